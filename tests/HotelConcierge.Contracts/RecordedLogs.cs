using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Contracts;

/// <summary>
/// Keeps what was logged at Information and above, as an operator would read it, and all that a log store would keep with it.
/// </summary>
public sealed class RecordedLogs : ILoggerFactory, ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    private readonly ConcurrentQueue<string> _details = new();

    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>The values behind the lines, and the scopes they stood in.</summary>
    public IReadOnlyCollection<string> Details => _details;

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        _details.Enqueue(Describe(state));
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        if (!IsEnabled(logLevel))
            return;
        _lines.Enqueue($"{logLevel}: {formatter(state, exception)}{(exception is null ? "" : $" {exception}")}");
        _details.Enqueue(Describe(state));
    }

    private static string Describe(object? state) =>
        state is IEnumerable<KeyValuePair<string, object?>> values
            ? string.Join('\n', values.Select(value => $"{value.Key}={value.Value}"))
            : state?.ToString() ?? "";
}
