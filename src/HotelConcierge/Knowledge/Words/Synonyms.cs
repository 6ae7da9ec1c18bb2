using System.Globalization;

namespace HotelConcierge.Knowledge.Words;

/// <summary>What people ask about, in every language: the rows of an assistant's <c>synonyms.csv</c>.</summary>
/// <param name="Term">As it stands in the index.</param>
/// <param name="Label">Its first English word, for the model to read.</param>
internal sealed record Concept(string Term, string Label, ConceptKind Kind);

/// <summary>What a question wants with something that it names: the first column of <c>synonyms.csv</c>.</summary>
internal enum ConceptKind
{
    /// <summary>It only says more, such as "in the morning".</summary>
    Aspect,

    /// <summary>The question is about it: documents without a word on it have no answer.</summary>
    Subject,

    /// <summary>The question asks for it, such as a price: a passage without it is no answer, whatever else it tells.</summary>
    Required,
}

/// <summary>
/// The concepts behind words and phrases, by which a question in one language finds a passage in another. Read from a
/// table of commas: the first column says <c>subject</c>, <c>aspect</c> or <c>required</c>, the others are languages, and words of
/// the same meaning stand in one cell, separated by <c>|</c>. Lines that begin with <c>#</c> are comments.
/// </summary>
internal sealed class Synonyms
{
    /// <summary>The file beside the documents.</summary>
    public const string FileName = "synonyms.csv";

    private const int LongestPhrase = 5;
    private const int ShortestInCompound = 4;
    private const int ShortestWhole = 3;
    private const int ShortestJoined = 6;
    private const int MostJoined = 3;
    private const int LongestWithoutPlural = 3;
    private const char Gap = ' ';

    /// <summary>What German puts between two words that it joins.</summary>
    private static readonly string[] Links = "|s|n|en|es|er|e".Split('|');

    private readonly Dictionary<string, Dictionary<string, Concept[]>> _byLanguage = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, Concept[]>> _asWritten = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, Concept[]>> _together = new(StringComparer.Ordinal);
    private readonly HashSet<string> _subjects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Concept[]> _signs = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, ConceptKind> Kinds = new(StringComparer.Ordinal)
    {
        ["aspect"] = ConceptKind.Aspect,
        ["subject"] = ConceptKind.Subject,
        ["required"] = ConceptKind.Required,
    };

    /// <summary>Without any rows.</summary>
    public Synonyms(SearchLanguages languages) => Languages = languages;

    /// <summary>The languages whose words they are.</summary>
    public SearchLanguages Languages { get; }

