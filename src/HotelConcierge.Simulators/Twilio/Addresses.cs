namespace HotelConcierge.Simulators.Twilio;

/// <summary>
/// Which addresses Twilio takes. A recipient is an E.164 number, on WhatsApp also a business-scoped user id; a sender is an E.164
/// number, and for SMS also a short code or an alphanumeric sender id.
/// </summary>
internal static class Addresses
{
    public const string WhatsApp = "whatsapp:";

    private const int FewestDigits = 8;
    private const int MostDigits = 15;
    private const int CountryCodeLength = 2;
    private const int LongestSenderId = 11;

    public static bool IsWhatsApp(string address) => address.StartsWith(WhatsApp, StringComparison.Ordinal);

    public static bool IsRecipient(string address) =>
        IsWhatsApp(address)
            ? IsNumber(address[WhatsApp.Length..]) || IsBusinessScopedId(address[WhatsApp.Length..])
            : IsNumber(address);

    public static bool IsSender(string address) =>
        IsWhatsApp(address) ? IsNumber(address[WhatsApp.Length..]) : IsNumber(address) || IsShortCode(address) || IsSenderId(address);

    private static bool IsNumber(string text) =>
        text.StartsWith('+')
        && text.Length - 1 is >= FewestDigits and <= MostDigits
        && text[1] != '0'
        && text.Skip(1).All(char.IsAsciiDigit);

    private static bool IsShortCode(string text) => text.Length is >= 3 and <= 8 && text.All(char.IsAsciiDigit);

    // Letters, digits, spaces and a few signs, at least one letter: twilio.com/docs/glossary/what-alphanumeric-sender-id.
    private static bool IsSenderId(string text) =>
        text.Length is > 0 and <= LongestSenderId
        && text.Any(char.IsAsciiLetter)
        && text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is ' ' or '+' or '-' or '_' or '&');

    // Meta writes them as a country code, a dot and letters or digits, such as US.1234567890.
    private static bool IsBusinessScopedId(string text) =>
        text.Length > CountryCodeLength + 1
        && text.Take(CountryCodeLength).All(char.IsAsciiLetterUpper)
        && text[CountryCodeLength] == '.'
        && text.Skip(CountryCodeLength + 1).All(char.IsAsciiLetterOrDigit);
}
