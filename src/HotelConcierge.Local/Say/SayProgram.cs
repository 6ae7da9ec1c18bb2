using HotelConcierge.Assistants;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Settings;

namespace HotelConcierge.Local.Say;

/// <summary>Runs <c>say</c> against the host on the data folder, or starts one on free ports for as long as it takes.</summary>
internal static class SayProgram
{
    public static async Task<int> RunAsync(string[] args)
    {
        var (options, problem) = SayOptions.Parse(args);
        if (options is null)
        {
            await Console.Error.WriteLineAsync($"{problem}\n{SayOptions.Usage}");
            return 1;
        }

        string[] settings =
        [
            "--urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=Warning",
            $"--EmbeddedModel:Delay={options.ModelDelay:c}",
        ];
        if (HostNote.Find(DataPath()) is { } running)
            return await SayAsync(running, AssistantCatalog.Load(LocalHost.AssistantsFolder), options);

        await using var host = await LocalHost.BuildAsync(settings, CancellationToken.None);
        await host.StartAsync(CancellationToken.None);
        var code = await SayAsync(host.Note!, host.App.Services.GetRequiredService<AssistantCatalog>(), options);
        await host.App.StopAsync();
        return code;
    }

    private static string DataPath() =>
        new ConfigurationBuilder().AddEnvironmentVariables().Build()["Data:Path"] is { Length: > 0 } path ? path : new DataOptions().Path;

    private static async Task<int> SayAsync(HostNote host, AssistantCatalog assistants, SayOptions options)
    {
        using var say = new SayCommand(host, assistants, Console.Out, TimeProvider.System);
        return await say.RunAsync(options, CancellationToken.None);
    }
}
