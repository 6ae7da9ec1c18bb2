using HotelConcierge.Contracts;
using HotelConcierge.Local.Engine;
using HotelConcierge.Local.Storage;
using HotelConcierge.Orchestration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Tests.Engine;

/// <summary>One life of an engine on the database of a folder.</summary>
internal sealed class EngineHost : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddScoped<object>().BuildServiceProvider();
    private readonly ActivityRunner _runner;

    private EngineHost(EngineParts parts)
    {
        var options = Options.Create(parts.Options);
        Database = new(parts.Folder, parts.Logs.CreateLogger<SqliteDatabase>());
        _runner = new(
            parts.Activities,
            _services.GetRequiredService<IServiceScopeFactory>(),
            options,
            parts.Clock,
            parts.Logs.CreateLogger<ActivityRunner>());
        Engine = new(Database, _runner, parts.Orchestrations, parts.Recorders, options, parts.Clock, parts.Logs.CreateLogger<TurnEngine>());
    }

    public SqliteDatabase Database { get; }

    public TurnEngine Engine { get; }

    public static async Task<EngineHost> StartAsync(EngineParts parts)
    {
        var host = new EngineHost(parts);
        await host.Engine.StartAsync(CancellationToken.None);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.StopAsync(CancellationToken.None);
        Engine.Dispose();
        _runner.Dispose();
        await Database.DisposeAsync();
        await _services.DisposeAsync();
    }
}

internal sealed record EngineParts(string Folder, TimeProvider Clock)
{
    public IReadOnlyList<OrchestrationRegistration> Orchestrations { get; init; } = [];

    public IReadOnlyList<ActivityRegistration> Activities { get; init; } = [];

    public IReadOnlyList<IFinishRecorder> Recorders { get; init; } = [];

    public TurnEngineOptions Options { get; init; } = new();

    public RecordedLogs Logs { get; init; } = new();
}
