namespace HotelConcierge.Channels.WhatsApp;

/// <summary>Where a number's webhooks go, and what it belongs to, as far as the token may see it.</summary>
/// <param name="Id">Meta's id of the number.</param>
/// <param name="App">The id of the app that asked; empty where it is not told.</param>
/// <param name="Account">The id of the number's WhatsApp account; empty where it is not told.</param>
/// <param name="OfApp">The app's address, which counts where there is no other.</param>
/// <param name="Override">The number's own address, or its account's, which count instead; empty for none.</param>
internal sealed record WhatsAppNumberWebhook(string Id, string App, string Account, string OfApp, string Override)
{
    /// <summary>Reads what Meta says of the fields <c>webhook_configuration</c> and <c>health_status</c>.</summary>
    public static WhatsAppNumberWebhook Read(string id, ProviderJson? number)
    {
        var webhook = number?.Object("webhook_configuration");
        var own = webhook?.Text("phone_number") ?? "";
        return new(
            id,
            IdOf("APP"),
            IdOf("WABA"),
            webhook?.Text("application") ?? "",
            own.Length > 0 ? own : webhook?.Text("whatsapp_business_account") ?? "");

        string IdOf(string type) => number?.Object("health_status")?.Objects("entities")
            .Where(entity => entity.Text("entity_type") == type)
            .Select(entity => entity.Text("id"))
            .FirstOrDefault(found => found.Length > 0 && found.All(char.IsAsciiDigit)) ?? "";
    }

    /// <summary>Whether what guests write to it goes to this address.</summary>
    /// <param name="ofApp">Whether the app's address is known to be this one.</param>
    public bool LeadsTo(string url, bool ofApp) => Override.Length > 0 ? Override == url : ofApp || OfApp == url;
}
