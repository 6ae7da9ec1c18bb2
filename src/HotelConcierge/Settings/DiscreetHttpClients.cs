using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Settings;

/// <summary>HTTP clients whose addresses, headers and bodies hold secrets or what guests wrote.</summary>
internal static class DiscreetHttpClients
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Adds a client without loggers, which follows no redirects (they would carry its secrets elsewhere) and keeps no cookies. It is made for
    /// good, so it renews connections, and with them DNS, by itself.
    /// </summary>
    /// <param name="timeout">How long a request may take.</param>
    public static IServiceCollection AddDiscreetHttpClient(
        this IServiceCollection services, string name, Func<IServiceProvider, TimeSpan> timeout)
    {
        services.AddHttpClient(name)
            .ConfigureHttpClient((provider, http) => http.Timeout = timeout(provider))
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    PooledConnectionLifetime = ConnectionLifetime,
                }
            )
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        return services;
    }
}
