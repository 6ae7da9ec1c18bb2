namespace HotelConcierge.Safety;

/// <summary>
/// A long message in stretches that overlap, so that one sentence of danger weighs as much in a long story as by itself: what was learnt
/// was learnt from messages of a sentence or three.
/// </summary>
internal static class SafetyStretches
{
    /// <summary>The longest, in UTF-16 units; nearly every message is shorter.</summary>
    private const int Longest = 300;

    /// <summary>From the beginning of one to the next.</summary>
    private const int Step = 150;

    public static IEnumerable<string> Of(string text)
    {
        if (text.Length <= Longest)
        {
            yield return text;
            yield break;
        }

        for (var from = 0; ; from += Step)
        {
            var start = SpaceBefore(text, from);
            if (text.Length - start <= Longest)
            {
                yield return text[start..];
                yield break;
            }

            yield return text[start..SpaceBefore(text, start + Longest)];
        }
    }

    /// <summary>Where the word at that place begins, unless it is longer than a step.</summary>
    private static int SpaceBefore(string text, int at)
    {
        for (var start = at; start > 0 && at - start < Step / 2; start--)
        {
            if (char.IsWhiteSpace(text[start - 1]))
                return start;
        }

        return at;
    }
}
