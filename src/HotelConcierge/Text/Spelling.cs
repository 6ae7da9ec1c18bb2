namespace HotelConcierge.Text;

/// <summary>How far a word is from another.</summary>
internal static class Spelling
{
    /// <summary>
    /// Whether <paramref name="written"/> is <paramref name="meant"/> with a slip of the fingers: one in words of five
    /// letters and more, two from eight. Short words differ too often by one letter ("games", "names") to forgive the first.
    /// </summary>
    /// <param name="slips">How many: letters too many, missing, wrong, or two exchanged.</param>
    public static bool IsSlipOf(ReadOnlySpan<char> written, string meant, out int slips)
    {
        slips = 0;
        var allowed = meant.Length >= 8 ? 2 : meant.Length >= 5 ? 1 : 0;
        if (Math.Abs(written.Length - meant.Length) > allowed || (meant.Length < 7 && written[0] != meant[0]))
            return false;
        slips = Distance(written, meant);
        return slips <= allowed;
    }

    /// <summary>
    /// How many letters have to be put in, taken out, replaced or swapped with their neighbour to get from one text to the
    /// other (optimal string alignment).
    /// </summary>
    /// <param name="b">The shorter one is meant to be: room for its letters is taken on the stack.</param>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<int> before = stackalloc int[b.Length + 1], above = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            above[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            var free = before;
            before = above;
            above = row;
            row = free;
        }

        return above[b.Length];
    }
}
