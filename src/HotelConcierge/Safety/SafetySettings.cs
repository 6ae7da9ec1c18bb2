using HotelConcierge.Settings;
using static HotelConcierge.Settings.KnownSetting;

namespace HotelConcierge.Safety;

/// <summary>The settings of sections <c>Safety</c> and <c>Alerts</c>.</summary>
public static class SafetySettings
{
    /// <summary>All of them, in the order in which operators read them.</summary>
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        Plain(
            "Safety__Country", "",
            "Where guests are, two letters such as ES, for the emergency numbers they are told; empty: 112 and no poison centre."),
        Switch(
            "Safety__AskModel", "true",
            "Whether a configured model is asked beside its first answer whether somebody is in danger; a small call for each question."),
        Key(
            "Alerts__WebhookUrl",
            "Where staff are alerted, as JSON by POST, of a guest in danger; empty: such a guest is counted and logged only."),
    ];
}
