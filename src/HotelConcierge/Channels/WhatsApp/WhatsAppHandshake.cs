namespace HotelConcierge.Channels.WhatsApp;

/// <summary>What Meta asks by GET before it posts to an address: the query's <c>hub.*</c> parameters, empty where they are missing.</summary>
internal sealed record WhatsAppHandshake(string Mode, string VerifyToken, string Challenge)
{
    public static WhatsAppHandshake Read(string url)
    {
        var start = url.IndexOf('?', StringComparison.Ordinal);
        var handshake = new WhatsAppHandshake("", "", "");
        foreach (var part in start < 0 ? [] : url[(start + 1)..].Split('&'))
        {
            var (name, value) = part.Split('=', 2) is [var before, var after] ? (Decoded(before), Decoded(after)) : (Decoded(part), "");
            handshake = name switch
            {
                "hub.mode" => handshake with { Mode = value },
                "hub.verify_token" => handshake with { VerifyToken = value },
                "hub.challenge" => handshake with { Challenge = value },
                _ => handshake,
            };
        }

        return handshake;
    }

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
