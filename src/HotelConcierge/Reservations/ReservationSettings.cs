using HotelConcierge.Settings;
using static HotelConcierge.Settings.KnownSetting;

namespace HotelConcierge.Reservations;

/// <summary>The settings of section <c>Reservations</c>.</summary>
public static class ReservationSettings
{
    /// <summary>All of them, in the order in which operators read them.</summary>
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        Switch(
            "Reservations__Demo", "true",
            "Whether Local gives guests demo stays and demo room keys until a hotel imports its reservations; no other host ever does."),
    ];
}
