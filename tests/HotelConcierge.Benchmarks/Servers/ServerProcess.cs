using System.Diagnostics;

namespace HotelConcierge.Benchmarks.Servers;

/// <summary>A server in a process of its own, so that its memory and its start can be measured and it can be killed.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>What a server prints before its address.</summary>
    public const string Listening = "HotelConcierge is listening on ";

    /// <summary>The program that runs the servers which are not the product as it is.</summary>
    public const string ThisProgram = "HotelConcierge.Benchmarks.dll";

    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _url = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(string program, IEnumerable<string> args, string? runtimeOf)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        string[] runtime = runtimeOf is null ? [] : ["exec", "--runtimeconfig", InFolder(runtimeOf + ".runtimeconfig.json")];
        foreach (var arg in runtime.Append(InFolder(program)).Concat(args))
            start.ArgumentList.Add(arg);
        foreach (var known in ConciergeServices.Settings.All)
            start.Environment.Remove(known.Name);
        StartedAt = Stopwatch.GetTimestamp();
        _process = Process.Start(start)!;
        Output = Task.Run(DrainAsync);
    }

    /// <summary>Of <see cref="Stopwatch"/>: the moment before the process was started.</summary>
    public long StartedAt { get; }

    /// <summary>Where it listens.</summary>
    public Uri Url => _url.Task.Result;

    /// <summary>What it has used of all cores together. Unlike a time on the clock, it hardly depends on what else the machine does.</summary>
    public TimeSpan ProcessorTime => Refreshed().TotalProcessorTime;

    /// <summary>In megabytes.</summary>
    public double Memory => Refreshed().WorkingSet64 / 1e6;

    /// <summary>The most it ever had, in megabytes.</summary>
    public double PeakMemory => Refreshed().PeakWorkingSet64 / 1e6;

    private Task Output { get; }

    /// <summary>Starts a program that is beside this one, and waits until it listens.</summary>
    /// <param name="runtimeOf">The program whose runtime settings it gets; null for its own.</param>
    public static async Task<ServerProcess> StartAsync(string program, IEnumerable<string> args, string? runtimeOf = null)
    {
        var server = new ServerProcess(program, args, runtimeOf);
        await server._url.Task;
        return server;
    }

    /// <summary>SIGKILL.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await Output;
        _process.Dispose();
    }

    private static string InFolder(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private Process Refreshed()
    {
        _process.Refresh();
        return _process;
    }

    private async Task DrainAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Listening, StringComparison.Ordinal))
                _url.TrySetResult(new Uri(line[Listening.Length..].Trim()));
        }

        _url.TrySetException(new InvalidOperationException("The server ended before it listened."));
    }
}
