using HotelConcierge.Channels;
using HotelConcierge.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Tests.Channels.Toy;

/// <summary>Registers the toy, as any channel is registered.</summary>
internal static class ToyRegistration
{
    private const string HttpClientName = "Toy";

    public static ChannelRegistration Channel { get; } = new(ToyOptions.Section, ToyOptions.Settings, [nameof(ToyOptions.Squeak)], AddToy);

    public static IServiceCollection AddToy(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration.GetSection(ToyOptions.Section)[nameof(ToyOptions.Squeak)]))
            return services;
        services.AddSettings<ToyOptions>(configuration, ToyOptions.Section, ToyOptions.Settings);
        services.AddHttpClient(HttpClientName)
            .ConfigureHttpClient((provider, http) => http.Timeout = Options(provider).Value.RequestTimeout)
            .RemoveAllLoggers();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IChannel, ToyChannel>(provider =>
            new(provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName), Options(provider))));
        return services;

        static IOptions<ToyOptions> Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<ToyOptions>>();
    }
}
