using HotelConcierge.Settings;
using static HotelConcierge.Settings.KnownSetting;

namespace HotelConcierge.Shop.Odoo;

/// <summary>The settings of section <c>Odoo</c>.</summary>
public static class OdooSettings
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>All of them, in the order in which operators read them.</summary>
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        Address("Odoo__Url", "", "The Odoo whose products, customers and orders the shop has; empty: it has no Odoo."),
        Plain("Odoo__Database", "", "The name of Odoo's database."),
        Plain("Odoo__Username", "", "The login of the Odoo user who is there for the concierge alone."),
        Key("Odoo__ApiKey", "That user's API key; Odoo lets it live three months at most."),
        Number("Odoo__Company", "0", 0, int.MaxValue, "The id of the company in Odoo; 0: the user's own."),
        Plain("Odoo__Order", "invoice", "What an order becomes in Odoo: invoice (a draft customer invoice) or quotation."),
        Duration("Odoo__Timeout", "00:00:15", Second, Minute, "How long one call of Odoo may take."),
    ];
}
