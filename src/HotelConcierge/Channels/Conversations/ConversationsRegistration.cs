using HotelConcierge.Channels.Twilio;
using HotelConcierge.Diagnostics;
using HotelConcierge.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Conversations;

/// <summary>Registers Twilio Conversations.</summary>
public static class ConversationsRegistration
{
    /// <summary>The name of the HTTP client that talks to the Conversations API.</summary>
    public const string HttpClientName = "Twilio Conversations";

    /// <summary>The channel's line in the list of channels.</summary>
    public static ChannelRegistration Channel { get; } = new(
        ConversationsOptions.Section, ConversationsSettings.All, [nameof(ConversationsOptions.ServiceSid)], AddConversations)
    {
        Beside =
        [
            $"{TwilioOptions.Section}__{nameof(TwilioOptions.AccountSid)}", $"{TwilioOptions.Section}__{nameof(TwilioOptions.AuthToken)}",
        ],
    };

    /// <summary>
    /// Adds the channel with its settings, checked at start. A deployment that names no chat service has no such channel: nothing is added.
    /// </summary>
    public static IServiceCollection AddConversations(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(ConversationsOptions.Section);
        if (string.IsNullOrWhiteSpace(section[nameof(ConversationsOptions.ServiceSid)]))
            return services;

        services.AddPublicAddress(configuration);
        services.AddTwilioAccount(configuration);
        services.AddSettings<ConversationsOptions>(configuration, ConversationsOptions.Section, ConversationsSettings.All);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ConversationsOptions>, ConversationsOptions.Check>());

        services.AddDiscreetHttpClient(
            HttpClientName, provider => provider.GetRequiredService<IOptions<ConversationsOptions>>().Value.RequestTimeout);
        services.TryAddSingleton(provider => new ConversationsApi(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName),
            provider.GetRequiredService<IOptions<ConversationsOptions>>(),
            provider.GetRequiredService<IOptions<TwilioOptions>>()));
        services.AddDiscreetHttpClient(ConversationsMedia.HttpClientName, _ => Timeout.InfiniteTimeSpan);
        services.TryAddSingleton(provider => new ConversationsMedia(
            provider.GetRequiredService<ConversationsApi>(),
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(ConversationsMedia.HttpClientName),
            provider.GetRequiredService<IOptions<ConversationsOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ConversationsAuthors>();
        services.TryAddSingleton<ConversationsOrder>();
        services.TryAddSingleton<ConversationWebhooks>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IChannel, ConversationsChannel>());
        services.TryAddEnumerable(ServiceDescriptor.Transient<IProbe, ConversationServiceProbe>());
        services.TryAddEnumerable(ServiceDescriptor.Transient<IRegistersWebhook, ConversationServiceWebhookSetup>());
        return services;
    }
}
