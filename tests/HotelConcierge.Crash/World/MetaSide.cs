using HotelConcierge.Simulators.WhatsApp;

namespace HotelConcierge.Crash.World;

/// <summary>WhatsApp directly from Meta beside a deployment.</summary>
internal static class MetaSide
{
    /// <summary>Whether a guest is there; Twilio writes the network before the number.</summary>
    public static bool Has(string guest) => guest.StartsWith('+');

    /// <summary>Starts it. Its reports come late: a webhook at any moment would be points of no scenario.</summary>
    public static async Task<SimulatedWhatsApp> StartAsync(string number, int logged)
    {
        var options = new SimulatedWhatsAppOptions { MaxCalls = logged, Numbers = [new("700000000000086", number)] };
        var meta = await SimulatedWhatsApp.StartAsync(options);
        meta.StatusMode = WhatsAppStatusMode.Late;
        return meta;
    }

    public static Dictionary<string, string> SettingsFor(SimulatedWhatsApp meta) => new(StringComparer.Ordinal)
    {
        ["WhatsApp:AccessToken"] = meta.Options.AccessToken,
        ["WhatsApp:AppSecret"] = meta.Options.AppSecret,
        ["WhatsApp:VerifyToken"] = meta.Options.VerifyToken,
        ["WhatsApp:PhoneNumberId"] = meta.Options.Numbers[0].Id,
        ["WhatsApp:Number"] = meta.Options.Numbers[0].Number,
        ["WhatsApp:ApiBaseUrl"] = meta.BaseAddress.ToString(),
        ["WhatsApp:RequestTimeout"] = "00:01:00",
    };

    /// <summary>A guest's message, for the first time or once more.</summary>
    /// <returns>Whether it was thanked for.</returns>
    public static async Task<bool> TellAsync(
        SimulatedWhatsApp meta, string id, bool isFirst, string text, string guest, CancellationToken cancellationToken) => isFirst
        ? (await meta.DeliverAsync(new(guest) { Text = text, MessageId = id, Name = "Ana" }, cancellationToken)).Succeeded
        : (await meta.RedeliverAsync(id, cancellationToken)).Succeeded;
}
