using HotelConcierge.Contracts.Processes;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>The real app in a process of its own, which can be killed.</summary>
internal sealed class AppProcess : IDisposable, IKillableHost
{
    private const string Listening = "HotelConcierge is listening on ";

    private readonly ChildProcess _process;

    private AppProcess(IEnumerable<string> args, IEnumerable<KeyValuePair<string, string>> settings) =>
        _process = ChildProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "HotelConcierge.Local.dll"), .. args], settings);

    /// <summary>Everything it has printed.</summary>
    public string Output => _process.Output;

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<AppProcess> StartAsync(World world, params (string Name, string Value)[] changes)
    {
        var settings = world.Settings();
        foreach (var (name, value) in changes)
            settings[name] = value;
        var app = new AppProcess(["--urls=http://127.0.0.1:0"], settings);
        world.Watch(() => app.Output);
        try
        {
            var line = await app._process.WaitForLineAsync(line => line.StartsWith(Listening, StringComparison.Ordinal), world.Patience);
            world.Twilio.WebhookUrl = line[Listening.Length..].Trim() + "/api/channels/twilio";
            return app;
        }
        catch
        {
            app.Dispose();
            throw;
        }
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        IReadOnlyList<string> args, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        using var app = new AppProcess(args, settings);
        return (await app._process.WaitForExitAsync(cancellationToken), app.Output);
    }

    /// <summary>SIGTERM, as an operator's service manager sends it: the app ends in its own way.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> StopAsync() => _process.StopAsync();

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public Task KillAsync() => _process.KillAsync();

    public void Dispose() => _process.Dispose();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
