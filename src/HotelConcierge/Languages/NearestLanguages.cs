using System.Collections.Frozen;

namespace HotelConcierge.Languages;

/// <summary>Which of our languages somebody reads best whose own we do not have: its closest neighbour, where it has one.</summary>
public static class NearestLanguages
{
    private static readonly FrozenDictionary<string, string> Neighbours = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["an"] = "es",
        ["br"] = "fr",
        ["ca"] = "es",
        ["co"] = "it",
        ["eu"] = "es",
        ["gl"] = "es",
        ["gn"] = "es",
        ["lb"] = "de",
        ["lo"] = "th",
        ["oc"] = "fr",
        ["qu"] = "es",
        ["sc"] = "it",
        ["wa"] = "fr",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The code of one of the languages that are there; the first of them where none is nearer than another.</summary>
    /// <param name="code">Two letters.</param>
    /// <param name="spoken">Codes; not empty.</param>
    public static string Of(string code, IReadOnlyList<string> spoken)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(spoken);
        if (spoken.Contains(code, StringComparer.Ordinal))
            return code;
        return Neighbours.GetValueOrDefault(code) is { } near && spoken.Contains(near, StringComparer.Ordinal) ? near : spoken[0];
    }
}
