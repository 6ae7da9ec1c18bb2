using HotelConcierge.Local.Channels.Conversations;
using HotelConcierge.Local.Channels.Line;
using HotelConcierge.Local.Channels.Telegram;
using HotelConcierge.Local.Channels.Twilio;
using HotelConcierge.Local.Channels.WebChat;
using HotelConcierge.Local.Channels.WhatsApp;
using HotelConcierge.Messages;
using HotelConcierge.Settings;

namespace HotelConcierge.Local.Channels;

/// <summary>The channels as this host knows them.</summary>
internal static class LocalChannels
{
    /// <summary>
    /// Every channel of the core, in the order in which they are named; <c>say</c> uses the first where none is asked for.
    /// </summary>
    public static IReadOnlyList<ILocalChannel> All { get; } =
    [
        new LocalTwilio(),
        new LocalTelegram(),
        new LocalWhatsApp(),
        new LocalLine(),
        new LocalConversations(),
        new LocalWeb(),
    ];

    /// <summary>Where a channel's provider posts messages, without the host's address.</summary>
    public static string WebhookPathOf(ChannelName channel) =>
        Routes.Full(Routes.Webhook).Replace("{channel}", channel.Value, StringComparison.Ordinal);

    /// <summary>Lists things in a sentence: <c>a, b or c</c>.</summary>
    /// <param name="last">The word before the last one.</param>
    public static string Enumerate(IReadOnlyList<string> things, string last) =>
        things.Count < 2 ? string.Concat(things) : $"{string.Join(", ", things.SkipLast(1))} {last} {things[^1]}";
}
