using System.Buffers;
using System.Runtime.InteropServices;
using HotelConcierge.Knowledge.Words;
using HotelConcierge.Languages;

namespace HotelConcierge.Knowledge.Search;

/// <summary>An inverted index that ranks passages by BM25. Immutable, so that searches go on while the next one is built.</summary>
internal sealed class WordIndex
{
    // The usual saturation; lengths count less than usual, because passages are of one size by their making.
    private const float Saturation = 1.2f, LengthShare = 0.3f;

    /// <summary>A heading says what a passage is about: a term in it counts as so many in the text.</summary>
    private const float OwnHeadingCount = 2, OuterHeadingCount = 1;

    private const float LeastWeight = 0.6f;

    /// <summary>How much parts of a question matter against its subject.</summary>
    private const float AspectShare = 0.5f, WordShare = 0.6f, LightShare = 0.2f;

    private const float SlipShare = 0.8f;
    private const int MostSlips = 2;

    /// <summary>Of a question that names no topic: how many of its aspects say enough together.</summary>
    private const int FewestAspects = 2;

    private readonly IReadOnlyList<PassageTerms> _passages;
    private readonly SearchLanguages _languages;
    private readonly Dictionary<string, TermEntry> _terms = new(StringComparer.Ordinal);
    private readonly ILookup<string, (string Term, TermEntry Entry)> _byLanguage;
    private readonly List<(string Word, TermEntry Entry)> _names;

    private readonly HashSet<string> _documents;

    /// <summary>The languages that there are passages in.</summary>
    private readonly HashSet<string> _written;

