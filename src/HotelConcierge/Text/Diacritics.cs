using System.Globalization;
using System.Text;

namespace HotelConcierge.Text;

/// <summary>
/// Letters without their diacritics. A small table of our own: the product runs with invariant globalization, where
/// <see cref="string.Normalize()"/> leaves everything as it is.
/// </summary>
internal static class Diacritics
{
    private static readonly Dictionary<char, string> Plain = Build(
        ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"),
        ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"),
        ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"), ("ss", "ß"), ("ae", "æ"), ("oe", "œ"));

    /// <summary>A mark that changes the Latin letter before it, or an emoji's variation selector.</summary>
    public static bool IsCombining(Rune rune) => rune.Value is (>= 0x0300 and <= 0x036F) or (>= 0xFE00 and <= 0xFE0F);

    /// <summary>The letter in lower case without its diacritics, the digit as an ASCII digit.</summary>
    public static string Fold(Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
            return ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture);

        // Full-width Latin letters lie at a fixed distance from the ASCII ones.
        if (rune.Value is >= 0xFF01 and <= 0xFF5E)
            rune = new Rune(rune.Value - 0xFEE0);
        var lower = Rune.ToLowerInvariant(rune);
        return lower.IsBmp && Plain.TryGetValue((char)lower.Value, out var plain) ? plain : lower.ToString();
    }

    private static Dictionary<char, string> Build(params (string Plain, string Letters)[] rows) =>
        rows.SelectMany(row => row.Letters, (row, letter) => (row.Plain, letter))
            .ToDictionary(pair => pair.letter, pair => pair.Plain);
}
