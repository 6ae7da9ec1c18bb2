using HotelConcierge.Diagnostics;
using HotelConcierge.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Twilio;

/// <summary>Registers the Twilio channel.</summary>
public static class TwilioRegistration
{
    /// <summary>The name of the HTTP client that talks to Twilio.</summary>
    public const string HttpClientName = "Twilio";

    /// <summary>The channel's line in the list of channels.</summary>
    public static ChannelRegistration Channel { get; } = new(
        TwilioOptions.Section,
        TwilioSettings.All,
        [nameof(TwilioOptions.AccountSid), nameof(TwilioOptions.AuthToken)],
        AddTwilio);

    /// <summary>
    /// Adds the channel with its settings, checked at start. A deployment whose section <c>Twilio</c> names neither an account nor a
    /// token has no Twilio channel: nothing is added. A host that brings another <see cref="ITwilioMessages"/> registers it before.
    /// </summary>
    public static IServiceCollection AddTwilio(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(TwilioOptions.Section);
        if (string.IsNullOrWhiteSpace(section[nameof(TwilioOptions.AccountSid)])
            && string.IsNullOrWhiteSpace(section[nameof(TwilioOptions.AuthToken)]))
            return services;

        services.AddPublicAddress(configuration);
        services.AddTwilioAccount(configuration);

        // Its time limit is kept by its user, by the host's clock.
        services.AddDiscreetHttpClient(HttpClientName, _ => Timeout.InfiniteTimeSpan);
        services.TryAddSingleton<ITwilioMessages>(provider => new TwilioRestMessages(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName),
            provider.GetRequiredService<IOptions<TwilioOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddDiscreetHttpClient(TwilioMedia.HttpClientName, _ => Timeout.InfiniteTimeSpan);
        services.TryAddSingleton(provider => new TwilioMedia(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(TwilioMedia.HttpClientName),
            provider.GetRequiredService<IOptions<TwilioOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IChannel, TwilioChannel>());
        services.TryAddEnumerable(ServiceDescriptor.Transient<IProbe, TwilioProbe>());
        services.TryAddSingleton<TwilioAccountApi>();
        services.TryAddEnumerable(ServiceDescriptor.Transient<IRegistersWebhook, TwilioWebhookSetup>());
        return services;
    }

    /// <summary>
    /// Adds the account's settings, checked at start, for each channel that is a product of Twilio's. Done again, nothing.
    /// </summary>
    internal static void AddTwilioAccount(this IServiceCollection services, IConfiguration configuration)
    {
        if (services.Any(service => service.ImplementationType == typeof(TwilioOptions.Check)))
            return;
        var section = configuration.GetSection(TwilioOptions.Section);
        services.AddSettings<TwilioOptions>(configuration, TwilioOptions.Section, TwilioSettings.All)
            .Configure(options => TwilioTemplate.Collect(section, options.Templates));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TwilioOptions>, TwilioOptions.Check>());
    }
}