    public WordIndex(IReadOnlyList<PassageTerms> passages, TermTable table, SearchLanguages languages)
    {
        _passages = passages;
        _languages = languages;
        _documents = passages.Select(passage => passage.Passage.Source).ToHashSet(StringComparer.Ordinal);
        _written = passages.Select(passage => passage.Passage.Language).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var sizes = new int[table.Count];
        foreach (var id in passages.SelectMany(passage => passage.Ids))
            sizes[id]++;
        var postings = sizes.Select(size => size == 0 ? [] : new Posting[size]).ToArray();
        Array.Clear(sizes);
        var forms = new TermCase[table.Count];
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var average = passages.Count == 0 ? 1 : Math.Max(1, (float)passages.Average(passage => passage.Length));
        for (var number = 0; number < passages.Count; number++)
        {
            var (_, ids, counts, places, cases, length, names) = passages[number];
            var norm = Saturation * (1 - LengthShare + (LengthShare * length / average));
            foreach (var (word, id) in names)
                words[word] = id;
            for (var i = 0; i < ids.Length; i++)
            {
                forms[ids[i]] |= cases[i];
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

        // A name is never written without its capital.
        _names = [
            .. words
                .Where(word => forms[word.Value] == TermCase.Capital && _terms.ContainsKey(table[word.Value]))
                .Select(word => (word.Key, _terms[table[word.Value]])),
        ];
        var namesTerms = _names.ConvertAll(name => name.Entry).ToHashSet();
        _byLanguage = _terms.Where(term => !namesTerms.Contains(term.Value))
            .ToLookup(term => PassageTerms.LanguageOf(term.Key), term => (term.Key, term.Value), StringComparer.Ordinal);
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
            var weights = new SentenceWeights(parts.ConvertAll(part =>
                new PartWeight(part.Part, IsAskedOf(part, language) ? part.Weight : 0, part.IsName, part.Lists.Count > 0)));
            return new(
                SaysEnough(parts) ? Top(weights, language, most, tallies.AsSpan(0, Count)) : [],
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
        var least = 0f;
        for (var number = 0; number < tallies.Length; number++)
        {
            ref readonly var tally = ref tallies[number];
            if (tally.Score <= 0)
                continue;

            // Most passages of a large index only have one frequent word of the question.
            if (tally.Score * SectionPreference.Most <= least || !weights.HasRequired(tally.Parts) || !weights.HasTopic(tally.Parts))
                continue;
            var fitting = tally.Score * weights.Fit(tally.Parts);
            if (fitting * SectionPreference.Most <= least)
                continue;
            var readable = ReadableBy(language, this[number]);
            var headingShare = weights.HeadingShare(tally.Own, tally.Outer);
            var score = SectionPreference.Apply(fitting, headingShare, readable);
            if (score <= least)
                continue;
            top.Enqueue(
                new(number, score, weights.Coverage(tally.Parts, readable is Readable.Own), headingShare), (score, -number));
            if (top.Count > most)
                top.Dequeue();
            if (top.Count == most && top.TryPeek(out _, out var lowest))
                least = lowest.Score;
        }

        return [.. top.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element)];
    }

    /// <summary>The name that a document has in another language: <c>spa.es.md</c> for <c>spa.en.md</c>.</summary>
    private static string WithLanguage(string source, string language)
    {
        var dot = source.LastIndexOf('.');
        return dot >= 3 && source[dot - 3] == '.' ? $"{source[..(dot - 2)]}{language}{source[dot..]}" : source;
    }

    private Readable ReadableBy(string? language, Passage passage)
    {
        if (language is null || passage.Language is null)
            return Readable.Foreign;
        if (string.Equals(passage.Language, language, StringComparison.Ordinal))
            return Readable.Own;
        if (_documents.Contains(WithLanguage(passage.Source, language)))
            return Readable.Translated;
        return passage.Language is LanguageCatalog.FallbackCode && !_written.Contains(language) ? Readable.Common : Readable.Foreign;
    }

    /// <summary>How rare a term is: much for one that few passages have.</summary>
    private float Rarity(int passages) =>
        Math.Max(LeastWeight, MathF.Log(1 + ((Count - passages + 0.5f) / (passages + 0.5f))));

    private static float ShareOf(QuestionPart part) => part.Kind switch
    {
        PartKind.Aspect => AspectShare,
        PartKind.Count => 1,
        PartKind.Word => WordShare,
        PartKind.Light => LightShare,
        _ => 1,
    };

    /// <summary>
    /// Whether there is something to go by: a topic, or several aspects, such as the hotel and how old it is. That a passage is about
    /// the hotel says nothing.
    /// </summary>
    private static bool SaysEnough(List<ResolvedPart> parts) =>
        parts.Exists(part => part.Part.Kind is not (PartKind.Aspect or PartKind.Light or PartKind.Count))
        || parts.Count(part => part.Part.Kind is PartKind.Aspect && part.Lists.Count > 0) >= FewestAspects;

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
        if (found.Count == 0 && part.Meant is not null)
            return Resolve(part.Meant, language);
        if (found.Count == 0 && part.Kind == PartKind.Word)
            found.AddRange(SlipsOf(part, language).Select(entry => (entry, SlipShare)));

        // One weight for all forms, so that a passage is not preferred for saying it in a language that few others are in.
        // What no passage has would have told as much as the rarest.
        var weight = Rarity(found.Select(form => form.Entry.Passages).DefaultIfEmpty(1).Max()) * ShareOf(part);
        return new(part, found.ConvertAll(form => (form.Entry.Postings, form.Weight)), weight, isName);
    }

    /// <summary>
    /// What a word that is nowhere may be meant for: words of its own language, the frequent ones first, and names, which are the same
    /// in all. Otherwise a word of one language is no slip in a word of another, but long ones may be
    /// the same with another ending.
    /// </summary>
    private IEnumerable<TermEntry> SlipsOf(QuestionPart part, string? language)
    {
        var own = part.Forms.Where(form => language is null || PassageTerms.IsOf(language, form.Term)).ToList();
        return own
            .SelectMany(form => _byLanguage[PassageTerms.LanguageOf(form.Term)].Where(term => PassageTerms.IsSlip(form.Term, term.Term)))
            .OrderByDescending(term => term.Entry.Passages)
            .ThenBy(term => term.Term, StringComparer.Ordinal)
            .Select(term => term.Entry)
            .Concat(_names.Where(name => Slips.IsOfName(part.Label, name.Word)).Select(name => name.Entry))
            .Concat(part.Label.Length < Slips.ShortestCognate ? [] : part.Forms
                .Except(own)
                .SelectMany(form => _byLanguage[PassageTerms.LanguageOf(form.Term)]
                    .Where(term => PassageTerms.IsCognate(part.Label, term.Term))
                    .Select(term => term.Entry)))
            .Take(MostSlips);
    }

    /// <summary>
    /// What no document has is a sign that they are silent. Not so what only says more, such as the guest's own age, nor a small
    /// word of another language, such as the article in the name of a restaurant, nor two letters of Thai.
    /// </summary>
    private bool IsAskedOf(ResolvedPart part, string? language) =>
        part.Part.Kind != PartKind.Count
        && (part.Lists.Count > 0
            || (part.Part.Kind is not (PartKind.Aspect or PartKind.Light)
                && !PassageTerms.IsPair(part.Part.Label)
                && !_languages.IsStopWord(part.Part.Label)
                && !_languages.IsSlipOfSmallWord(language, part.Part.Label)));

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
