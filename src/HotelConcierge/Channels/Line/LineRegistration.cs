using HotelConcierge.Diagnostics;
using HotelConcierge.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Line;

/// <summary>Registers LINE.</summary>
public static class LineRegistration
{
    /// <summary>The name of the HTTP client that talks to LINE.</summary>
    public const string HttpClientName = "LINE";

    private static readonly string[] _needs = [nameof(LineOptions.ChannelSecret), nameof(LineOptions.ChannelAccessToken)];

    /// <summary>The channel's line in the list of channels.</summary>
    public static ChannelRegistration Channel { get; } = new(LineOptions.Section, LineSettings.All, _needs, AddLine);

    /// <summary>
    /// Adds the channel with its settings, checked at start. A deployment whose section <c>Line</c> names nothing of what it needs has no
    /// such channel: nothing is added.
    /// </summary>
    public static IServiceCollection AddLine(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(LineOptions.Section);
        if (_needs.All(need => string.IsNullOrWhiteSpace(section[need])))
            return services;

        services.AddPublicAddress(configuration);
        services.AddSettings<LineOptions>(configuration, LineOptions.Section, LineSettings.All);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LineOptions>, LineOptions.Check>());

        services.AddDiscreetHttpClient(
            HttpClientName, provider => provider.GetRequiredService<IOptions<LineOptions>>().Value.RequestTimeout);
        services.TryAddSingleton(provider => new LineApi(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName),
            provider.GetRequiredService<IOptions<LineOptions>>()));
        services.AddDiscreetHttpClient(LineMedia.HttpClientName, _ => Timeout.InfiniteTimeSpan);
        services.TryAddSingleton(provider => new LineMedia(
            provider.GetRequiredService<LineApi>(),
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(LineMedia.HttpClientName),
            provider.GetRequiredService<IOptions<LineOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IChannel, LineChannel>());
        services.TryAddEnumerable(ServiceDescriptor.Transient<IProbe, LineProbe>());
        services.TryAddEnumerable(ServiceDescriptor.Transient<IRegistersWebhook, LineWebhookSetup>());
        return services;
    }
}
