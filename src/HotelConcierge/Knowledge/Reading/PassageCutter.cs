using HotelConcierge.Knowledge.Words;

namespace HotelConcierge.Knowledge.Reading;

/// <summary>
/// Cuts a document into passages. A passage never crosses a heading; a long section becomes several that overlap by their
/// last sentence or list item, so that what belongs together can be found from either side.
/// </summary>
internal static class PassageCutter
{
    /// <summary>In UTF-16 code units: about 150 words, one subject and cheap to quote.</summary>
    public const int TargetLength = 900;

    /// <summary>A single block longer than this is cut at sentences.</summary>
    public const int MaxLength = 1200;

    private const int LongestOverlap = 200;

    /// <param name="languages">Of which one is recognised where the document does not say its own.</param>
    public static IReadOnlyList<Passage> Cut(string source, KnowledgeDocument document, SearchLanguages languages)
    {
        var language = LanguageOf(source, document, languages);
        var title = document.Title ?? source;
        var passages = new List<Passage>();
        foreach (var section in document.Sections)
        {
            foreach (var text in Texts(section.Blocks))
                passages.Add(new(source, title, section.Headings, text, language ?? languages.Recognise(text), document.Url));
        }

        return passages;
    }

    /// <summary>The sentences, list items and rows of a passage's text.</summary>
    public static IEnumerable<string> SentencesOf(string text) => text.Split('\n').SelectMany(Sentences);

    /// <summary>As the document says, as its name says (<c>spa.en.md</c>), or as its words show.</summary>
    private static string? LanguageOf(string source, KnowledgeDocument document, SearchLanguages languages)
    {
        if (document.Language is { Length: >= 2 } said)
            return said[..2].ToLowerInvariant();
        var name = Path.GetFileNameWithoutExtension(source);
        if (name.Length > 3 && name[^3] == '.' && languages.Codes.Contains(name[^2..], StringComparer.Ordinal))
            return name[^2..];
        return languages.Recognise(string.Join(' ', document.Sections.SelectMany(section => section.Blocks).Take(50)));
    }

    private static IEnumerable<string> Texts(IReadOnlyList<string> blocks)
    {
        var pieces = new List<string>();
        var length = 0;
        foreach (var piece in blocks.SelectMany(Pieces))
        {
            if (length > 0 && length + piece.Length + 1 > TargetLength)
            {
                yield return string.Join('\n', pieces);
                var overlap = OverlapOf(pieces[^1]);
                pieces.Clear();
                if (overlap is not null)
                    pieces.Add(overlap);
                length = overlap?.Length ?? 0;
            }

            pieces.Add(piece);
            length += piece.Length + 1;
        }

        if (pieces.Count > 0)
            yield return string.Join('\n', pieces);
    }

    private static string? OverlapOf(string piece)
    {
        if (piece.Length <= LongestOverlap)
            return piece;
        var sentence = Sentences(piece).Last();
        return sentence.Length <= LongestOverlap ? sentence : null;
    }

    /// <summary>A block, or its sentences when it is too long, or pieces of those.</summary>
    private static IEnumerable<string> Pieces(string block)
    {
        if (block.Length <= MaxLength)
            return [block];
        return Sentences(block).SelectMany(sentence => sentence.Length <= TargetLength ? [sentence] : Slices(sentence));
    }

    private static IEnumerable<string> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] is not ('.' or '!' or '?' or '。' or '…') || text[i + 1] != ' ')
                continue;
            yield return text[start..(i + 1)];
            start = i + 2;
        }

        if (start < text.Length)
            yield return text[start..];
    }

    private static IEnumerable<string> Slices(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = Math.Min(start + TargetLength, text.Length);
            if (end < text.Length)
            {
                var space = text.LastIndexOf(' ', end - 1, end - start - 1);
                if (space > start)
                    end = space;
                else if (char.IsLowSurrogate(text[end]))
                    end--;
            }

            yield return text[start..end].Trim();
            start = end < text.Length && text[end] == ' ' ? end + 1 : end;
        }
    }
}
