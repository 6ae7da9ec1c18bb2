using System.Collections.Concurrent;
using System.Diagnostics;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>The real app in a process of its own, which can be killed.</summary>
internal sealed class AppProcess : IDisposable, IKillableHost
{
    private const string Listening = "HotelConcierge is listening on ";

    private readonly Process _process;
    private readonly TaskCompletionSource<string> _url = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _output = new();

    private AppProcess(IEnumerable<string> args, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "HotelConcierge.Local.dll"));
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        foreach (var known in ConciergeServices.Settings.All)
            start.Environment.Remove(known.Name);
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Exited += (_, _) => _url.TrySetException(new InvalidOperationException($"The app ended: {Output}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Everything it has printed.</summary>
    public string Output => string.Join('\n', _output);

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
            world.Twilio.WebhookUrl = await app._url.Task.WaitAsync(world.Patience) + "/api/channels/twilio";
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
        _ = app._url.Task.Exception;
        await app._process.WaitForExitAsync(cancellationToken);
        return (app._process.ExitCode, app.Output);
    }

    /// <summary>SIGTERM, as an operator's service manager sends it: the app ends in its own way.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var signal = Process.Start("/bin/sh", ["-c", $"kill -TERM {_process.Id}"]);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Note(string? line)
    {
        if (line is null)
            return;
        _output.Enqueue(line);
        if (line.StartsWith(Listening, StringComparison.Ordinal))
            _url.TrySetResult(line[Listening.Length..].Trim());
    }
}
