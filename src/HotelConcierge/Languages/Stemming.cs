namespace HotelConcierge.Languages;

/// <summary>
/// Takes the most frequent endings off folded words, so that "toalla" finds "toallas". Light on purpose: it only has to map
/// forms of one word to one text, not to find its dictionary form.
/// </summary>
internal class Stemming
{
    /// <summary>What an ending leaves at least.</summary>
    protected const int ShortestStem = 3;

    private const int LongerStem = 4;

    private readonly (string Ending, string Instead)[] _rules;
    private readonly string _finalVowels;
    private readonly string[]? _shortStemsAfter;

    /// <param name="endings">
    /// Separated by spaces, each with what takes its place after a colon. One is taken off at most, the longest.
    /// </param>
    /// <param name="finalVowels">Of these, one at the end goes then.</param>
    /// <param name="shortStemsAfter">
    /// Where given, separated by <c>|</c>: all other endings leave four letters, lest "bebida" be "bebé". A short word keeps what only
    /// looks like the ending of a verb ("salida", "orden").
    /// </param>
    public Stemming(string endings, string finalVowels, string? shortStemsAfter = null)
    {
        _rules =
        [
            .. endings.Split(' ')
                .Select(rule => rule.Split(':'))
                .Select(rule => (rule[0], rule[1]))
                .OrderByDescending(rule => rule.Item1.Length),
        ];
        _finalVowels = finalVowels;
        _shortStemsAfter = shortStemsAfter?.Split('|');
    }

    private Stemming(string whyNone) => (_rules, _finalVowels, WhyNone) = ([], "", whyNone);

    /// <summary>The reason why words stay as they are; null where they do not.</summary>
    public string? WhyNone { get; }

    /// <summary>Words stay as they are.</summary>
    /// <param name="because">A sentence about the language.</param>
    public static Stemming None(string because)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(because);
        return new(because);
    }

    /// <summary>The word's stem.</summary>
    /// <param name="word">Not empty. One that begins with a digit has no endings.</param>
    public string Stem(string word)
    {
        if (char.IsAsciiDigit(word[0]))
            return word;
        foreach (var (ending, instead) in _rules)
        {
            if (word.Length - ending.Length >= ShortestStem && word.EndsWith(ending, StringComparison.Ordinal) && IsFree(word, ending))
            {
                word = Mended(word[..^ending.Length] + instead, ending);
                break;
            }
        }

        return word.Length > ShortestStem && _finalVowels.Contains(word[^1], StringComparison.Ordinal) ? word[..^1] : word;
    }

    /// <summary>Whether what looks like an ending is one.</summary>
    protected virtual bool IsFree(string word, string ending) =>
        _shortStemsAfter is null || word.Length - ending.Length >= LongerStem || _shortStemsAfter.Contains(ending, StringComparer.Ordinal);

    /// <summary>The stem without what was only there for the ending's sake.</summary>
    protected virtual string Mended(string stem, string ending) => stem;
}
