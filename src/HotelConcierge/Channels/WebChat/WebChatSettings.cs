using HotelConcierge.Settings;
using static HotelConcierge.Settings.KnownSetting;

namespace HotelConcierge.Channels.WebChat;

/// <summary>The settings of section <c>WebChat</c>.</summary>
public static class WebChatSettings
{
    /// <summary>All of them, in the order in which operators read them.</summary>
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        Key("WebChat__Secret", "A secret of at least 32 characters that you make up: signs the cookie that says who a guest is."),
        Plain("WebChat__AllowedOrigins", "", "Sites that may show the chat in a page of theirs, separated by commas."),
        Number("WebChat__MessagesPerMinute", "20", 1, 10_000, "How many messages and files a guest may send in a minute."),
        Number("WebChat__NewGuestsPerMinute", "60", 1, 100_000, "How many people may open the chat anew in a minute, in each process."),
    ];
}
