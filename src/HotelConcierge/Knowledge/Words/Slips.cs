namespace HotelConcierge.Knowledge.Words;

/// <summary>Slips of the finger in a word.</summary>
internal static class Slips
{
    private const int ShortestWord = 5;

    /// <summary>
    /// Whether the words are long enough, begin alike and differ by at most one letter missing, added or wrong, or by two swapped
    /// neighbours.
    /// </summary>
    public static bool IsOne(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.Length < ShortestWord || other.Length < ShortestWord || Math.Abs(one.Length - other.Length) > 1 || one[0] != other[0])
            return false;
        var same = one.CommonPrefixLength(other);
        var rest = one[same..];
        var otherRest = other[same..];
        if (rest.Length == otherRest.Length)
        {
            return rest.Length == 0 || rest[1..].SequenceEqual(otherRest[1..])
                || (rest.Length > 1 && rest[0] == otherRest[1] && rest[1] == otherRest[0] && rest[2..].SequenceEqual(otherRest[2..]));
        }

        return rest.Length > otherRest.Length ? rest[1..].SequenceEqual(otherRest) : rest.SequenceEqual(otherRest[1..]);
    }
}
