using System.Text;
using HotelConcierge.Messages;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HotelConcierge.Replies;

/// <summary>Turns Markdown into text that can be read as it is, and remembers what was bold, a heading and so on.</summary>
internal sealed partial class MarkdownReader
{
    private static readonly MarkdownPipeline _pipeline = CreatePipeline();

    private readonly StringBuilder _text = new();
    private readonly List<RichSpan> _spans = [];
    private readonly List<Heading> _headings = [];
    private readonly HashSet<LinkReferenceDefinition> _usedDefinitions = [];
    private string _source = "";
    private string _linePrefix = "";
    private OpenMarks _open;

    public static RichText Read(string markdown)
    {
        var reader = new MarkdownReader();
        foreach (var range in MarkdownSlices.Of(markdown))
            reader.ReadSlice(markdown[range]);
        return reader.ToRichText(markdown);
    }

    private static MarkdownPipeline CreatePipeline()
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePipeTables()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseAutoLinks()
            .UseCjkFriendlyEmphasis();

        // In a chat four spaces are a careless indent; code comes in fences. A line that begins with a tag is text like any other.
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.TryRemove<HtmlBlockParser>();
        return builder.Build();
    }

    private void ReadSlice(string slice)
    {
        if (_text.Length > 0)
            _text.Append(EndsWithBlankLine(_source) ? "\n\n" : "\n");
        _source = slice;
        if (TryParse(slice) is { } document)
        {
            NoteUsedDefinitions(document);
            WriteBlocks(document);
        }
        else
        {
            _text.Append(slice.ReplaceLineEndings("\n").Trim());
        }

        TrimEnd(0);
    }

    /// <summary>Code may end with white space, so what was noted about it may have to end earlier.</summary>
    private void TrimEnd(int start)
    {
        var length = _text.Length;
        while (length > start && char.IsWhiteSpace(_text[length - 1]))
            length--;
        if (length == _text.Length)
            return;
        _text.Length = length;
        for (var i = _spans.Count - 1; i >= 0; i--)
            if (_spans[i].End > length)
                _spans[i] = _spans[i] with { Start = Math.Min(_spans[i].Start, length), End = length };
    }

    private static bool EndsWithBlankLine(ReadOnlySpan<char> slice) =>
        slice[slice.TrimEnd().Length..].Count('\n') > 1;

    private static MarkdownDocument? TryParse(string slice)
    {
        if (slice.Length > MarkdownSlices.Longest && !slice.AsSpan().TrimEnd().Contains('\n'))
            return null;
        try
        {
            return Markdown.Parse(slice, _pipeline);
        }
        catch (ArgumentException)
        {
            // The parser's answer to more nesting than MarkdownPipeline.MaximumNestingDepth; the text is shown as written.
            return null;
        }
    }

    private RichText ToRichText(string markdown)
    {
        var text = _text.ToString();

        // Nothing but a rule or a comment sign: better shown as written than a guest without an answer.
        if (text.Length == 0 && !string.IsNullOrWhiteSpace(markdown))
            return new RichText(markdown.Trim(), [], []);
        return new RichText(
            text,
            [.. _spans.OrderBy(span => span.Start).ThenByDescending(span => span.End).ThenBy(span => span.Kind)],
            _headings);
    }

    private void NoteUsedDefinitions(MarkdownDocument document)
    {
        if (!document.Any(block => block is LinkReferenceDefinitionGroup))
            return;
        foreach (var link in document.Descendants<LinkInline>())
            if (link.Reference is { } definition)
                _usedDefinitions.Add(definition);
    }

    private void NewLine(int count) => _text.Append('\n', count).Append(_linePrefix);

    private void AddHeading(int start)
    {
        if (_text.Length > start)
            _headings.Add(new Heading(start, _text.Length));
    }

    private void AddSpan(int start, MarkKind kind)
    {
        if (_text.Length > start && !_open.Has(kind))
            _spans.Add(new RichSpan(start, _text.Length, kind));
    }
}
