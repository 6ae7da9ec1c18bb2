using HotelConcierge.Local.Hosting;
using HotelConcierge.Turns;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HotelConcierge.Local.Prompts;

/// <summary><c>prompts show hotel</c>: prints what a model would see of an assistant, and asks none.</summary>
internal static class PromptsProgram
{
    private const string Usage = "Usage: prompts show ASSISTANT [LANGUAGE], such as: prompts show hotel de";

    /// <returns>0 when it was printed; 1 when there is no such assistant.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not ["show", var name, .. var rest] || rest.Length > 1)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 1;
        }

        await using var host = await LocalHost.BuildAsync(
            ["--urls=http://127.0.0.1:0"], services => services.RemoveAll<ILoggerProvider>(), CancellationToken.None);
        var preview = host.App.Services.GetRequiredService<PromptPreview>();
        if (await preview.ShowAsync(name, rest.FirstOrDefault(), CancellationToken.None) is not { } text)
        {
            await Console.Error.WriteLineAsync($"There is no assistant '{name}'. {Usage}");
            return 1;
        }

        await Console.Out.WriteAsync(text);
        return 0;
    }
}
