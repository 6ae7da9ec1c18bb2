using PhoneNumbers;

namespace HotelConcierge.Reservations;

/// <summary>
/// Telephone numbers as people and systems write them: <c>+34 600-000-001</c>, <c>+44 (0)20 7946 0000</c>. What is written between
/// brackets, and which digits are dialled only at home, is known to a library that follows each country's plan (decision 0020).
/// </summary>
internal static class TelephoneNumber
{
    private const string NoCountry = "ZZ";

    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    /// <returns>The number as WhatsApp spells it (E.164), such as <c>+34600000001</c>; null for what is no number with its
    /// country.</returns>
    public static string? Read(string written) => written.StartsWith('+') ? Parse(written, NoCountry) : null;

    /// <summary>As <see cref="Read(string)"/>, also for a number as it is dialled in a country.</summary>
    /// <param name="country">ISO 3166-1, two letters; null for none.</param>
    public static string? Read(string written, string? country) =>
        country is null ? Read(written) : Parse(written, country);

    /// <summary>Whether the numbers of a country are known.</summary>
    /// <param name="country">ISO 3166-1, two capital letters.</param>
    public static bool Knows(string country) => Plans.GetSupportedRegions().Contains(country);

    private static string? Parse(string written, string country)
    {
        // The library would also take letters for digits, and extensions, which no message reaches.
        if (!written.AsSpan(written.StartsWith('+') ? 1 : 0).ContainsOnlyDigitsAndSeparators())
            return null;
        try
        {
            var number = Plans.Parse(written, country);
            return Plans.IsPossibleNumberWithReason(number) is PhoneNumberUtil.ValidationResult.IS_POSSIBLE ? Plans.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    private static bool ContainsOnlyDigitsAndSeparators(this ReadOnlySpan<char> text)
    {
        foreach (var sign in text)
        {
            if (!char.IsAsciiDigit(sign) && sign is not (' ' or '-' or '.' or '/' or '(' or ')' or '\u00A0'))
                return false;
        }

        return true;
    }
}
