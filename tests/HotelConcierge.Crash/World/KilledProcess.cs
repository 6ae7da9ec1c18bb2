using System.Diagnostics;
using System.Text.Json;
using HotelConcierge.Crash.Killed;
using HotelConcierge.Simulators;

namespace HotelConcierge.Crash.World;

/// <summary>One life of the process that is killed, as its driver sees it.</summary>
internal sealed class KilledProcess : IDisposable
{
    private readonly Process _process;
    private readonly Feed<string> _lines = new();
    private readonly Feed<string> _errors = new();
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private KilledProcess(string file)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
            ArgumentList = { typeof(KilledProgram).Assembly.Location, Program.Killed, file },
        };
        foreach (var known in ConciergeServices.Settings.All)
            start.Environment.Remove(known.Name);
        // Files that are watched for changes are few on some machines; many houses would use them up.
        start.Environment["DOTNET_HOSTBUILDER__RELOADCONFIGONCHANGE"] = "false";
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Add(_lines, line.Data);
        _process.ErrorDataReceived += (_, line) => Add(_errors, line.Data);
        _process.Exited += (_, _) => _exited.TrySetResult();
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it wrote to its error output: warnings and worse.</summary>
    public IReadOnlyList<string> Errors => _errors.Snapshot();

    /// <summary>Starts it; its houses say by themselves when they listen.</summary>
    /// <param name="file">Where to put what it has to read.</param>
    public static KilledProcess Start(IReadOnlyList<HouseSettings> houses, string file)
    {
        File.WriteAllText(file, JsonSerializer.Serialize(houses));
        return new(file);
    }

    /// <summary>Waits until the house listens, and opens it to its guests.</summary>
    public async Task OpenAsync(House house, CancellationToken cancellationToken)
    {
        var listening = $"listening {house.Settings.Name} ";
        var line = await ReadAsync(line => line.StartsWith(listening, StringComparison.Ordinal), cancellationToken);
        house.Open(line[listening.Length..]);
    }

    /// <summary>Completes when the turn that answers this message has ended in this life.</summary>
    /// <param name="sid">Of the message that started the turn.</param>
    public Task WaitForEndAsync(House house, string sid, CancellationToken cancellationToken) =>
        ReadAsync(line => line.StartsWith($"ended {house.Settings.Name} ", StringComparison.Ordinal) && line.EndsWith(sid, StringComparison.Ordinal), cancellationToken);

    /// <summary>Completes when the house stands at the point that was armed.</summary>
    public Task WaitForStandingAsync(House house, CancellationToken cancellationToken) =>
        ReadAsync(line => line.StartsWith($"standing {house.Settings.Name} ", StringComparison.Ordinal), cancellationToken);

    /// <summary>The points that a house passed so far, in order, when they are listed.</summary>
    public IReadOnlyList<string> PassedBy(House house)
    {
        var passed = $"passed {house.Settings.Name} ";
        return [.. _lines.Snapshot().Where(line => line.StartsWith(passed, StringComparison.Ordinal)).Select(line => line[passed.Length..])];
    }

    /// <summary>Arms a point and waits until it is.</summary>
    public async Task ArmAsync(House house, string point, CancellationToken cancellationToken)
    {
        lock (_process)
        {
            _process.StandardInput.WriteLine($"arm {house.Settings.Name} {point}");
            _process.StandardInput.Flush();
        }

        await ReadAsync(line => line == $"armed {house.Settings.Name}", cancellationToken);
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

    private async Task<string> ReadAsync(Predicate<string> isIt, CancellationToken cancellationToken)
    {
        var reading = _lines.WaitForAsync(lines => lines.Any(line => isIt(line)), cancellationToken);
        if (await Task.WhenAny(reading, _exited.Task) != reading && !reading.IsCompleted)
            throw new InvalidOperationException($"The process ended by itself:\n{string.Join('\n', Errors)}");
        try
        {
            return (await reading).First(line => isIt(line));
        }
        catch (OperationCanceledException patienceLost)
        {
            throw new TimeoutException($"The process did not say what was awaited. Its last lines:\n{string.Join('\n', _lines.Snapshot().TakeLast(30).Concat(Errors))}", patienceLost);
        }
    }

    private static void Add(Feed<string> feed, string? line)
    {
        if (line is not null)
            feed.Add(line);
    }
}
