using HotelConcierge.Messages;
using Markdig.Syntax.Inlines;

namespace HotelConcierge.Replies;

/// <content>What stands within a paragraph.</content>
internal sealed partial class MarkdownReader
{
    private int _firstTag;

    private void WriteLeaf(ContainerInline container)
    {
        _leafStart = _text.Length;
        WriteInlines(container);
        EndLeaf(_leafStart);
    }

    /// <summary>A tag that was opened here does not reach beyond.</summary>
    private void WriteInlines(ContainerInline container)
    {
        var outer = _firstTag;
        _firstTag = _tags.Count;
        foreach (var inline in container)
            Write(inline);
        CloseTags(_firstTag);
        _firstTag = outer;
    }

    private void Write(Inline inline)
    {
        _isAfterBreak &= inline is not (CodeInline or AutolinkInline or HtmlEntityInline);
        switch (inline)
        {
            case LiteralInline literal:
                WriteWords(literal.Content.AsSpan());
                break;
            case LineBreakInline when _isAfterBreak:
                break;
            case LineBreakInline:
                NewLine(1);
                break;
            case EmphasisInline emphasis:
                WriteEmphasis(emphasis);
                break;
            case CodeInline code:
                var start = _text.Length;
                _text.Append(code.Content);
                AddSpan(start, MarkKind.Code);
                break;
            case LinkInline link:
                WriteLink(link);
                break;
            case AutolinkInline address:
                _text.Append(address.Url);
                break;
            case HtmlInline html:
                WriteHtml(html);
                break;
            case HtmlEntityInline entity:
                _text.Append(entity.Transcoded.AsSpan());
                break;
            case DelimiterInline delimiter:
                _text.Append(delimiter.ToLiteral());
                WriteInlines(delimiter);
                break;
            case ContainerInline other:
                WriteInlines(other);
                break;
        }
    }

    private void WriteWords(ReadOnlySpan<char> words)
    {
        if (_isAfterBreak)
            words = words.TrimStart();
        _isAfterBreak &= words.IsEmpty;
        _text.Append(words);
    }

    private void WriteEmphasis(EmphasisInline emphasis)
    {
        if (Arithmetic.IsProduct(emphasis, _text.Length > _leafStart ? _text[^1] : '\0'))
        {
            // Its stars are the text's own.
            _text.Append(emphasis.DelimiterChar, emphasis.DelimiterCount);
            WriteInlines(emphasis);
            _text.Append(emphasis.DelimiterChar, emphasis.DelimiterCount);
            return;
        }

        var kind = emphasis switch
        {
            { DelimiterChar: '~' } => MarkKind.Struck,
            { DelimiterCount: 2 } => MarkKind.Bold,
            _ => MarkKind.Italic,
        };
        var (start, outer) = (_text.Length, _open);
        if (!_open.Has(kind))
            _open = _open.With(kind);
        WriteInlines(emphasis);
        _open = outer;
        AddSpan(start, kind);
    }

    private void WriteLink(LinkInline link)
    {
        var start = _text.Length;
        WriteInlines(link);
        if (link.IsAutoLink || string.IsNullOrEmpty(link.Url))
            return;
        var label = _text.ToString(start, _text.Length - start);
        if (label.Length == 0)
            _text.Append(link.Url);
        else if (!IsSameAddress(label, link.Url))
            _text.Append(" (").Append(link.Url).Append(')');
    }

    /// <summary>Whether the words of a link already say where it leads.</summary>
    private static bool IsSameAddress(string label, string address) =>
        string.Equals(Bare(label), Bare(address), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string address)
    {
        string[] prefixes = ["https://", "http://", "mailto:", "tel:"];
        var prefix = Array.Find(prefixes, prefix => address.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        return address[(prefix?.Length ?? 0)..].TrimEnd('/');
    }
}
