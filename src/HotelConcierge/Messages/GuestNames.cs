using System.Globalization;
using System.Text;
using HotelConcierge.Text;

namespace HotelConcierge.Messages;

/// <summary>Guests' names as channels give them: anything that somebody typed into a profile. Pure.</summary>
internal static class GuestNames
{
    /// <summary>In UTF-16 code units; nobody is called more.</summary>
    private const int Longest = 80;

    // Joiners make one sign of several, in emoji and in Arabic and Indian scripts.
    private const char ZeroWidthNonJoiner = '\u200C';
    private const char ZeroWidthJoiner = '\u200D';

    /// <summary>
    /// The name on one line and without what is not seen but turns the text around it, such as direction marks; null when nothing is left.
    /// </summary>
    public static string? Clean(string? name)
    {
        if (name is null)
            return null;
        var clean = new StringBuilder(name.Length);
        foreach (var sign in WellFormedText.Of(name))
        {
            var kind = char.GetUnicodeCategory(sign);
            if (kind is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                || char.IsWhiteSpace(sign))
                Separate(clean);
            else if (kind is not UnicodeCategory.Format || sign is ZeroWidthJoiner or ZeroWidthNonJoiner)
                clean.Append(sign);
        }

        var text = clean.ToString().Trim(' ', ZeroWidthJoiner, ZeroWidthNonJoiner);
        if (text.Length > Longest)
            text = text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)].TrimEnd();
        return text.Length > 0 ? text : null;
    }

    private static void Separate(StringBuilder clean)
    {
        if (clean.Length > 0 && clean[^1] != ' ')
            clean.Append(' ');
    }
}
