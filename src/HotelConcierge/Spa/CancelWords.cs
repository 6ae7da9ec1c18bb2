using HotelConcierge.Text;

namespace HotelConcierge.Spa;

/// <summary>Whether a guest plainly says that something is to be cancelled. A question, or anything with a "not" in it, does not count: then they are asked.</summary>
internal static class CancelWords
{
    private static readonly string[] Stems =
        ["cancel", "anul", "annul", "storn", "absag", "abzusag", "abbestell", "disdi", "disdett", "desmarc", "delete", "elimin", "decommand"];

    private static readonly string[] Negations =
        ["not", "don", "dont", "no", "never", "nicht", "kein", "keine", "nie", "ne", "pas", "jamais", "nao", "non", "mai", "nunca", "without", "sin", "ohne", "sans", "if", "policy", "fee"];

    public static bool AreIn(string heard)
    {
        if (heard.Contains('?', StringComparison.Ordinal) || heard.Contains('？', StringComparison.Ordinal))
            return false;
        var text = FoldedText.Of(heard).Text;
        var words = text.Split([' ', FoldedText.Pause, '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Any(word => Negations.Contains(word, StringComparer.Ordinal)))
            return false;
        return words.Any(word => Stems.Any(stem => word.StartsWith(stem, StringComparison.Ordinal)))
            || (text.Contains("ยกเลิก", StringComparison.Ordinal) && !text.Contains("ไม่", StringComparison.Ordinal) && !text.Contains("อย่า", StringComparison.Ordinal));
    }
}
