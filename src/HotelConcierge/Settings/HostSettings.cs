using static HotelConcierge.Settings.KnownSetting;

namespace HotelConcierge.Settings;

/// <summary>The settings of a host: where it is reached, where it keeps its data, who may manage it.</summary>
public static class HostSettings
{
    /// <summary>All of them, in the order in which operators read them.</summary>
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        Address(
            "PublicBaseUrl", "",
            "The address providers see, such as https://hotel.example.com. Signatures are checked against it; empty: the request's own "
                + "host."),
        Plain("TrustedProxies", "", "Addresses or networks, separated by commas, whose X-Forwarded-* headers count; empty: none."),

        Plain("Data__Path", "./data", "The Local host's database and media folder."),
        Key("Admin__Key", "The key of the admin routes (x-functions-key header); empty: Local makes one up and prints it."),
    ];
}
