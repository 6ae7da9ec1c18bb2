using HotelConcierge.Settings;
using static HotelConcierge.Settings.KnownSetting;

namespace HotelConcierge.Channels.Conversations;

/// <summary>The settings of section <c>Conversations</c>; the account's are Twilio's.</summary>
public static class ConversationsSettings
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>All of them, in the order in which operators read them.</summary>
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        Plain(
            "Conversations__ServiceSid", "",
            "The chat service of Twilio Conversations (IS...), with Twilio__AccountSid and Twilio__AuthToken; empty: no such channel."),
        Plain("Conversations__Identity", "concierge", "The author of our messages in conversations; nobody else may have the name."),
        Address("Conversations__ApiBaseUrl", "https://conversations.twilio.com", "Twilio's Conversations API."),
        Address("Conversations__MediaApiBaseUrl", "https://mcs.us1.twilio.com", "Where Twilio keeps the files of conversations."),
        Duration("Conversations__RequestTimeout", "00:00:10", Second, Minute, "How long one request to Twilio Conversations may take."),
    ];
}