    /// <summary>Adds to <paramref name="problems"/> what is wrong with lines, which are then left out.</summary>
    public static Synonyms Parse(string text, SearchLanguages known, ICollection<string> problems)
    {
        var synonyms = new Synonyms(known);
        string[]? languages = null;
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.Trim() is not { Length: > 0 } row || row[0] == '#')
                continue;
            var cells = row.Split(',', StringSplitOptions.TrimEntries);
            if (languages is null)
            {
                languages = cells;
                foreach (var unknown in cells.Skip(1).Except(known.Codes, StringComparer.Ordinal))
                    problems.Add($"line {number}: '{unknown}' is no language known here; use {string.Join(", ", known.Codes)}");
            }
            else if (cells.Length > languages.Length || !Kinds.ContainsKey(cells[0]))
            {
                var codes = string.Join(", ", languages.Skip(1));
                problems.Add($"line {number}: must be subject, aspect or required, then at most one cell for each of {codes}");
            }
            else
            {
                synonyms.Add(cells, languages, number);
            }
        }

        return synonyms;
    }

    /// <summary>The longest phrase that begins at a token, and what it means; null when none does.</summary>
    /// <param name="stems">The tokens' stems in that language; null where a token is no word.</param>
    /// <param name="most">Of the phrase's words.</param>
    public (int Length, IReadOnlyList<Concept> Concepts)? Find(
        string language, IReadOnlyList<string?> stems, int at, int most = LongestPhrase) =>
        _byLanguage.TryGetValue(language, out var phrases) ? Longest(phrases, stems, at, most) : null;

    /// <summary>
    /// What is written as two or three words and is one in the table, "night club", or as one that is several there, "kidsclub".
    /// </summary>
    /// <param name="words">Folded; null where a token is no word.</param>
    public (int Length, IReadOnlyList<Concept> Concepts)? FindTogether(string language, IReadOnlyList<string?> words, int at)
    {
        if (!_together.TryGetValue(language, out var phrases))
            return null;
        (int, IReadOnlyList<Concept>)? found = null;
        var joined = "";
        for (var length = 1; length <= MostJoined && at + length <= words.Count && words[at + length - 1] is { } word; length++)
        {
            if (word.Length < ShortestWhole)
                break;
            joined += word;
            if (joined.Length >= ShortestJoined && phrases.TryGetValue(AsWritten(joined), out var concepts))
                found = (length, concepts);
        }

        return found;
    }

    /// <summary>
    /// The same for words that may be of another language than the text: only as they are written, lest English "car" be Spanish
    /// "caro".
    /// </summary>
    /// <param name="words">By <see cref="AsWritten"/>; null where a token is no word.</param>
    public (int Length, IReadOnlyList<Concept> Concepts)? FindAsWritten(string language, IReadOnlyList<string?> words, int at) =>
        _asWritten.TryGetValue(language, out var phrases)
            ? Longest(phrases, words, at, LongestPhrase)
            : null;

    /// <summary>A folded word without the plural's s, which many languages have.</summary>
    public static string AsWritten(string word) => word.Length > LongestWithoutPlural && word[^1] == 's' ? word[..^1] : word;

    /// <summary>Whether a sign in a text means one of them: they are asked for as figures.</summary>
    public bool HasSign(IReadOnlyList<Concept> concepts) => _signs.Values.Any(signed => signed.Intersect(concepts).Any());

    /// <summary>Whether a term of the index is something that a question can be about.</summary>
    public bool IsSubject(string term) => _subjects.Contains(term);

    /// <summary>What a sign in a text, such as a time of day, means.</summary>
    public IReadOnlyList<Concept> OfSign(string sign) => _signs.GetValueOrDefault(sign) ?? [];

    /// <summary>What a stretch without spaces holds: Thai, longest first.</summary>
    public IEnumerable<(int At, int Length, IReadOnlyList<Concept> Concepts)> FindInside(string? language, string text)
    {
        if (language is null || !_byLanguage.TryGetValue(language, out var phrases))
            yield break;
        for (var at = 0; at < text.Length;)
        {
            var longest = phrases.Keys.Where(phrase => text.AsSpan(at).StartsWith(phrase)).MaxBy(phrase => phrase.Length);
            if (longest is not null)
                yield return (at, longest.Length, phrases[longest]);
            at += longest?.Length ?? 1;
        }
    }

    /// <summary>
    /// What two words that are written together mean, each by itself: German "Zimmertür". Null when they are not both known.
    /// </summary>
    public (IReadOnlyList<Concept> First, IReadOnlyList<Concept> Last)? OfCompound(string language, string word)
    {
        if (!_byLanguage.TryGetValue(language, out var stems) || !_asWritten.TryGetValue(language, out var words))
            return null;
        for (var cut = word.Length - ShortestWhole; cut >= ShortestWhole; cut--)
        {
            if ((stems.GetValueOrDefault(Languages.Stem(word[cut..], language)) ?? words.GetValueOrDefault(word[cut..])) is not { } last)
                continue;
            foreach (var link in Links)
            {
                if (cut - link.Length >= ShortestWhole && word.AsSpan(0, cut).EndsWith(link)
                    && (words.GetValueOrDefault(word[..(cut - link.Length)]) ?? stems.GetValueOrDefault(word[..(cut - link.Length)]))
                        is { } first)
                    return (first, last);
            }
        }

        return null;
    }

    /// <summary>What a long compound begins or ends with that is known, whatever its other part is.</summary>
    public IReadOnlyList<Concept> OfCompoundInPart(string language, string word)
    {
        if (!_byLanguage.TryGetValue(language, out var phrases))
            return [];
        return [.. phrases
            .Where(phrase => phrase.Key.Length >= ShortestInCompound && phrase.Key.Length < word.Length
                && (word.StartsWith(phrase.Key, StringComparison.Ordinal) || word.EndsWith(phrase.Key, StringComparison.Ordinal)))
            .SelectMany(phrase => phrase.Value)
            .Distinct()];
    }

    /// <summary>What a single word means that is one slip of the finger away; null when none is.</summary>
    public IReadOnlyList<Concept>? FindNear(string language, string stem) =>
        _byLanguage.TryGetValue(language, out var phrases)
            ? phrases.Where(phrase => Slips.IsOfDouble(stem, phrase.Key)).Select(phrase => phrase.Value).FirstOrDefault()
                ?? phrases.Where(phrase => Slips.IsOne(stem, phrase.Key)).Select(phrase => phrase.Value).FirstOrDefault()
            : null;

    private void Add(string[] cells, string[] languages, int line)
    {
        var words = cells.Select(cell => cell.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToArray();
        var concept = new Concept(
            string.Create(CultureInfo.InvariantCulture, $"#{line}"),
            words.Skip(1).SelectMany(cell => cell).FirstOrDefault(word => word[0] != '@') ?? "",
            Kinds[cells[0]]);
        if (concept.Kind is ConceptKind.Subject)
            _subjects.Add(concept.Term);

        // Shared by the thousands of words that mean nothing else.
        Concept[] alone = [concept];
        for (var i = 1; i < words.Length; i++)
        {
            foreach (var word in words[i])
            {
                if (word[0] == '@')
                    Add(_signs, word, alone);
                else
                    Add(word, languages[i], alone);
            }
        }
    }

    private void Add(string word, string language, Concept[] alone)
    {
        var tokens = Languages.Read(word)
            .Where(token => token.Kind is TokenKind.Word or TokenKind.Thai)
            .Select(token => token.Text)
            .ToList();
        var stems = string.Join(Gap, tokens.Select(token => Languages.Stem(token, language)));
        var written = Shared(string.Join(Gap, tokens.Select(AsWritten)), stems);
        Add(Of(_byLanguage, language), stems, alone);
        Add(Of(_asWritten, language), written, alone);
        Add(Of(_together, language), Shared(AsWritten(string.Concat(tokens)), written), alone);
    }

    private static Dictionary<string, Concept[]> Of(Dictionary<string, Dictionary<string, Concept[]>> languages, string language)
    {
        if (!languages.TryGetValue(language, out var phrases))
            languages.Add(language, phrases = new(StringComparer.Ordinal));
        return phrases;
    }

    private static (int Length, IReadOnlyList<Concept> Concepts)? Longest(
        Dictionary<string, Concept[]> phrases,
        IReadOnlyList<string?> words,
        int at,
        int most)
    {
        (int, IReadOnlyList<Concept>)? found = null;
        var phrase = "";
        for (var length = 1; length <= most && at + length <= words.Count && words[at + length - 1] is { } word; length++)
        {
            phrase = length == 1 ? word : phrase + Gap + word;
            if (phrases.TryGetValue(phrase, out var concepts))
                found = (length, concepts);
        }

        return found;
    }

    private static void Add(Dictionary<string, Concept[]> phrases, string phrase, Concept[] alone)
    {
        if (!phrases.TryGetValue(phrase, out var concepts))
            phrases.Add(phrase, alone);
        else if (!concepts.Contains(alone[0]))
            phrases[phrase] = [.. concepts, .. alone];
    }

    /// <summary>The other of two strings that read the same, so that one of them need not be kept.</summary>
    private static string Shared(string text, string other) => string.Equals(text, other, StringComparison.Ordinal) ? other : text;
}
