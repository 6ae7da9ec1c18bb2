using HotelConcierge.Settings;
using static HotelConcierge.Settings.KnownSetting;

namespace HotelConcierge.Channels.Telegram;

/// <summary>The settings of section <c>Telegram</c>.</summary>
public static class TelegramSettings
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>All of them, in the order in which operators read them.</summary>
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        Key("Telegram__BotToken", "The bot's token, from @BotFather."),
        Key("Telegram__SecretToken", "The token that setWebhook was given and Telegram sends with every webhook."),
        Address("Telegram__ApiBaseUrl", "https://api.telegram.org", "Telegram's Bot API."),
        Duration("Telegram__RequestTimeout", "00:00:30", Second, Minute, "How long one request to Telegram may take."),
    ];
}
