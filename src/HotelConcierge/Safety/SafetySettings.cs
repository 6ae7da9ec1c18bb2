using HotelConcierge.Settings;
using static HotelConcierge.Settings.KnownSetting;

namespace HotelConcierge.Safety;

/// <summary>The settings of section <c>Safety</c>.</summary>
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
    ];
}
