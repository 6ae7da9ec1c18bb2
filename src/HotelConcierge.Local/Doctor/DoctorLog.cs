namespace HotelConcierge.Local.Doctor;

/// <summary>The log of a host that <c>doctor</c> put together: what nobody foresaw, since the report says all the rest.</summary>
internal sealed class DoctorLog(TextWriter output) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel) || exception is null)
            return;
        lock (output)
            output.WriteLine($"{exception.GetType().Name}: {exception.Message}");
    }

    public void Dispose()
    {
    }
}
