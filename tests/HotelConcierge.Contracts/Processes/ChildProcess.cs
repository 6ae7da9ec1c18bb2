using System.Diagnostics;
using HotelConcierge.Simulators;

namespace HotelConcierge.Contracts.Processes;

/// <summary>
/// A program in a process of its own, as its driver sees it: what it says, how it ends, and that it can be killed. It has none of the
/// product's settings but those that it is given.
/// </summary>
public sealed class ChildProcess : IDisposable
{
    private const int LastLines = 30;

    private readonly Process _process;
    private readonly Feed<string> _lines = new();
    private readonly Feed<string> _errors = new();
    private readonly Feed<string> _said = new();
    private readonly Task _ended;

    private ChildProcess(ProcessStartInfo start)
    {
        StartedAt = Stopwatch.GetTimestamp();
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Note(line.Data, _lines);
        _process.ErrorDataReceived += (_, line) => Note(line.Data, _errors);
        _process.Start();
        Id = _process.Id;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _ended = _process.WaitForExitAsync();
    }

    public int Id { get; }

    /// <summary>Of <see cref="Stopwatch"/>: the moment before it was started.</summary>
    public long StartedAt { get; }

    /// <summary>Everything it has printed, to either stream, in the order in which it came.</summary>
    public string Output => string.Join('\n', _said.Snapshot());

    /// <summary>The lines of its standard output.</summary>
    public IReadOnlyList<string> Lines => _lines.Snapshot();

    /// <summary>The lines of its error output.</summary>
    public IReadOnlyList<string> Errors => _errors.Snapshot();

    /// <summary>Starts a program in the folder of the tests.</summary>
    /// <param name="program">A path, or a name that the system finds, such as <c>dotnet</c>.</param>
    /// <param name="settings">For its environment; a name may have <c>:</c> between section and setting.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
    public static ChildProcess Start(
        string program, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>>? settings = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var known in ConciergeServices.Settings.All)
            start.Environment.Remove(known.Name);
        foreach (var (name, value) in settings ?? [])
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return new(start);
    }

    /// <summary>What it uses, as the system tells at this moment.</summary>
    public Process Measured()
    {
        _process.Refresh();
        return _process;
    }

    /// <summary>Writes a line to its standard input. Safe for any thread.</summary>
    public void Tell(string line)
    {
        lock (_process)
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
        }
    }

    /// <summary>The first line of its standard output that is the one, as soon as it is there.</summary>
    /// <exception cref="InvalidOperationException">It ended without having said so; tells what it printed.</exception>
    /// <exception cref="TimeoutException">The caller's patience has ended; tells its last lines.</exception>
    public async Task<string> WaitForLineAsync(Func<string, bool> isIt, CancellationToken cancellationToken)
    {
        var lines = await WaitForAsync(lines => lines.Any(isIt), cancellationToken);
        return lines.First(isIt);
    }

    /// <summary>The lines of its standard output, as soon as there are so many.</summary>
    /// <inheritdoc cref="WaitForLineAsync" path="/exception"/>
    public Task<IReadOnlyList<string>> WaitForCountAsync(int count, CancellationToken cancellationToken) =>
        WaitForAsync(lines => lines.Count >= count, cancellationToken);

    /// <summary>Waits until it has ended and all is read that it printed.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitForExitAsync(CancellationToken cancellationToken)
    {
        await _ended.WaitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>SIGTERM, as an operator's service manager sends it: it ends in its own way.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var signal = Process.Start("/bin/sh", ["-c", $"kill -TERM {Id}"]);
        return await WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _ended;
    }

    /// <summary>Ends it and whatever it has started.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private async Task<IReadOnlyList<string>> WaitForAsync(Func<IReadOnlyList<string>, bool> enough, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = _lines.WaitForAsync(enough, over.Token);
        if (await Task.WhenAny(reading, _ended) == _ended)
        {
            // All lines are there now, whether or not the waiting has noticed.
            await over.CancelAsync();
            return enough(Lines) ? Lines : throw new InvalidOperationException($"The process ended by itself:\n{Output}");
        }

        try
        {
            return await reading;
        }
        catch (OperationCanceledException patienceLost)
        {
            var last = string.Join('\n', _lines.Snapshot().TakeLast(LastLines).Concat(Errors));
            throw new TimeoutException($"The process did not say what was awaited. Its last lines:\n{last}", patienceLost);
        }
    }

    private void Note(string? line, Feed<string> stream)
    {
        if (line is null)
            return;
        _said.Add(line);
        stream.Add(line);
    }
}
