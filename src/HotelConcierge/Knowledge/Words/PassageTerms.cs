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

/// <summary>A passage as it is indexed: which terms it has, how often in its text and where.</summary>
/// <param name="Ids">Of the terms, in <see cref="TermTable"/>; each once.</param>
/// <param name="Counts">How often each stands in the text; 0 for one that only headings have.</param>
/// <param name="Places">The best place of each.</param>
/// <param name="Length">Of the text, in terms.</param>
internal sealed record PassageTerms(Passage Passage, int[] Ids, ushort[] Counts, TermPlace[] Places, int Length)
{
    /// <summary>The length of a language with its colon.</summary>
    private const int Prefix = 3;

    public static PassageTerms Of(Passage passage, Synonyms synonyms, TermTable table)
    {
        var counts = new Dictionary<int, (ushort Count, TermPlace Place)>();
        var length = 0;
        foreach (var term in TermsOf(passage.Text, passage.Language, synonyms))
        {
            var id = table.IdOf(term);
            counts.TryGetValue(id, out var known);
            counts[id] = ((ushort)Math.Min(known.Count + 1, ushort.MaxValue), TermPlace.Text);
            length++;
        }

        var own = passage.Headings.Count > 0 ? passage.Headings[^1] : passage.Title;
        Place(string.Join('\n', passage.Headings.SkipLast(1).Prepend(passage.Title)), TermPlace.OuterHeading);
        Place(own, TermPlace.OwnHeading);
        return new(
            passage,
            [.. counts.Keys],
            [.. counts.Values.Select(value => value.Count)],
            [.. counts.Values.Select(value => value.Place)],
            length);

        void Place(string heading, TermPlace place)
        {
            foreach (var term in TermsOf(heading, passage.Language, synonyms))
            {
                var id = table.IdOf(term);
                counts.TryGetValue(id, out var known);
                counts[id] = (known.Count, place);
            }
        }
    }

    /// <summary>
    /// A word's stem as it stands in the index: a word of one language is not the same as one of another that looks like it.
    /// </summary>
    public static string TermOf(string stem, string language) => $"{language}:{stem}";

    /// <summary>Whether a term is a word of that language.</summary>
    public static bool IsOf(string language, string term) => term.StartsWith(TermOf("", language), StringComparison.Ordinal);

    /// <summary>Whether the terms are words of one language, a slip of the finger apart.</summary>
    public static bool IsSlip(string one, string other) =>
        one.Length > Prefix
        && other.Length > Prefix
        && one[Prefix - 1] == ':'
        && one.AsSpan(0, Prefix).SequenceEqual(other.AsSpan(0, Prefix))
        && Slips.IsOne(one.AsSpan(Prefix), other.AsSpan(Prefix));

    /// <summary>
    /// The terms of a text, in order: stems of its words with their language, what they mean, what its signs mean, and pairs of Thai
    /// letters.
    /// </summary>
    internal static IEnumerable<string> TermsOf(string text, string? language, Synonyms synonyms)
    {
        var languages = synonyms.Languages;
        var stemmedAs = languages.SpacedLanguageOf(language);
        var tokens = languages.Read(text);
        var stems = tokens.ConvertAll(token => token.Kind == TokenKind.Word ? languages.Stem(token.Text, stemmedAs) : null);
        var meant = 0;
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
                            yield return concept.Term;
                            if (isCounted)
                                yield return CountOf(concept);
                        }

                        meant = at + phrase;
                    }

                    if (!languages.IsStopWord(language, token.Text))
                        yield return TermOf(stems[at]!, stemmedAs);
                    break;
                case TokenKind.Sign:
                    foreach (var concept in synonyms.OfSign(token.Text))
                        yield return concept.Term;
                    break;
                case TokenKind.Thai:
                    foreach (var concept in synonyms.FindInside(languages.Thai, token.Text).SelectMany(found => found.Concepts))
                        yield return concept.Term;
                    foreach (var pair in Pairs(token.Text))
                        yield return pair;
                    break;
            }
        }
    }

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

    public static IEnumerable<string> Pairs(string thai) =>
        thai.Length < 2 ? [thai] : Enumerable.Range(0, thai.Length - 1).Select(i => thai.Substring(i, 2));
}
