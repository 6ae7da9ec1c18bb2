using static HotelConcierge.Settings.KnownSetting;

namespace HotelConcierge.Settings;

/// <summary>The settings of section <c>Conversation</c>.</summary>
public static class ConversationSettings
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>All of them, in the order in which operators read them.</summary>
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        Duration(
            "Conversation__QuietPeriod", "00:00:01.2", TimeSpan.Zero, Minute,
            "How long a guest must be silent before their messages are answered as one."),
        Duration("Conversation__LongestPause", "00:00:05", TimeSpan.Zero, Minute, "How long we wait for that silence at most."),
        Duration(
            "Conversation__HoldAfter", "00:00:06", Second, TimeSpan.FromMinutes(10),
            "When a guest who still waits is told that it takes a moment."),
        Duration(
            "Conversation__TurnDeadline", "00:05:00", TimeSpan.FromSeconds(10), TimeSpan.FromHours(1),
            "When a guest who still waits gets an apology instead of an answer."),
        Duration("Conversation__Retention", "30.00:00:00", Day, 3650 * Day, "How long what was said is kept after the last message."),
        Switch(
            "Conversation__AskLanguage", "true",
            "Whether a model is asked, after an answer, which language a guest writes where words do not show it, and to translate."),
        Number("Conversation__MaxModelRounds", "6", 1, 20, "How often the model may be asked, tools in between, before a turn ends."),
    ];
}
