using System.Runtime.InteropServices;
using HotelConcierge.Text;

namespace HotelConcierge.Knowledge.Words;

/// <summary>Where in a passage a term stands; of several places the highest counts.</summary>
internal enum TermPlace : byte
{
    Text,

    /// <summary>The title, or a heading above the passage's own.</summary>
    OuterHeading,

    /// <summary>The heading right above the text: what the passage is about.</summary>
    OwnHeading,
}

/// <summary>How a term is written in a passage.</summary>
[Flags]
internal enum TermCase : byte
{
    None = 0,

    /// <summary>Somewhere without a capital: it is no name.</summary>
    Small = 1,

    /// <summary>With a capital in the middle of a sentence.</summary>
    Capital = 2,
}

/// <summary>A passage as it is indexed: which terms it has, how often in its text and where.</summary>
/// <param name="Ids">Of the terms, in <see cref="TermTable"/>; each once.</param>
/// <param name="Counts">How often each stands in the text; 0 for one that only headings have.</param>
/// <param name="Places">The best place of each.</param>
/// <param name="Cases">How each is written.</param>
/// <param name="Length">Of the text, in terms.</param>
/// <param name="Names">Words that may be names, with the term of each.</param>
internal sealed record PassageTerms(
    Passage Passage,
    int[] Ids,
    ushort[] Counts,
    TermPlace[] Places,
    TermCase[] Cases,
    int Length,
    IReadOnlyList<(string Word, int Id)> Names)
{
    /// <summary>The length of a language with its colon.</summary>
    private const int Prefix = 3;

    public static PassageTerms Of(Passage passage, Synonyms synonyms, TermTable table)
    {
        var known = new Dictionary<int, Entry>();
        var names = new List<(string, int)>();
        var length = 0;
        foreach (var term in TermsOf(passage.Text, passage.Language, synonyms))
        {
            ref var entry = ref Note(term);
            entry.Count = (ushort)Math.Min(entry.Count + 1, ushort.MaxValue);
            length++;
        }

        var own = passage.Headings.Count > 0 ? passage.Headings[^1] : passage.Title;
        Place(string.Join('\n', passage.Headings.SkipLast(1).Prepend(passage.Title)), TermPlace.OuterHeading);
        Place(own, TermPlace.OwnHeading);
        return new(
            passage,
            [.. known.Keys],
            [.. known.Values.Select(entry => entry.Count)],
            [.. known.Values.Select(entry => entry.Place)],
            [.. known.Values.Select(entry => entry.Case)],
            length,
            names);

        void Place(string heading, TermPlace place)
        {
            foreach (var term in TermsOf(heading, passage.Language, synonyms))
            {
                // "Room service" is not about rooms.
                ref var entry = ref Note(term);
                entry.Place = (TermPlace)Math.Max((byte)entry.Place, (byte)(term.IsInPhrase ? TermPlace.OuterHeading : place));
            }
        }

        ref Entry Note(TextTerm term)
        {
            var id = table.IdOf(term.Term);
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(known, id, out _);
            entry.Case |= term.Case;
            if (term.Name is not null)
                names.Add((term.Name, id));
            return ref entry;
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Entry
    {
        public ushort Count;
        public TermPlace Place;
        public TermCase Case;
    }

    /// <summary>
    /// A word's stem as it stands in the index: a word of one language is not the same as one of another that looks like it.
    /// </summary>
    public static string TermOf(string stem, string language) => $"{language}:{stem}";

    /// <summary>The language of a term that is a word; empty for other terms.</summary>
    public static string LanguageOf(string term) => term.Length > Prefix && term[Prefix - 1] == ':' ? term[..(Prefix - 1)] : "";

    /// <summary>Whether a term is a word of that language.</summary>
    public static bool IsOf(string language, string term) => term.StartsWith(TermOf("", language), StringComparison.Ordinal);

    /// <summary>Whether the terms are words of one language, a slip of the finger apart.</summary>
    public static bool IsSlip(string one, string other) =>
        one.Length > Prefix
        && other.Length > Prefix
        && one[Prefix - 1] == ':'
        && one.AsSpan(0, Prefix).SequenceEqual(other.AsSpan(0, Prefix))
        && Slips.IsOne(one.AsSpan(Prefix), other.AsSpan(Prefix));

    /// <summary>Whether a folded word is that of a term in another language but for its ending.</summary>
    public static bool IsCognate(string word, string term) => term.Length > Prefix && Slips.IsCognate(word, term.AsSpan(Prefix));

    /// <summary>
    /// The terms of a text, in order: stems of its words with their language, what they mean, what its signs mean, and pairs of Thai
    /// letters.
    /// </summary>
    internal static IEnumerable<TextTerm> TermsOf(string text, string? language, Synonyms synonyms)
    {
        var languages = synonyms.Languages;
        var stemmedAs = languages.SpacedLanguageOf(language);
        var tokens = languages.Read(text);
        var stems = tokens.ConvertAll(token => token.Kind == TokenKind.Word ? languages.Stem(token.Text, stemmedAs) : null);
        var meant = 0;
        var isInPhrase = false;
        var mayHaveNames = !languages.JoinsWords(language);
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            switch (token.Kind)
            {
                case TokenKind.Word:
                    if (at >= meant && synonyms.Find(stemmedAs, stems, at) is var (phrase, concepts))
                    {
                        var isCounted = IsCounted(languages, tokens, at, stemmedAs);
                        foreach (var concept in concepts)
                        {
                            yield return new(concept.Term);
                            if (isCounted)
                                yield return new(CountOf(concept));
                        }

                        meant = at + phrase;
                        isInPhrase = phrase > 1;
                    }
                    else if (at >= meant)
                    {
                        isInPhrase = false;
                    }

                    // What the words of a phrase mean by themselves is in it too, but not what it is about.
                    if (isInPhrase && synonyms.Find(stemmedAs, stems, at, most: 1) is var (_, parts))
                    {
                        foreach (var concept in parts)
                            yield return new(concept.Term, IsInPhrase: true);
                    }

                    if (!languages.IsStopWord(language, token.Text))
                    {
                        var isName = token.IsCapital && mayHaveNames && at > 0 && tokens[at - 1].Kind is TokenKind.Word or TokenKind.Pause;
                        yield return new(
                            TermOf(stems[at]!, stemmedAs),
                            isInPhrase,
                            token.IsCapital ? isName ? TermCase.Capital : TermCase.None : TermCase.Small,
                            isName ? token.Text : null);
                    }

                    break;
                case TokenKind.Sign:
                    foreach (var concept in synonyms.OfSign(token.Text))
                        yield return new(concept.Term);
                    break;
                case TokenKind.Thai:
                    foreach (var concept in synonyms.FindInside(languages.Thai, token.Text).SelectMany(found => found.Concepts))
                        yield return new(concept.Term);
                    foreach (var pair in Pairs(token.Text))
                        yield return new(pair);
                    break;
            }
        }
    }

    /// <summary>A term as it stands in a text.</summary>
    /// <param name="IsInPhrase">Whether it is a word of several that mean something together.</param>
    /// <param name="Name">The word, where it may be a name.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct TextTerm(
        string Term, bool IsInPhrase = false, TermCase Case = TermCase.None, string? Name = null);

    /// <summary>That there is a number of something, which answers how many there are: "four pools".</summary>
    public static string CountOf(Concept concept) => $"{Tokenizer.Count}{concept.Term}";

    /// <summary>Whether a number stands before the word, or before the one that describes it: "four outdoor pools".</summary>
    private static bool IsCounted(SearchLanguages languages, List<Token> tokens, int at, string language)
    {
        return IsNumber(at - 1)
            || (at > 1 && tokens[at - 1].Kind == TokenKind.Word
                && !languages.IsStopWord(language, tokens[at - 1].Text) && IsNumber(at - 2));

        bool IsNumber(int place) => place >= 0 && tokens[place].Kind == TokenKind.Word && languages.IsNumber(language, tokens[place].Text);
    }

    /// <summary>Whether it is a pair of Thai letters.</summary>
    public static bool IsPair(string term) => term.Length <= 2 && FoldedText.IsThai(term[0]);

    public static IEnumerable<string> Pairs(string thai) =>
        thai.Length < 2 ? [thai] : Enumerable.Range(0, thai.Length - 1).Select(i => thai.Substring(i, 2));
}
