using System.Buffers;
using HotelConcierge.Languages;
using HotelConcierge.Text;

namespace HotelConcierge.Proposals;

/// <summary>What a guest answers to whether something is to be done.</summary>
public enum YesNo
{
    /// <summary>Neither, or one with a condition: "yes, but at eleven".</summary>
    Unclear,

    Yes,

    No,
}

/// <summary>
/// Reads a yes or a no in whatever words: "yep", "go ahead", "ja bitte", "mejor no". Of all languages, since guests mix them. In doubt it is
/// neither: nothing is done on a maybe.
/// </summary>
internal sealed class YesNoReader
{
    /// <summary>Longer messages say something else, in UTF-16 code units.</summary>
    private const int LongestAnswer = 200;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(".,;:!?？()…\n");

    private readonly PhraseCover _yes;
    private readonly PhraseCover _no;
    private readonly string[] _buts;

    public YesNoReader(LanguageCatalog languages)
    {
        var answers = languages.All.Select(language => language.Answers).ToList();
        var courtesy = answers.SelectMany(words => words.Courtesy).ToList();
        _yes = new(answers.SelectMany(words => words.Yes), courtesy);
        _no = new(answers.SelectMany(words => words.No), courtesy);
        _buts = [.. answers.SelectMany(words => words.Buts).Select(but => FoldedText.Of(but).Text)];
    }

    /// <summary>The one that all share who read in these languages.</summary>
    public static YesNoReader Of(LanguageCatalog languages) => languages.Reader(all => new YesNoReader(all));

    /// <summary>Whether a message is a yes or a no and nothing else.</summary>
    /// <param name="restates">Words that only say once more what was asked, such as "cancel" where that was the question.</param>
    public YesNo ReadPlainly(string text, Func<string, bool>? restates = null)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestAnswer || AsksBack(text))
            return YesNo.Unclear;
        return (_yes.Covers(text, restates), _no.Covers(text, restates)) switch
        {
            (true, false) => YesNo.Yes,
            (false, true) => YesNo.No,
            _ => YesNo.Unclear,
        };
    }

    /// <summary>
    /// Whether there is a yes or a no among what a message says: one of its clauses is one, no other is its opposite or begins a condition,
    /// and the rest asks something. "Yes please, and is there parking?" is a yes; "great, never mind the massage" is none.
    /// </summary>
    /// <param name="restates">As in <see cref="ReadPlainly"/>.</param>
    public YesNo Read(string text, Func<string, bool>? restates = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        const StringSplitOptions Trimmed = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        var clauses = FoldedText.Of(text).Text.Split([FoldedText.Pause, '\n'], Trimmed);
        if (text.Length > FoldedText.ReadAtMost || clauses.Any(BeginsCondition))
            return YesNo.Unclear;
        var read = new HashSet<YesNo>();
        foreach (var clause in AsWritten(text))
        {
            var answer = ReadPlainly(clause, restates);
            if (answer is not YesNo.Unclear)
                read.Add(answer);
            else if (!AsksBack(clause) && !_yes.CoversAll(clause, restates))
                return YesNo.Unclear;
        }

        return read.Count == 1 ? read.Single() : YesNo.Unclear;
    }

    /// <summary>The clauses of a text, each with the mark that ends it: one with a question mark answers nothing.</summary>
    private static IEnumerable<string> AsWritten(string text)
    {
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && !ClauseEnds.Contains(text[at]))
                continue;
            yield return text[from..(at + 1)];
            from = at + 1;
        }
    }

    private bool BeginsCondition(string clause) =>
        Array.Exists(_buts, but => clause.StartsWith(but, StringComparison.Ordinal)
            ? clause.Length == but.Length || clause[but.Length] == ' ' || FoldedText.IsThai(but[0])
            : clause.Contains($" {but} ", StringComparison.Ordinal));

    /// <summary>"ok?" asks, it does not answer.</summary>
    private static bool AsksBack(string text) =>
        text.Contains('?', StringComparison.Ordinal) || text.Contains('？', StringComparison.Ordinal);
}
