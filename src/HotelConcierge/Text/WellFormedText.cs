
namespace HotelConcierge.Text;

/// <summary>Text as Unicode knows it.</summary>
public static class WellFormedText
{
    /// <summary>The text with every half of a surrogate pair replaced by U+FFFD; the same string when there is none.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else
                return string.Create(text.Length, text, Replace);
        }

        return text;
    }

    private static void Replace(Span<char> span, string text)
    {
        text.CopyTo(span);
        for (var i = 0; i < span.Length; i++)
        {
            if (!char.IsSurrogate(span[i]))
                continue;
            if (char.IsHighSurrogate(span[i]) && i + 1 < span.Length && char.IsLowSurrogate(span[i + 1]))
                i++;
            else
                span[i] = '\uFFFD';
        }
    }
}
