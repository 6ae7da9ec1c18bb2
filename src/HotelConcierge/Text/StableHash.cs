namespace HotelConcierge.Text;

/// <summary>FNV-1a, 64 bits: the same number for the same text on every machine and in every run, which GetHashCode is not.</summary>
internal static class StableHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Of(params ReadOnlySpan<string> texts)
    {
        var hash = Offset;
        foreach (var text in texts)
        {
            foreach (var letter in text)
                hash = unchecked((hash ^ letter) * Prime);
            hash = unchecked((hash ^ char.MaxValue) * Prime);
        }

        // The last letters reach only the low bits of FNV; mixing makes near-equal texts differ everywhere.
        hash ^= hash >> 32;
        return unchecked(hash * Prime) ^ (hash >> 29);
    }
}
