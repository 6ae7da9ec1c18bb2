using HotelConcierge.Text;

namespace HotelConcierge.Settings;

/// <summary>Finds the name that somebody probably meant.</summary>
internal static class ClosestName
{
    private const int MostSlips = 3;

    /// <summary>The candidate that is fewest slips away from what was written, capitals aside.</summary>
    /// <returns>Null when even the best is more than three slips away.</returns>
    public static string? Find(string written, IEnumerable<string> candidates)
    {
        var best = candidates
            .Select(candidate => (candidate, Slips: Spelling.Distance(written.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .MinBy(pair => pair.Slips);
        return best.Slips <= MostSlips ? best.candidate : null;
    }
}
