using System.Buffers;
using System.Runtime.InteropServices;
using HotelConcierge.Knowledge.Words;

namespace HotelConcierge.Knowledge.Search;

/// <summary>An inverted index that ranks passages by BM25. Immutable, so that searches go on while the next one is built.</summary>
internal sealed class WordIndex
{
    // The usual saturation; lengths count less than usual, because passages are of one size by their making.
    private const float Saturation = 1.2f, LengthShare = 0.6f;

    /// <summary>A heading says what a passage is about: a term in it counts as so many in the text.</summary>
    private const float OwnHeadingCount = 2, OuterHeadingCount = 1;

    private const float LeastWeight = 0.6f;

    /// <summary>How much parts of a question matter against its subject.</summary>
    private const float AspectShare = 0.35f, WordShare = 0.6f;

    private const float SlipShare = 0.8f;
    private const int MostSlips = 4;

    private readonly IReadOnlyList<PassageTerms> _passages;
    private readonly SearchLanguages _languages;
    private readonly Dictionary<string, TermEntry> _terms = new(StringComparer.Ordinal);

    public WordIndex(IReadOnlyList<PassageTerms> passages, TermTable table, SearchLanguages languages)
    {
        _passages = passages;
        _languages = languages;
        var sizes = new int[table.Count];
        foreach (var id in passages.SelectMany(passage => passage.Ids))
            sizes[id]++;
        var postings = sizes.Select(size => size == 0 ? [] : new Posting[size]).ToArray();
        Array.Clear(sizes);
        var average = passages.Count == 0 ? 1 : Math.Max(1, (float)passages.Average(passage => passage.Length));
        for (var number = 0; number < passages.Count; number++)
        {
            var (_, ids, counts, places, length) = passages[number];
            var norm = Saturation * (1 - LengthShare + (LengthShare * length / average));
            for (var i = 0; i < ids.Length; i++)
            {
                var count =
                    counts[i]
                    + places[i] switch
                    {
                        TermPlace.OwnHeading => OwnHeadingCount,
                        TermPlace.OuterHeading => OuterHeadingCount,
                        _ => 0,
                    };
                postings[ids[i]][sizes[ids[i]]++] = new(number, count * (Saturation + 1) / (count + norm), places[i]);
            }
        }

        for (var id = 0; id < postings.Length; id++)
        {
            // A title stands over many passages; that says nothing of how rare its words are.
            if (postings[id].Length > 0)
                _terms.Add(
                    table[id],
                    new(postings[id], Math.Max(1, postings[id].Count(posting => posting.Place != TermPlace.OuterHeading))));
        }
    }

    public int Count => _passages.Count;

    public Passage this[int number] => _passages[number].Passage;

    /// <summary>The best passages for a sentence, best first.</summary>
    /// <param name="language">Passages in this language come a little earlier.</param>
    public WordSearch Find(QuestionSentence sentence, string? language, int most)
    {
        var parts = sentence.Parts.Select(part => Resolve(part, language)).ToList();
        var tallies = ArrayPool<Tally>.Shared.Rent(Count);
        try
        {
            tallies.AsSpan(0, Count).Clear();
            for (var i = 0; i < parts.Count; i++)
                Add(parts[i], 1u << i, tallies);
            return new(
                Top(
                    new SentenceWeights(
                        parts.ConvertAll(part => new PartWeight(part.Part, IsAskedOfTheDocuments(part) ? part.Weight : 0, part.IsName))),
                    language,
                    most,
                    tallies.AsSpan(0, Count)),
                [.. parts.Where(part => part.Lists.Count == 0).Select(part => part.Part)]);
        }
        finally
        {
            ArrayPool<Tally>.Shared.Return(tallies);
        }
    }

    /// <summary>Adds the part's best form in each passage.</summary>
    private static void Add(ResolvedPart part, uint bit, Tally[] tallies)
    {
        foreach (var (postings, weight) in part.Lists)
        {
            var rarity = part.Weight * weight;
            foreach (var posting in postings)
            {
                ref var tally = ref tallies[posting.Passage];
                tally.Best = Math.Max(tally.Best, rarity * posting.Impact);
                tally.Parts |= bit;
                if (posting.Place == TermPlace.OwnHeading)
                    tally.Own |= bit;
                else if (posting.Place == TermPlace.OuterHeading)
                    tally.Outer |= bit;
            }
        }

        foreach (var (postings, _) in part.Lists)
        {
            foreach (var posting in postings)
            {
                ref var tally = ref tallies[posting.Passage];
                tally.Score += tally.Best;
                tally.Best = 0;
            }
        }
    }

