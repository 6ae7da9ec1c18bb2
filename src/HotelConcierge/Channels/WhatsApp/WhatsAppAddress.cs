using System.Text.RegularExpressions;
using HotelConcierge.Text;

namespace HotelConcierge.Channels.WhatsApp;

/// <summary>
/// How WhatsApp's ids of people are spelled as addresses: a number in E.164, with its plus, or a business-scoped id as Meta writes it
/// (<c>ES.1349...</c>, of a group of businesses <c>ES.ENT.1349...</c>). Twilio spells both alike behind its prefix, so a guest's pair of
/// numbers is the same there.
/// See https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids.
/// </summary>
internal static partial class WhatsAppAddress
{
    /// <summary>The address of an id from a webhook, where a number has no plus.</summary>
    /// <returns>Null when it is neither a number nor a business-scoped id.</returns>
    public static string? Of(string id)
    {
        if (ScopedIdShape.IsMatch(id))
            return id;
        var number = "+" + id.TrimStart('+');
        return IsNumber(number) ? number : null;
    }

    /// <summary>The number of a business as Meta displays it, <c>15550783881</c> or <c>+1 555-078-3881</c>.</summary>
    public static string? OfDisplayed(string number)
    {
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        return number.Length <= LongestDisplayed && IsNumber("+" + digits) ? "+" + digits : null;
    }

    /// <summary>Whether it is a number that can be written to: <c>+34600000001</c>.</summary>
    public static bool IsNumber(string address) => NumberShape.IsMatch(address);

    /// <summary>Whether it is a business-scoped id.</summary>
    public static bool IsScopedId(string address) => ScopedIdShape.IsMatch(address);

    private const int LongestDisplayed = 40;

    [GeneratedRegex(@"^\+[1-9][0-9]{4,14}$", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex NumberShape { get; }

    [GeneratedRegex(@"^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MatchPatience.Milliseconds)]
    private static partial Regex ScopedIdShape { get; }
}
