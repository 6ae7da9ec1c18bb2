using HotelConcierge.Diagnostics;
using HotelConcierge.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Telegram;

/// <summary>Registers the Telegram channel.</summary>
public static class TelegramRegistration
{
    /// <summary>The name of the HTTP client that talks to Telegram.</summary>
    public const string HttpClientName = "Telegram";

    /// <summary>The channel's line in the list of channels.</summary>
    public static ChannelRegistration Channel { get; } = new(
        TelegramOptions.Section,
        TelegramSettings.All,
        [nameof(TelegramOptions.BotToken), nameof(TelegramOptions.SecretToken)],
        AddTelegram);


    /// <summary>
    /// Adds the channel with its settings, checked at start. A deployment whose section <c>Telegram</c> names neither a bot nor a
    /// secret has no Telegram channel: nothing is added.
    /// </summary>
    public static IServiceCollection AddTelegram(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(TelegramOptions.Section);
        if (string.IsNullOrWhiteSpace(section[nameof(TelegramOptions.BotToken)])
            && string.IsNullOrWhiteSpace(section[nameof(TelegramOptions.SecretToken)]))
            return services;

        services.AddPublicAddress(configuration);
        services.AddSettings<TelegramOptions>(configuration, TelegramOptions.Section, TelegramSettings.All);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TelegramOptions>, TelegramOptions.Check>());

        services.AddDiscreetHttpClient(HttpClientName, provider => provider.GetRequiredService<IOptions<TelegramOptions>>().Value.RequestTimeout);
        services.TryAddSingleton(provider => new TelegramBotApi(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName),
            provider.GetRequiredService<IOptions<TelegramOptions>>()));
        services.AddDiscreetHttpClient(TelegramMedia.HttpClientName, _ => Timeout.InfiniteTimeSpan);
        services.TryAddSingleton(provider => new TelegramMedia(
            provider.GetRequiredService<TelegramBotApi>(),
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(TelegramMedia.HttpClientName),
            provider.GetRequiredService<IOptions<TelegramOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IChannel, TelegramChannel>());
        services.TryAddEnumerable(ServiceDescriptor.Transient<IProbe, TelegramProbe>());
        services.TryAddEnumerable(ServiceDescriptor.Transient<IRegistersWebhook, TelegramWebhookSetup>());
        return services;
    }
}
