using HotelConcierge.Media;
using HotelConcierge.Settings;
using HotelConcierge.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.WebChat;

/// <summary>Registers the web chat.</summary>
public static class WebChatRegistration
{
    private static readonly string[] _needs = [nameof(WebChatOptions.Secret)];

    /// <summary>The channel's line in the list of channels.</summary>
    public static ChannelRegistration Channel { get; } = new(WebChatOptions.Section, WebChatSettings.All, _needs, AddWebChat);

    /// <summary>
    /// Adds the channel with its settings, checked at start. A deployment whose section <c>WebChat</c> names neither a secret nor a site has no
    /// such channel: nothing is added.
    /// </summary>
    public static IServiceCollection AddWebChat(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(WebChatOptions.Section);
        if (string.IsNullOrWhiteSpace(section[nameof(WebChatOptions.Secret)])
            && string.IsNullOrWhiteSpace(section[nameof(WebChatOptions.AllowedOrigins)]))
            return services;

        services.AddSettings<WebChatOptions>(configuration, WebChatOptions.Section, WebChatSettings.All);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WebChatOptions>, WebChatOptions.Check>());
        services.TryAddSingleton<WebSessions>();
        services.TryAddSingleton<WebSignals>();
        services.TryAddSingleton<WebLog>();
        services.AddSingleton<IHoldsGuestData>(provider => provider.GetRequiredService<WebLog>());
        services.TryAddSingleton<WebFeed>();
        services.TryAddSingleton<FileDays>();
        services.TryAddSingleton<WebUploads>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IChannel, WebChannel>());
        return services;
    }
}
