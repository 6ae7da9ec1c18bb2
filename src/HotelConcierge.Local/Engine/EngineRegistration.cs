namespace HotelConcierge.Local.Engine;

/// <summary>
/// Registers the engine. It runs every registered orchestration and activity and tells every <see cref="IFinishRecorder"/>.
/// </summary>
internal static class EngineRegistration
{
    /// <remarks>Needs <c>AddSqlite</c> and a <see cref="TimeProvider"/>.</remarks>
    public static IServiceCollection AddTurnEngine(this IServiceCollection services)
    {
        services.AddOptions<TurnEngineOptions>().ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<ActivityRunner>()
            .AddSingleton<TurnEngine>()
            .AddHostedService(provider => provider.GetRequiredService<TurnEngine>());
    }
}
