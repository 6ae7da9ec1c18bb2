using HotelConcierge.Embedded.Model;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Local.Hosting;

/// <summary>Serves the routes until stopped.</summary>
internal static class ServeProgram
{
    /// <summary>
    /// By then whoever waited for the start has been thanked. The demo model's data takes some tenths of a second of a processor, and is read
    /// earlier where an answer needs it.
    /// </summary>
    private static readonly TimeSpan BeforeDemo = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(string[] args)
    {
        await using var host = await LocalHost.BuildAsync(args, change: null, CancellationToken.None);
        await host.StartAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync(Greeting.Of(host));

        // A mistake in that data ends the program, as one in any other does.
        var stopped = host.App.WaitForShutdownAsync();
        if (await Task.WhenAny(stopped, Task.Delay(BeforeDemo)) != stopped)
            host.App.Services.GetRequiredService<IChatClient>().GetService<EmbeddedModel>()?.ReadContent();
        await stopped;
        return 0;
    }
}
