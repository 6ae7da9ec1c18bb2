using HotelConcierge.Settings;
using static HotelConcierge.Settings.KnownSetting;

namespace HotelConcierge.Guests;

/// <summary>The settings of section <c>Guard</c>.</summary>
public static class GuardSettings
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>All of them, in the order in which operators read them.</summary>
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        Number(
            "Guard__AbuseLimit", "3", 0, 100,
            "How many abusive messages within the window are answered as usual before a guest is slowed down; 0: nobody is."),
        Number("Guard__Refusals", "3", 0, 100, "How many refusals a guest who is slowed down reads before they read nothing."),
        Duration(
            "Guard__Window", "00:30:00", Minute, Day,
            "Within which time abusive messages are counted together, and for how long the last one slows a guest down."),
    ];
}
