namespace HotelConcierge.Text;

/// <summary>FNV-1a, 64 bits: the same number for the same text on every machine and in every run, which GetHashCode is not.</summary>
internal static class StableHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Of(params ReadOnlySpan<string> texts)
    {
        var hash = new Texts();
        foreach (var text in texts)
            hash = hash.And(text);
        return hash.End();
    }

    /// <summary>The hash of several texts, one after the other, where they are not strings of their own.</summary>
    public readonly struct Texts
    {
        private readonly ulong _hash;

        public Texts()
            : this(Offset)
        {
        }

        private Texts(ulong hash) => _hash = hash;

        public Texts And(ReadOnlySpan<char> text)
        {
            var hash = _hash;
            foreach (var letter in text)
                hash = unchecked((hash ^ letter) * Prime);
            return new(unchecked((hash ^ char.MaxValue) * Prime));
        }

        public ulong End()
        {
            // The last letters reach only the low bits of FNV; mixing makes near-equal texts differ everywhere.
            var hash = _hash ^ (_hash >> 32);
            return unchecked(hash * Prime) ^ (hash >> 29);
        }
    }
}
