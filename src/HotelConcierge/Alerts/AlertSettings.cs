using HotelConcierge.Settings;
using static HotelConcierge.Settings.KnownSetting;

namespace HotelConcierge.Alerts;

/// <summary>The settings of section <c>Alerts</c>.</summary>
public static class AlertSettings
{
    /// <summary>All of them, in the order in which operators read them.</summary>
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        Key(
            "Alerts__WebhookUrl",
            "Where staff are alerted, as JSON by POST, of a guest in danger; empty: they are not alerted by a webhook."),
        Plain("Alerts__From", "", "From whom mails come, such as concierge@hotel.example."),
        Plain(
            "Alerts__To", "",
            "Who is mailed of guests in danger and of guests' requests: addresses, separated by commas; empty: nobody."),
        Plain(
            "Alerts__Smtp__Host", "",
            "The mail server that takes mails to staff, and codes to a shop's customers; empty: nobody is mailed."),
        Number("Alerts__Smtp__Port", "587", 1, 65535, "Its port."),
        Plain("Alerts__Smtp__Username", "", "The user that it knows the concierge by; empty: it asks for none."),
        Key("Alerts__Smtp__Password", "That user's password."),
        Plain(
            "Alerts__Smtp__Security", "StartTls",
            "How the connection is secured: StartTls, Tls (from the first byte, as on port 465), or None, on the own network only."),
    ];
}
