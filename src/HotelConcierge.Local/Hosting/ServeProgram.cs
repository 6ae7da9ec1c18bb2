namespace HotelConcierge.Local.Hosting;

/// <summary>Serves the routes until stopped.</summary>
internal static class ServeProgram
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var host = await LocalHost.BuildAsync(args, change: null, CancellationToken.None);
        await host.StartAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync(Greeting.Of(host));
        await host.App.WaitForShutdownAsync();
        return 0;
    }
}
