using System.Diagnostics;
using HotelConcierge.Contracts.Processes;

namespace HotelConcierge.Benchmarks.Servers;

/// <summary>A server in a process of its own, so that its memory and its start can be measured and it can be killed.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>What a server prints before its address.</summary>
    public const string Listening = "HotelConcierge is listening on ";

    /// <summary>The program that runs the servers which are not the product as it is.</summary>
    public const string ThisProgram = "HotelConcierge.Benchmarks.dll";

    private readonly ChildProcess _process;

    private ServerProcess(ChildProcess process, Uri url) => (_process, Url) = (process, url);

    /// <summary>Of <see cref="Stopwatch"/>: the moment before the process was started.</summary>
    public long StartedAt => _process.StartedAt;

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>
    /// What it has used of all cores together. Unlike a time on the clock, it hardly depends on what else the machine does.
    /// </summary>
    public TimeSpan ProcessorTime => _process.Measured().TotalProcessorTime;

    /// <summary>In megabytes.</summary>
    public double Memory => _process.Measured().WorkingSet64 / 1e6;

    /// <summary>The most it ever had, in megabytes.</summary>
    public double PeakMemory => _process.Measured().PeakWorkingSet64 / 1e6;

    /// <summary>Starts a program that is beside this one, and waits until it listens.</summary>
    /// <param name="runtimeOf">The program whose runtime settings it gets; null for its own.</param>
    public static async Task<ServerProcess> StartAsync(string program, IEnumerable<string> args, string? runtimeOf = null)
    {
        string[] runtime = runtimeOf is null ? [] : ["exec", "--runtimeconfig", InFolder(runtimeOf + ".runtimeconfig.json")];
        var process = ChildProcess.Start("dotnet", [.. runtime, InFolder(program), .. args]);
        var line = await process.WaitForLineAsync(line => line.StartsWith(Listening, StringComparison.Ordinal), CancellationToken.None);
        return new(process, new Uri(line[Listening.Length..].Trim()));
    }

    /// <summary>SIGKILL.</summary>
    public async ValueTask DisposeAsync()
    {
        await _process.KillAsync();
        _process.Dispose();
    }

    private static string InFolder(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
