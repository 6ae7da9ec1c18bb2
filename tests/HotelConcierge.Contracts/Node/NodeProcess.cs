using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;

namespace HotelConcierge.Contracts.Node;

/// <summary>
/// A script that Node runs, until it ends by itself, is disposed of, or whoever started it is gone, were it killed: the
/// script's standard input is the leash.
/// </summary>
public sealed class NodeProcess : IAsyncDisposable
{
    private const string Leash = "process.stdin.on('end', () => process.exit(1)).resume().unref();";

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    private NodeProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Note(line.Data, toRead: true);
        _process.ErrorDataReceived += (_, line) => Note(line.Data, toRead: false);
        _process.Start();
        Id = _process.Id;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Everything it has printed, to either stream.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>The id of the process.</summary>
    public int Id { get; }

    /// <summary>Starts a script.</summary>
    /// <param name="script">The path of its file.</param>
    /// <param name="modules">Where its packages are looked for, as <see cref="NodePackages.FetchAsync"/> gives it.</param>
    public static NodeProcess Start(string script, IEnumerable<string> arguments, string modules, params (string Name, string Value)[] environment)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(environment);
        var start = new ProcessStartInfo(NodePackages.Find("node"))
        {
            WorkingDirectory = AppContext.BaseDirectory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["--import", "data:text/javascript," + Uri.EscapeDataString(Leash), script, .. arguments])
            start.ArgumentList.Add(argument);
        start.Environment["NODE_PATH"] = modules;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new(start);
    }

    /// <summary>The next line of its standard output.</summary>
    /// <exception cref="InvalidOperationException">It has ended; says what it printed.</exception>
    public async Task<string> ReadLineAsync(CancellationToken cancellationToken) =>
        await _lines.Reader.WaitToReadAsync(cancellationToken) && _lines.Reader.TryRead(out var line) ? line : throw new InvalidOperationException($"The script has ended. It said: {Said}");

    /// <summary>Waits until it has ended.</summary>
    /// <returns>What it printed to its standard output and nobody has read.</returns>
    /// <exception cref="InvalidOperationException">It ended with another exit code than 0; says what it printed.</exception>
    public async Task<IReadOnlyList<string>> RunToEndAsync(CancellationToken cancellationToken)
    {
        List<string> lines = [];
        await foreach (var line in _lines.Reader.ReadAllAsync(cancellationToken))
            lines.Add(line);
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode == 0 ? lines : throw new InvalidOperationException($"The script ended with exit code {_process.ExitCode}. It said: {Said}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Note(string? line, bool toRead)
    {
        if (line is not null)
            _said.Enqueue(line);
        if (!toRead)
            return;
        if (line is null)
            _lines.Writer.TryComplete();
        else
            _lines.Writer.TryWrite(line);
    }
}
