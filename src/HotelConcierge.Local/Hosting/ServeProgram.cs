using HotelConcierge.Embedded.Model;
using HotelConcierge.Local.Conversations;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Local.Hosting;

/// <summary>Serves the routes until stopped.</summary>
internal static class ServeProgram
{
    /// <summary>By then whoever has written was thanked.</summary>
    private static readonly TimeSpan BeforeDemo = TimeSpan.FromMilliseconds(300);

    /// <summary>What is due unasked, or is to be told to staff, waits until whoever waited for the start was thanked.</summary>
    private static readonly TimeSpan BeforeClocks = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(string[] args)
    {
        await using var host = await LocalHost.BuildAsync(
            args, services => services.AddSingleton(new FirstLook(BeforeClocks)), CancellationToken.None);
        await host.StartAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync(Greeting.Of(host));

        var stopped = host.App.WaitForShutdownAsync();
        var memory = IdleMemory.RunAsync(host.App.Services.GetRequiredService<TimeProvider>(), host.App.Lifetime.ApplicationStopping);

        // The demo model's data takes some tenths of a second of a processor and megabytes, so it is read when somebody writes: in the
        // pause that waits for more messages, before an answer needs it. A mistake in it ends the program, as one in any other does.
        if (await Task.WhenAny(stopped, host.App.Services.GetRequiredService<SqliteConversations>().Begun) != stopped
            && await Task.WhenAny(stopped, Task.Delay(BeforeDemo)) != stopped)
            host.App.Services.GetRequiredService<IChatClient>().GetService<EmbeddedModel>()?.ReadContent();
        await stopped;
        await memory;
        return 0;
    }
}
