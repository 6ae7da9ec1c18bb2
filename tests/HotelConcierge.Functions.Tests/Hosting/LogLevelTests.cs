using HotelConcierge.Functions.Hosting;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Functions.Tests.Hosting;

public sealed class LogLevelTests
{
    [Theory]
    [InlineData("HotelConcierge.Turns.EndTurn", LogLevel.Information)]
    [InlineData("System.Net.Http.HttpClient.OpenAI.LogicalHandler", LogLevel.Warning)]
    [InlineData("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning)]
    [InlineData("Microsoft.DurableTask.Worker.Orchestrations", LogLevel.Warning)]
    [InlineData("Azure.Core", LogLevel.Warning)]
    public void The_worker_logs_what_we_say_and_of_libraries_only_trouble(string category, LogLevel least)
    {
        using var provider = new EverythingLogged();
        using var factory = LoggerFactory.Create(log =>
        {
            FunctionsHost.QuietLibraries(log);
            log.AddProvider(provider);
        });
        var logger = factory.CreateLogger(category);

        Assert.True(logger.IsEnabled(least));
        Assert.False(logger.IsEnabled(least - 1));
    }

    private sealed class EverythingLogged : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        { }

        public void Dispose()
        {
        }
    }
}
