using System.Buffers;
using HotelConcierge.Languages;
using HotelConcierge.Proposals;
using HotelConcierge.Text;
using HotelConcierge.Tools;

namespace HotelConcierge.Turns;

/// <summary>
/// Finds in what a model wrote that something was booked, cancelled, moved, saved or removed for the guest, was passed on to staff, or that
/// somebody comes. A question, a condition and a "not" claim nothing.
/// </summary>
internal sealed class ClaimReader(LanguageCatalog languages)
{
    private static readonly char[] SentenceEnds = ['.', '!', '?', '\n', ';', '…', '。', '？'];

    /// <summary>Shorter words mean something else in another language: "no", "se".</summary>
    private const int ShortestSharedDoubt = 3;

    private readonly PriceReader _prices = new(languages);
    private readonly List<Claims> _languages = AllOf(languages);

    public IReadOnlySet<ClaimKind> Read(string text) => Sentences(text).SelectMany(In).ToHashSet();

    /// <summary>A text without the sentences that claim something.</summary>
    public string Without(string text) => string.Concat(Sentences(text).Where(sentence => !In(sentence).Any())).Trim();

    /// <summary>The amounts of money that a text tells.</summary>
    public IReadOnlyList<decimal> Prices(string text) => _prices.Amounts(text);

    /// <summary>A text without the sentences that tell a price which is not so. Questions tell none.</summary>
    public string WithoutPrices(string text, Func<decimal, bool> isSo) => string.Concat(Sentences(text).Where(sentence =>
        sentence[^1] is '?' or '？' || _prices.Amounts(sentence).All(isSo)));

    private IEnumerable<ClaimKind> In(string sentence)
    {
        if (sentence[^1] is '?' or '？')
            return [];
        var folded = FoldedText.Of(sentence).Text;
        List<Claims> speaking = [.. _languages.Where(language => language.MayClaim(folded))];
        if (speaking.Count == 0)
            return [];
        var clauses = folded.Split([FoldedText.Pause, '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(clause => clause.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        string[] words = [.. clauses.SelectMany(clause => clause)];
        return speaking.SelectMany(language => language.In(sentence, folded, clauses, words)).Distinct();
    }

    /// <summary>Sentences, each with what ends it. A full stop within a number ends none.</summary>
    private static IEnumerable<string> Sentences(string text)
    {
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var isInNumber = text[at] is '.' && at > 0 && char.IsDigit(text[at - 1]) && at + 1 < text.Length && char.IsDigit(text[at + 1]);
            var ends = SentenceEnds.Contains(text[at]) && !isInNumber;
            if (!ends && at + 1 < text.Length)
                continue;
            yield return text[from..(at + 1)];
            from = at + 1;
        }
    }

    /// <summary>Words by which nothing is claimed in whatever language: languages share the words for what is done.</summary>
    private static List<string> SharedDoubts(LanguageCatalog languages)
    {
        var claiming = languages.All
            .SelectMany(language => language.Claims.Helpers.Concat(language.Claims.Owners))
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. languages.All
                .SelectMany(language => language.Claims.Doubts)
                .Where(doubt => doubt.Length >= ShortestSharedDoubt && !claiming.Contains(doubt)),
        ];
    }

    private static List<Claims> AllOf(LanguageCatalog languages)
    {
        var shared = SharedDoubts(languages);
        return [.. languages.All.Select(language => new Claims(language, shared))];
    }

    private sealed class Claims(Language language, IEnumerable<string> sharedDoubts)
    {
        private readonly ClaimWords _words = language.Claims;
        private readonly HashSet<string> _helpers = [.. language.Claims.Helpers];
        private readonly HashSet<string> _owners = [.. language.Claims.Owners];
        private readonly HashSet<string> _doubts = [.. language.Claims.Doubts, .. sharedDoubts];

        /// <summary>Without any of these nothing is claimed in the language; most sentences hold none, and all are looked for at once.</summary>
        private readonly SearchValues<string> _signs = SearchValues.Create(
            [
                .. language.Claims.Booked, .. language.Claims.Cancelled, .. language.Claims.Moved, .. language.Claims.Saved,
                .. language.Claims.Removed, .. language.Claims.Ordered, .. language.Claims.WaitingList, .. language.Claims.PassedOn,
                .. language.Claims.Told, .. language.Claims.Coming,
            ],
            StringComparison.Ordinal);

        public bool MayClaim(string folded) => folded.AsSpan().ContainsAny(_signs);

