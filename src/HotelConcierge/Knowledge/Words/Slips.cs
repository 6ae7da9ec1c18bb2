namespace HotelConcierge.Knowledge.Words;

/// <summary>Slips of the finger in a word.</summary>
internal static class Slips
{
    /// <summary>Shorter words of two languages look alike without having to do with each other.</summary>
    public const int ShortestCognate = 7;

    private const int ShortestWord = 5;
    private const int ShortestName = 6;
    private const int ShortestWithDouble = 3;
    private const int LongestEnding = 2;

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
            return rest.Length == 0 || rest[1..].SequenceEqual(otherRest[1..]) || AreSwapped(rest, otherRest);
        return rest.Length > otherRest.Length ? rest[1..].SequenceEqual(otherRest) : rest.SequenceEqual(otherRest[1..]);
    }

    /// <summary>
    /// Whether a word is a name with a letter missing, added or swapped, or with another last letter, as names have in other languages.
    /// A wrong letter elsewhere makes another word of it too easily: who writes "cancela" does not mean "Candela".
    /// </summary>
    public static bool IsOfName(ReadOnlySpan<char> word, ReadOnlySpan<char> name)
    {
        if (word.Length < ShortestName || name.Length < ShortestName || !IsOne(word, name))
            return false;
        var same = word.CommonPrefixLength(name);
        return word.Length != name.Length || same >= name.Length - 1 || AreSwapped(word[same..], name[same..]);
    }

    /// <summary>Whether the words differ by a letter written once instead of twice, or the other way round; short ones too.</summary>
    public static bool IsOfDouble(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.Length > other.Length)
            return IsOfDouble(other, one);
        if (one.Length < ShortestWithDouble || other.Length != one.Length + 1)
            return false;
        var same = one.CommonPrefixLength(other);
        return same > 0 && other[same] == other[same - 1] && one[same..].SequenceEqual(other[(same + 1)..]);
    }

    /// <summary>Whether long words of two languages differ in their endings alone: "circuit" and "circuito".</summary>
    public static bool IsCognate(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        one.Length >= ShortestCognate && other.Length >= ShortestCognate
        && one.CommonPrefixLength(other) >= Math.Max(one.Length, other.Length) - LongestEnding;

    private static bool AreSwapped(ReadOnlySpan<char> rest, ReadOnlySpan<char> other) =>
        rest.Length > 1 && rest[0] == other[1] && rest[1] == other[0] && rest[2..].SequenceEqual(other[2..]);
}
