namespace HotelConcierge.Simulators.Twilio;

/// <summary>Which addresses Twilio takes: E.164 numbers, and on WhatsApp business-scoped user ids beside them.</summary>
internal static class Addresses
{
    public const string WhatsApp = "whatsapp:";

    private const int FewestDigits = 8;
    private const int MostDigits = 15;
    private const int CountryCodeLength = 2;

    public static bool IsWhatsApp(string address) => address.StartsWith(WhatsApp, StringComparison.Ordinal);

    public static bool IsValid(string address) =>
        IsWhatsApp(address)
            ? IsNumber(address[WhatsApp.Length..]) || IsBusinessScopedId(address[WhatsApp.Length..])
            : IsNumber(address);

    private static bool IsNumber(string text) =>
        text.StartsWith('+')
        && text.Length - 1 is >= FewestDigits and <= MostDigits
        && text[1] != '0'
        && text.Skip(1).All(char.IsAsciiDigit);

    // Meta writes them as a country code, a dot and letters or digits, such as US.1234567890.
    private static bool IsBusinessScopedId(string text) =>
        text.Length > CountryCodeLength + 1
        && text.Take(CountryCodeLength).All(char.IsAsciiLetterUpper)
        && text[CountryCodeLength] == '.'
        && text.Skip(CountryCodeLength + 1).All(char.IsAsciiLetterOrDigit);
}
