namespace HotelConcierge.Settings;

/// <summary>Finds the name that somebody probably meant.</summary>
internal static class Spelling
{
    private const int MostSlips = 3;

    /// <summary>The candidate that is fewest slips away from what was written, capitals aside.</summary>
    /// <returns>Null when even the best is more than three slips away.</returns>
    public static string? FindClosest(string written, IEnumerable<string> candidates)
    {
        var best = candidates.Select(candidate => (candidate, Slips: CountSlips(written, candidate))).MinBy(pair => pair.Slips);
        return best.Slips <= MostSlips ? best.candidate : null;
    }

    /// <summary>
    /// How many letters have to be put in, taken out, replaced or swapped with their neighbour to get from one text to the
    /// other (optimal string alignment).
    /// </summary>
    internal static int CountSlips(string from, string to)
    {
        from = from.ToUpperInvariant();
        to = to.ToUpperInvariant();

        // slips[i, j] leads from the first i letters of one text to the first j letters of the other.
        var slips = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
            slips[i, 0] = i;
        for (var j = 0; j <= to.Length; j++)
            slips[0, j] = j;

        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = slips[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                slips[i, j] = Math.Min(replaced, 1 + Math.Min(slips[i - 1, j], slips[i, j - 1]));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    slips[i, j] = Math.Min(slips[i, j], slips[i - 2, j - 2] + 1);
            }
        }

        return slips[from.Length, to.Length];
    }
}
