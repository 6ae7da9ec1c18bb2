using HotelConcierge.Contracts.Processes;

namespace HotelConcierge.Contracts.Node;

/// <summary>
/// A script that Node runs, until it ends by itself, is disposed of, or whoever started it is gone, were it killed: the
/// script's standard input is the leash.
/// </summary>
public sealed class NodeProcess : IAsyncDisposable
{
    private const string Leash = "process.stdin.on('end', () => process.exit(1)).resume().unref();";

    private readonly ChildProcess _process;
    private int _read;

    private NodeProcess(ChildProcess process) => _process = process;

    /// <summary>Everything it has printed, to either stream.</summary>
    public string Said => _process.Output;

    /// <summary>The id of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Starts a script.</summary>
    /// <param name="script">The path of its file.</param>
    /// <param name="modules">Where its packages are looked for, as <see cref="NodePackages.FetchAsync"/> gives it.</param>
    public static NodeProcess Start(
        string script,
        IEnumerable<string> arguments,
        string modules,
        params (string Name, string Value)[] environment)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(environment);
        return new(ChildProcess.Start(
            NodePackages.Find("node"),
            ["--import", "data:text/javascript," + Uri.EscapeDataString(Leash), script, .. arguments],
            environment.Append(("NODE_PATH", modules)).Select(setting => KeyValuePair.Create(setting.Item1, setting.Item2))));
    }

    /// <summary>The next line of its standard output.</summary>
    /// <exception cref="InvalidOperationException">It has ended; says what it printed.</exception>
    /// <exception cref="TimeoutException">The caller's patience has ended.</exception>
    public async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var lines = await _process.WaitForCountAsync(_read + 1, cancellationToken);
        return lines[_read++];
    }

    /// <summary>Waits until it has ended.</summary>
    /// <returns>What it printed to its standard output and nobody has read.</returns>
    /// <exception cref="InvalidOperationException">It ended with another exit code than 0; says what it printed.</exception>
    public async Task<IReadOnlyList<string>> RunToEndAsync(CancellationToken cancellationToken)
    {
        var exitCode = await _process.WaitForExitAsync(cancellationToken);
        return exitCode == 0
            ? [.. _process.Lines.Skip(_read)]
            : throw new InvalidOperationException($"The script ended with exit code {exitCode}. It said: {Said}");
    }

    public ValueTask DisposeAsync()
    {
        _process.Dispose();
        return ValueTask.CompletedTask;
    }
}
