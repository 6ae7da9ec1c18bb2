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
    public static string? Read(string written)
    {
        // The library would also take letters for digits, and extensions, which no message reaches.
        if (!written.StartsWith('+') || !written.AsSpan(1).ContainsOnlyDigitsAndSeparators())
            return null;
        try
        {
            return Write(Plans.Parse(written, NoCountry));
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <returns>As <see cref="Read(string)"/>, and of a number without its country as it is dialled in that one.</returns>
    /// <param name="country">ISO 3166; null for none.</param>
    public static string? Read(string written, string? country)
    {
        if (written.StartsWith('+') || country is null || !written.AsSpan().ContainsOnlyDigitsAndSeparators())
            return Read(written);
        try
        {
            return Write(Plans.Parse(written, country.ToUpperInvariant()));
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    private static string? Write(PhoneNumber number) =>
        Plans.IsPossibleNumberWithReason(number) is PhoneNumberUtil.ValidationResult.IS_POSSIBLE
            ? Plans.Format(number, PhoneNumberFormat.E164)
            : null;

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
