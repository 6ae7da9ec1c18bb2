using HotelConcierge.Embedded.Model;
using HotelConcierge.Local.Conversations;
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

        var stopped = host.App.WaitForShutdownAsync();
        var memory = IdleMemory.RunAsync(host.App.Services.GetRequiredService<TimeProvider>(), host.App.Lifetime.ApplicationStopping);

        // The demo model's data takes some tenths of a second of a processor and megabytes, so it is read when somebody writes: in the
        // pause that waits for more messages, before an answer needs it. A mistake in it ends the program, as one in any other does.
        if (await Task.WhenAny(stopped, host.App.Services.GetRequiredService<SqliteConversations>().Begun) != stopped)
            host.App.Services.GetRequiredService<IChatClient>().GetService<EmbeddedModel>()?.ReadContent();
        await stopped;
        await memory;
        return 0;
    }
}