        public IEnumerable<ClaimKind> In(string sentence, string folded, List<string[]> clauses, string[] words)
        {
            var written = _words.WrittenEnds.Count == 0 ? null : WrittenSo(sentence);
            (ClaimKind, WordList)[] kinds =
            [
                (ClaimKind.Booked, _words.Booked), (ClaimKind.Cancelled, _words.Cancelled), (ClaimKind.Moved, _words.Moved),
                (ClaimKind.Saved, _words.Saved), (ClaimKind.Removed, _words.Removed), (ClaimKind.Ordered, _words.Ordered),
            ];
            var isDoubted = words.Any(_doubts.Contains);
            var said = kinds
                .Where(kind => language.Script is Script.Thai
                    ? IsSaid(folded, kind.Item2)
                    : !isDoubted && IsSaid(clauses, words, kind.Item2, written))
                .Select(kind => kind.Item1)
                .ToList();

            if (_words.WaitingList.Any(list => folded.Contains(list, StringComparison.Ordinal)) && IsWaiting(folded, clauses))
                said.Add(ClaimKind.Waiting);

            // "The booking is cancelled" names a booking: where nothing parts words, it looks as if one were made.
            if (language.Script is Script.Thai && said.Count > 1)
                said.Remove(ClaimKind.Booked);
            return said.Concat(language.Script is Script.Thai ? AboutStaff(folded) : AboutStaff(clauses));
        }

        private IEnumerable<ClaimKind> AboutStaff(List<string[]> clauses)
        {
            var namesStaff = clauses.Exists(clause => clause.Any(_words.Staff.Begin));

            // What stands behind a claim takes nothing of it back: "I have told housekeeping, please wait".
            var plain = clauses.TakeWhile(clause => !clause.Any(_doubts.Contains))
                .Select(clause => $" {string.Join(' ', clause)}")
                .ToList();
            if (Says(_words.PassedOn) || (namesStaff && Says(_words.Told)))
                yield return ClaimKind.PassedOn;
            if (namesStaff && Says(_words.Coming))
                yield return ClaimKind.Coming;

            bool Says(WordList phrases) =>
                phrases.Any(phrase => plain.Exists(clause => clause.Contains($" {phrase}", StringComparison.Ordinal)));
        }

        /// <summary>Where nothing parts words, a word behind it tells that it was done.</summary>
        private IEnumerable<ClaimKind> AboutStaff(string folded)
        {
            if (_words.Doubts.Any(doubt => folded.Contains(doubt, StringComparison.Ordinal)))
                yield break;
            var namesStaff = Holds(_words.Staff);
            if (IsSaid(folded, _words.PassedOn) || (namesStaff && IsSaid(folded, _words.Told)))
                yield return ClaimKind.PassedOn;
            if (namesStaff && Holds(_words.Coming))
                yield return ClaimKind.Coming;

            bool Holds(WordList phrases) => phrases.Any(phrase => folded.Contains(phrase, StringComparison.Ordinal));
        }

        /// <summary>"You are on it now", "I have put you on it".</summary>
        private bool IsWaiting(string folded, List<string[]> clauses)
        {
            if (language.Script is Script.Thai)
            {
                return _helpers.Any(helper => folded.Contains(helper, StringComparison.Ordinal))
                    && !_words.Doubts.Any(doubt => folded.Contains(doubt, StringComparison.Ordinal));
            }

            var words = clauses.SelectMany(clause => clause).ToHashSet(StringComparer.Ordinal);
            return !words.Overlaps(_doubts) && words.Overlaps(_helpers) && words.Overlaps(_owners);
        }

        private bool IsSaid(string folded, WordList done) =>
            done.Any(stem => folded.IndexOf(stem, StringComparison.Ordinal) is >= 0 and var at
                && _helpers.Any(helper => folded.IndexOf(helper, at, StringComparison.Ordinal) >= 0))
            && !_words.Doubts.Any(doubt => folded.Contains(doubt, StringComparison.Ordinal));

        /// <summary>The words, folded, that end as the language writes what is done.</summary>
        private HashSet<string> WrittenSo(string sentence)
        {
            // By hand, since what a model writes need not be well-formed, and only that can be normalized.
            var text = sentence.ToLowerInvariant().Replace("e\u0301", "é", StringComparison.Ordinal);
            return
            [
                .. text.Split([.. text.Where(letter => !char.IsLetter(letter)).Distinct()])
                    .Where(word => _words.WrittenEnds.Any(end => word.EndsWith(end, StringComparison.Ordinal)))
                    .Select(word => FoldedText.Of(word).Text),
            ];
        }

        private bool IsSaid(List<string[]> clauses, string[] words, WordList done, HashSet<string>? written)
        {
            var place = Array.FindIndex(words, IsDone);
            if (place < 0)
                return false;

            // "Booked for tomorrow", "Great, booked": short for "it is booked".
            return clauses.Exists(clause => clause.Take(2).Any(IsDone))
                || (words.Take(place).Any(_helpers.Contains) && words.Any(_owners.Contains));

            bool IsDone(string word) =>
                done.Any(stem => word.StartsWith(stem, StringComparison.Ordinal)) && (written is null || written.Contains(word));
        }
    }
}
