using System.Runtime.InteropServices;
using HotelConcierge.Languages;

namespace HotelConcierge.Safety;

/// <summary>A concept found in a text.</summary>
/// <param name="Start">Its first letter.</param>
/// <param name="End">The letter after it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Mention(SafetyConcept Concept, int Start, int End);

/// <summary>Finds the concepts of all languages in a text, each language for itself.</summary>
internal sealed class SafetyLexicon
{
    /// <summary>From how many letters on a word may have another ending.</summary>
    private const int LongWord = 6;

    /// <summary>As many letters as a word may go on with after a stem.</summary>
    private const int AnyEnding = 99;

    private const string Gap = " ~ ";

    /// <summary>Between two parts of a phrase with a gap, in words.</summary>
    private const int LongestGap = 5;

    private readonly ConceptTrie _words = new(), _within = new();
    private readonly List<(int Phrase, int Part)> _parts = [];
    private readonly List<(int Language, SafetyConcept Concept, int Parts)> _phrases = [];

    public SafetyLexicon(IReadOnlyList<SafetyWords> languages)
    {
        Languages = languages.Count;
        for (var language = 0; language < languages.Count; language++)
        {
            foreach (var (concept, words) in languages[language])
            {
                foreach (var phrase in words)
                    Add(language, concept, phrase);
            }
        }
    }

    public int Languages { get; }

    /// <returns>For each language what is mentioned in its words, in order of appearance.</returns>
    public IReadOnlyList<List<Mention>> Find(SafetyText text)
    {
        var found = new List<(int Id, int Start, int End)>();
        for (var at = 0; at < text.Text.Length; at++)
        {
            if (text.IsStart(at))
                _words.Match(text, at, found);
            _within.Match(text, at, found);
        }

        var mentions = Enumerable.Range(0, Languages).Select(_ => new List<Mention>()).ToArray();
        var open = new Dictionary<int, (int Part, int Start, int End)>();
        foreach (var (id, start, end) in found)
        {
            var (phrase, part) = _parts[id];
            var (language, concept, parts) = _phrases[phrase];
            var from = start;
            if (part > 0)
            {
                if (!open.TryGetValue(phrase * 4 + part - 1, out var before)
                    || before.End > start
                    || text.WordsBefore(start) - text.WordsBefore(before.End) > LongestGap)
                    continue;
                from = before.Start;
            }

            if (part == parts - 1)
                mentions[language].Add(new(concept, from, end));
            else
                open[phrase * 4 + part] = (part, from, end);
        }

        return mentions;
    }

    private void Add(int language, SafetyConcept concept, string phrase)
    {
        var parts = phrase.Split(Gap);
        for (var part = 0; part < parts.Length; part++)
        {
            _parts.Add((_phrases.Count, part));
            foreach (var spelling in SpellingsOf(parts[part]))
            {
                var trie = parts[part].StartsWith('*') ? _within : _words;
                var folded = SafetyText.Of(spelling).Text;
                var (stem, ending) = parts[part][^1] switch
                {
                    '*' => (folded, AnyEnding),
                    '!' => (folded, 0),
                    _ => Inflected(folded),
                };
                trie.Add(stem, ending, _parts.Count - 1);
            }
        }

        _phrases.Add((language, concept, parts.Length));
    }

    /// <summary>A long word may be another form of itself: another ending of up to two letters, its last vowel not counted.</summary>
    private static (string Folded, int Ending) Inflected(string folded)
    {
        var last = folded.Length - folded.LastIndexOf(' ') - 1;
        if (last < LongWord || !char.IsAsciiLetter(folded[^1]))
            return (folded, 0);
        return "aeio".Contains(folded[^1], StringComparison.Ordinal) ? (folded[..^1], 2) : (folded, 2);
    }

    /// <summary>A phrase as it is written, and as it is typed where a keyboard has no umlauts.</summary>
    private static IEnumerable<string> SpellingsOf(string phrase)
    {
        yield return phrase;
        if (phrase.AsSpan().IndexOfAny("äöü") >= 0)
            yield return phrase.Replace("ä", "ae", StringComparison.Ordinal)
                .Replace("ö", "oe", StringComparison.Ordinal)
                .Replace("ü", "ue", StringComparison.Ordinal);
    }
}
