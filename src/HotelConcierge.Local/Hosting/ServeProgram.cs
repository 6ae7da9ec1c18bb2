using HotelConcierge.Embedded.Model;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Local.Hosting;

/// <summary>Serves the routes until stopped.</summary>
internal static class ServeProgram
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var host = await LocalHost.BuildAsync(args, change: null, CancellationToken.None);
        await host.StartAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync(Greeting.Of(host));

        // Guests' messages are taken already while the demo's data is read; a mistake in it still ends the start.
        host.App.Services.GetRequiredService<IChatClient>().GetService<EmbeddedModel>()?.ReadContent();
        await host.App.WaitForShutdownAsync();
        return 0;
    }
}
