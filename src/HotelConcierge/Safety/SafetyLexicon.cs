using System.Runtime.InteropServices;
using HotelConcierge.Languages;

namespace HotelConcierge.Safety;

/// <summary>A concept found in a text.</summary>
/// <param name="Start">Its first letter.</param>
/// <param name="End">The letter after it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Mention(SafetyConcept Concept, int Start, int End);

/// <summary>Finds the concepts of all languages in a text, each language for itself.</summary>
/// <remarks>
/// The words that ship also ship as they are looked for, in <c>danger-words.bin</c>, so that a start neither folds nor sorts them. A test
/// makes it; with words that it was not made from it is left alone.
/// </remarks>
internal sealed class SafetyLexicon
{
    public const string FileName = "danger-words.bin";

    /// <summary>From how many letters on a word may have another ending.</summary>
    private const int LongWord = 6;

    /// <summary>As many letters as a word may go on with after a stem.</summary>
    private const byte AnyEnding = 99;

    private const string Gap = " ~ ";

    /// <summary>Between two parts of a phrase with a gap, in words.</summary>
    private const int LongestGap = 5;

    private readonly SortedPhrases _words, _within;
    private readonly Part[] _parts;

    private SafetyLexicon(int languages, SortedPhrases words, SortedPhrases within, Part[] parts) =>
        (Languages, _words, _within, _parts) = (languages, words, within, parts);

    /// <summary>What ships if it was made from these words, else what they give.</summary>
    public static SafetyLexicon Of(IReadOnlyList<SafetyWords> languages) => FindShipped(languages) ?? From(languages);

    /// <summary>What these words give.</summary>
    public static SafetyLexicon From(IReadOnlyList<SafetyWords> languages)
    {
        var (words, within, parts) = (new List<SafetyPhrase>(), new List<SafetyPhrase>(), new List<Part>());
        var phrases = 0;
        for (var language = 0; language < languages.Count; language++)
        {
            foreach (var (concept, phrase) in languages[language].SelectMany(pair => pair.Value.Select(phrase => (pair.Key, phrase))))
            {
                var pieces = phrase.Split(Gap);
                for (var piece = 0; piece < pieces.Length; piece++)
                {
                    (pieces[piece].StartsWith('*') ? within : words).AddRange(ToFind(pieces[piece], parts.Count));
                    parts.Add(new(phrases, (byte)piece, piece == pieces.Length - 1, (byte)language, concept));
                }

                phrases++;
            }
        }

        return new(languages.Count, SortedPhrases.Of(words), SortedPhrases.Of(within), [.. parts]);
    }

    /// <summary>What ships, or null where it was made from other words.</summary>
    internal static SafetyLexicon? FindShipped(IReadOnlyList<SafetyWords> languages)
    {
        using var file = typeof(SafetyLexicon).Assembly.GetManifestResourceStream(FileName);
        if (file is null || SafetyWords.DigestOf(languages) is not { } digest)
            return null;
        using var reader = new BinaryReader(file);
        if (!digest.AsSpan().SequenceEqual(reader.ReadBytes(digest.Length)))
            return null;
        var (words, within) = (SortedPhrases.Read(reader), SortedPhrases.Read(reader));
        var parts = new Part[reader.ReadInt32()];
        var (phrase, place) = (0, (byte)0);
        for (var part = 0; part < parts.Length; part++)
        {
            parts[part] = new(phrase, place++, reader.ReadBoolean(), reader.ReadByte(), (SafetyConcept)reader.ReadByte());
            if (parts[part].IsLast)
                (phrase, place) = (phrase + 1, 0);
        }

        return new(languages.Count, words, within, parts);
    }

    /// <summary>The file as it ships.</summary>
    /// <param name="digest">Of the words that it was made from.</param>
    public byte[] Pack(byte[] digest)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(digest);
        _words.Write(writer);
        _within.Write(writer);
        writer.Write(_parts.Length);
        foreach (var part in _parts)
        {
            writer.Write(part.IsLast);
            writer.Write(part.Language);
            writer.Write(checked((byte)part.Concept));
        }

        writer.Flush();
        return bytes.ToArray();
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
        var open = new Dictionary<(int Phrase, int Place), (int Start, int End)>();
        foreach (var (id, start, end) in found)
        {
            var part = _parts[id];
            var from = start;
            if (part.Place > 0)
            {
                if (!open.TryGetValue((part.Phrase, part.Place - 1), out var before)
                    || before.End > start
                    || text.WordsBefore(start) - text.WordsBefore(before.End) > LongestGap)
                    continue;
                from = before.Start;
            }

            if (part.IsLast)
                mentions[part.Language].Add(new(part.Concept, from, end));
            else
                open[(part.Phrase, part.Place)] = (from, end);
        }

        return mentions;
    }

    private static IEnumerable<SafetyPhrase> ToFind(string piece, int id)
    {
        foreach (var spelling in SpellingsOf(piece))
        {
            var folded = SafetyText.Of(spelling).Text;
            var (stem, ending) = piece[^1] switch
            {
                '*' => (folded, AnyEnding),
                '!' => (folded, (byte)0),
                _ => Inflected(folded),
            };
            yield return new(stem, ending, id);
        }
    }

    /// <summary>A long word may be another form of itself: another ending of up to two letters, its last vowel not counted.</summary>
    private static (string Folded, byte Ending) Inflected(string folded)
    {
        var last = folded.Length - folded.LastIndexOf(' ') - 1;
        if (last < LongWord || !char.IsAsciiLetter(folded[^1]))
            return (folded, 0);
        return ("aeio".Contains(folded[^1], StringComparison.Ordinal) ? folded[..^1] : folded, 2);
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

    /// <summary>A stretch of a phrase; most have one, those with gaps several.</summary>
    /// <param name="Phrase">Whose it is.</param>
    /// <param name="Place">How many come before it there.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Part(int Phrase, byte Place, bool IsLast, byte Language, SafetyConcept Concept);
}