    private List<WordMatch> Top(SentenceWeights weights, string? language, int most, ReadOnlySpan<Tally> tallies)
    {
        var top = new PriorityQueue<WordMatch, (float Score, int Order)>(most + 1);
        for (var number = 0; number < tallies.Length; number++)
        {
            ref readonly var tally = ref tallies[number];
            if (tally.Score <= 0)
                continue;

            // Most passages of a large index only have one frequent word of the question.
            if (top.Count == most && top.TryPeek(out _, out var lowest) && tally.Score * SectionPreference.Most <= lowest.Score)
                continue;
            var isOwnLanguage = language is not null && string.Equals(this[number].Language, language, StringComparison.Ordinal);
            var headingShare = weights.HeadingShare(tally.Own, tally.Outer);
            var score = SectionPreference.Apply(tally.Score, headingShare, isOwnLanguage);
            top.Enqueue(new(number, score, weights.Coverage(tally.Parts, isOwnLanguage), headingShare), (score, -number));
            if (top.Count > most)
                top.Dequeue();
        }

        return [.. top.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element)];
    }

    /// <summary>How rare a term is: much for one that few passages have.</summary>
    private float Rarity(int passages) =>
        Math.Max(LeastWeight, MathF.Log(1 + ((Count - passages + 0.5f) / (passages + 0.5f))));

    private static float ShareOf(QuestionPart part) => part.Kind switch
    {
        PartKind.Aspect => AspectShare,
        PartKind.Count => 1,
        PartKind.Word => WordShare,
        _ => 1,
    };

    /// <summary>The part's forms that are in the index; for a word that is in none, what is one slip of the finger away.</summary>
    private ResolvedPart Resolve(QuestionPart part, string? language)
    {
        var found = new List<(TermEntry Entry, float Weight)>();
        foreach (var form in part.Forms)
        {
            if (_terms.TryGetValue(form.Term, out var entry))
                found.Add((entry, form.Weight));
        }

        var isName =
            found.Count > 0
            && language is not null
            && !part.Forms.Any(form => PassageTerms.IsOf(language, form.Term) && _terms.ContainsKey(form.Term));
        if (found.Count == 0 && part.Kind == PartKind.Word)
        {
            found.AddRange(_terms
                .Where(term => part.Forms.Any(form => PassageTerms.IsSlip(form.Term, term.Key)))
                .OrderBy(term => term.Key, StringComparer.Ordinal)
                .Take(MostSlips)
                .Select(term => (term.Value, SlipShare)));
        }

        // One weight for all forms, so that a passage is not preferred for saying it in a language that few others are in.
        // What no passage has would have told as much as the rarest.
        var weight = Rarity(found.Select(form => form.Entry.Passages).DefaultIfEmpty(1).Max()) * ShareOf(part);
        return new(part, found.ConvertAll(form => (form.Entry.Postings, form.Weight)), weight, isName);
    }

    /// <summary>
    /// What no document has is a sign that they are silent. Not so what only says more, such as the guest's own age, nor a small
    /// word of another language, such as the article in the name of a restaurant.
    /// </summary>
    private bool IsAskedOfTheDocuments(ResolvedPart part) =>
        part.Part.Kind != PartKind.Count
        && (part.Lists.Count > 0 || (part.Part.Kind != PartKind.Aspect && !_languages.IsStopWord(part.Part.Label)));

    /// <param name="IsName">A word that only documents in other languages have, so that it is no ordinary word of the question's
    /// own.</param>
    private sealed record ResolvedPart(QuestionPart Part, List<(Posting[] Postings, float Weight)> Lists, float Weight, bool IsName);

    /// <param name="Passages">How many have the term otherwise than in an outer heading.</param>
    private sealed record TermEntry(Posting[] Postings, int Passages);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Posting(int Passage, float Impact, TermPlace Place);

    /// <summary>What was found of a sentence in one passage; the sets are bits, one for each part.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Tally
    {
        public float Score;
        public float Best;
        public uint Parts;
        public uint Own;
        public uint Outer;
    }
}
