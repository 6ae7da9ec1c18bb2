using HotelConcierge.Languages;
using HotelConcierge.Text;
using HotelConcierge.Tools;

namespace HotelConcierge.Turns;

/// <summary>
/// Finds in what a model wrote that something was booked, cancelled, moved, saved or removed for the guest. A question, a condition and a
/// "not" claim nothing.
/// </summary>
internal sealed class ClaimReader(LanguageCatalog languages)
{
    private static readonly char[] SentenceEnds = ['.', '!', '?', '\n', ';', '…', '。', '？'];

    /// <summary>Shorter words mean something else in another language: "no", "se".</summary>
    private const int ShortestSharedDoubt = 3;

    private readonly List<Claims> _languages = [.. languages.All.Select(language => new Claims(language, SharedDoubts(languages)))];

    public IReadOnlySet<ClaimKind> Read(string text) => Sentences(text).SelectMany(In).ToHashSet();

    /// <summary>A text without the sentences that claim something.</summary>
    public string Without(string text) => string.Concat(Sentences(text).Where(sentence => !In(sentence).Any())).Trim();

    private IEnumerable<ClaimKind> In(string sentence)
    {
        if (sentence[^1] is '?' or '？')
            return [];
        var folded = FoldedText.Of(sentence).Text;
        var clauses = folded.Split([FoldedText.Pause, '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(clause => clause.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        return _languages.SelectMany(language => language.In(folded, clauses)).Distinct();
    }

    /// <summary>Sentences, each with what ends it. A full stop within a number ends none.</summary>
    private static IEnumerable<string> Sentences(string text)
    {
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var ends = SentenceEnds.Contains(text[at]) && !(at + 1 < text.Length && char.IsDigit(text[at + 1]));
            if (!ends && at + 1 < text.Length)
                continue;
            yield return text[from..(at + 1)];
            from = at + 1;
        }
    }

    /// <summary>Words by which nothing is claimed in whatever language: languages share the words for what is done.</summary>
    private static IEnumerable<string> SharedDoubts(LanguageCatalog languages) => languages.All
        .SelectMany(language => language.Claims.Doubts)
        .Where(doubt => doubt.Length >= ShortestSharedDoubt
            && !languages.All.Any(language =>
                language.Claims.Helpers.Concat(language.Claims.Owners).Contains(doubt, StringComparer.Ordinal)));

    private sealed class Claims(Language language, IEnumerable<string> sharedDoubts)
    {
        private readonly ClaimWords _words = language.Claims;
        private readonly HashSet<string> _helpers = [.. language.Claims.Helpers];
        private readonly HashSet<string> _owners = [.. language.Claims.Owners];
        private readonly HashSet<string> _doubts = [.. language.Claims.Doubts, .. sharedDoubts];

        public IEnumerable<ClaimKind> In(string folded, List<string[]> clauses)
        {
            (ClaimKind, WordList)[] kinds =
            [
                (ClaimKind.Booked, _words.Booked), (ClaimKind.Cancelled, _words.Cancelled), (ClaimKind.Moved, _words.Moved),
                (ClaimKind.Saved, _words.Saved), (ClaimKind.Removed, _words.Removed),
            ];
            var said = kinds.Where(kind => language.Script is Script.Thai ? IsSaid(folded, kind.Item2) : IsSaid(clauses, kind.Item2))
                .Select(kind => kind.Item1)
                .ToList();

            // "The booking is cancelled" names a booking: where nothing parts words, it looks as if one were made.
            return language.Script is Script.Thai && said.Count > 1 ? said.Where(kind => kind is not ClaimKind.Booked) : said;
        }

        private bool IsSaid(string folded, WordList done) =>
            done.Any(stem => folded.IndexOf(stem, StringComparison.Ordinal) is >= 0 and var at
                && _helpers.Any(helper => folded.IndexOf(helper, at, StringComparison.Ordinal) >= 0))
            && !_words.Doubts.Any(doubt => folded.Contains(doubt, StringComparison.Ordinal));

        private bool IsSaid(List<string[]> clauses, WordList done)
        {
            string[] words = [.. clauses.SelectMany(clause => clause)];
            var place = Array.FindIndex(words, IsDone);
            if (place < 0 || words.Any(_doubts.Contains))
                return false;

            // "Booked for tomorrow", "Great, booked": short for "it is booked".
            return clauses.Exists(clause => clause.Take(2).Any(IsDone))
                || (words.Take(place).Any(_helpers.Contains) && words.Any(_owners.Contains));

            bool IsDone(string word) => done.Any(stem => word.StartsWith(stem, StringComparison.Ordinal));
        }
    }
}
