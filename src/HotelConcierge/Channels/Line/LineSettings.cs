using HotelConcierge.Settings;
using static HotelConcierge.Settings.KnownSetting;

namespace HotelConcierge.Channels.Line;

/// <summary>The settings of section <c>Line</c>.</summary>
public static class LineSettings
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>All of them, in the order in which operators read them.</summary>
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        Key("Line__ChannelSecret", "The secret of the Messaging API channel, from its basic settings: signs webhooks."),
        Key("Line__ChannelAccessToken", "The channel's long-lived access token: opens the Messaging API."),
        Address("Line__ApiBaseUrl", "https://api.line.me", "LINE's Messaging API."),
        Address("Line__DataBaseUrl", "https://api-data.line.me", "Where LINE keeps what guests send."),
        Duration("Line__RequestTimeout", "00:00:10", Second, Minute, "How long one request to LINE may take."),
    ];
}
