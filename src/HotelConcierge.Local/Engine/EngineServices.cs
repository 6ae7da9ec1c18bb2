using HotelConcierge.Turns;

namespace HotelConcierge.Local.Engine;

/// <summary>Registers the engine.</summary>
internal static class EngineServices
{
    /// <summary>Adds the engine as a hosted service, with what it is to run.</summary>
    public static IServiceCollection AddTurnEngine(
        this IServiceCollection services,
        IEnumerable<OrchestrationRegistration> orchestrations,
        IEnumerable<ActivityRegistration> activities)
    {
        foreach (var orchestration in orchestrations)
            services.AddSingleton(orchestration);
        foreach (var activity in activities)
            services.AddSingleton(activity);
        services.AddOptions<TurnEngineOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ActivityRunner>();
        services.AddSingleton<TurnEngine>();
        return services.AddHostedService(provider => provider.GetRequiredService<TurnEngine>());
    }
}
