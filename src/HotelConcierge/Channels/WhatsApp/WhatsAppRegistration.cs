using HotelConcierge.Diagnostics;
using HotelConcierge.Media;
using HotelConcierge.Settings;
using HotelConcierge.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.WhatsApp;

/// <summary>Registers WhatsApp directly from Meta.</summary>
public static class WhatsAppRegistration
{
    /// <summary>The name of the HTTP client that talks to Meta.</summary>
    public const string HttpClientName = "WhatsApp";

    private static readonly string[] _needs =
    [
        nameof(WhatsAppOptions.AccessToken),
        nameof(WhatsAppOptions.AppSecret),
        nameof(WhatsAppOptions.VerifyToken),
        nameof(WhatsAppOptions.PhoneNumberId),
    ];

    /// <summary>The channel's line in the list of channels.</summary>
    public static ChannelRegistration Channel { get; } = new(WhatsAppOptions.Section, WhatsAppSettings.All, _needs, AddWhatsApp);

    /// <summary>
    /// Adds the channel with its settings, checked at start. A deployment whose section <c>WhatsApp</c> names nothing of what it needs
    /// has no such channel: nothing is added.
    /// </summary>
    public static IServiceCollection AddWhatsApp(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(WhatsAppOptions.Section);
        if (_needs.All(need => string.IsNullOrWhiteSpace(section[need])))
            return services;

        services.AddPublicAddress(configuration);
        services.AddSettings<WhatsAppOptions>(configuration, WhatsAppOptions.Section, WhatsAppSettings.All)
            .Configure(options => WhatsAppTemplate.Collect(section, options.Templates));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WhatsAppOptions>, WhatsAppOptions.Check>());

        services.AddDiscreetHttpClient(HttpClientName, provider => provider.GetRequiredService<IOptions<WhatsAppOptions>>().Value.RequestTimeout);
        services.TryAddSingleton(provider => new WhatsAppGraphApi(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName),
            provider.GetRequiredService<IOptions<WhatsAppOptions>>()));
        services.AddDiscreetHttpClient(WhatsAppMedia.HttpClientName, _ => Timeout.InfiniteTimeSpan);
        services.TryAddSingleton(provider => new WhatsAppMedia(
            provider.GetRequiredService<WhatsAppGraphApi>(),
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(WhatsAppMedia.HttpClientName),
            provider.GetRequiredService<IOptions<WhatsAppOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddDiscreetHttpClient(WhatsAppUploads.HttpClientName, _ => WhatsAppUploads.LongestUpload);
        services.TryAddSingleton(provider => new WhatsAppUploads(
            new(
                provider.GetRequiredService<IHttpClientFactory>().CreateClient(WhatsAppUploads.HttpClientName),
                provider.GetRequiredService<IOptions<WhatsAppOptions>>()),
            provider.GetRequiredService<ReplyMedia>(),
            provider.GetRequiredService<ITableStore>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<GuestAliases>();
        services.TryAddSingleton<SentKeys>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IChannel, WhatsAppChannel>());
        services.TryAddEnumerable(ServiceDescriptor.Transient<IProbe, WhatsAppProbe>());
        services.TryAddEnumerable(ServiceDescriptor.Transient<IRegistersWebhook, WhatsAppWebhookSetup>());
        return services;
    }
}
