using System.Globalization;
using HotelConcierge.Messages;
using Markdig.Syntax.Inlines;

namespace HotelConcierge.Replies;

/// <content>HTML tags that a model wrote, as what they mean. Each closes with what it stands in, if not before.</content>
internal sealed partial class MarkdownReader
{
    private readonly List<OpenTag> _tags = [];

    /// <summary>Where the paragraph starts that is being written.</summary>
    private int _leafStart;

    /// <summary>Whether a tag has just ended the line, so that white space which follows is none of the text's.</summary>
    private bool _isAfterBreak;

    /// <summary>Whether something of this block is not shown on purpose.</summary>
    private bool _hasSilentTags;

    private void WriteHtml(HtmlInline html)
    {
        if (HtmlTag.Read(html.Tag) is not { } tag)
        {
            _hasSilentTags = true;
            return;
        }

        if (tag.Role is HtmlRole.Unknown)
        {
            _text.Append(html.Tag);
            return;
        }

        _hasSilentTags = true;
        if (tag.Role is HtmlRole.LineBreak)
            Break(1, always: true);
        else if (tag.Closes)
            CloseTag(tag.Name);
        else
            Open(tag);
    }

    private void Open(HtmlTag tag)
    {
        BreakBefore(tag);
        if (tag.Role is HtmlRole.Picture)
        {
            WriteAddressed(tag.Attribute("alt") ?? "", tag.Attribute("src") ?? "");
            return;
        }

        if (tag.IsAlone)
            return;
        var kind = tag.Role is HtmlRole.Heading ? MarkKind.Bold : tag.Kind;
        _tags.Add(new(tag, _text.Length, _open));
        if (kind is not MarkKind.None && !_open.Has(kind))
            _open = _open.With(kind);
    }

    private void BreakBefore(HtmlTag tag)
    {
        switch (tag.Role)
        {
            case HtmlRole.Paragraph or HtmlRole.Heading:
                Break(2);
                break;
            case HtmlRole.List or HtmlRole.NumberedList or HtmlRole.Row:
                Break(1);
                break;
            case HtmlRole.Item:
                Break(1);
                _text.Append(BulletOf());
                _isAfterBreak = true;
                break;
            case HtmlRole.Cell when _tags.FindLast(open => open.Tag.Role is HtmlRole.Row) is { HasCell: var hasCell } row:
                if (hasCell)
                    _text.Append(BetweenCells);
                row.HasCell = true;
                break;
        }
    }

    private string BulletOf()
    {
        if (_tags.FindLast(open => open.Tag.Role is HtmlRole.List or HtmlRole.NumberedList) is not { Tag.Role: HtmlRole.NumberedList } list)
            return "- ";
        list.Items++;
        return string.Create(CultureInfo.InvariantCulture, $"{list.Items}. ");
    }

    /// <summary>Closes the innermost tag of that name, and what is open in it.</summary>
    private void CloseTag(string name)
    {
        var found = _tags.FindLastIndex(open => open.Tag.Name == name);
        if (found >= _firstTag)
            CloseTags(found);
    }

    private void CloseTags(int first)
    {
        while (_tags.Count > first)
        {
            var open = _tags[^1];
            _tags.RemoveAt(_tags.Count - 1);
            _open = open.Outer;
            Close(open);
        }
    }

    private void Close(OpenTag open)
    {
        switch (open.Tag.Role)
        {
            case HtmlRole.Mark:
                AddSpan(open.Start, open.Tag.Kind);
                break;
            case HtmlRole.Heading:
                AddSpan(open.Start, MarkKind.Bold);
                AddHeading(open.Start);
                Break(1);
                break;
            case HtmlRole.Paragraph:
                Break(2);
                break;
            case HtmlRole.List or HtmlRole.NumberedList or HtmlRole.Row:
                Break(1);
                break;
            case HtmlRole.Link:
                var label = _text.ToString(open.Start, _text.Length - open.Start);
                _text.Length = open.Start;
                WriteAddressed(label, open.Tag.Attribute("href") ?? "");
                break;
        }
    }

    private void WriteAddressed(string label, string address)
    {
        _text.Append(label);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http" or "mailto" or "tel"))
            return;
        if (label.Length == 0)
            _text.Append(address);
        else if (!IsSameAddress(label, address))
            _text.Append(" (").Append(address).Append(')');
    }

    /// <summary>Sees to it that the text before ends with so many line ends, but at the start of a paragraph.</summary>
    private void Break(int lines, bool always = false)
    {
        if (_text.Length > _leafStart)
            NewLine(always ? lines : Math.Max(0, lines - LineEndsBefore()));
        _isAfterBreak = true;
    }

    private int LineEndsBefore()
    {
        var (count, at) = (0, _text.Length);
        var step = 1 + _linePrefix.Length;
        while (at - step >= _leafStart && _text[at - step] == '\n' && _text.ToString(at - step + 1, _linePrefix.Length) == _linePrefix)
        {
            count++;
            at -= step;
        }

        return count;
    }

    /// <summary>Ends a paragraph: closes what is open in it and takes line ends away that nothing followed.</summary>
    private void EndLeaf(int start)
    {
        CloseTags(_firstTag);
        if (_hasSilentTags)
            TrimEnd(start);
        _isAfterBreak = false;
    }

    /// <summary>A tag that waits for its end.</summary>
    private sealed class OpenTag(HtmlTag tag, int start, OpenMarks outer)
    {
        public HtmlTag Tag { get; } = tag;

        public int Start { get; } = start;

        /// <summary>What was open around it.</summary>
        public OpenMarks Outer { get; } = outer;

        /// <summary>Of a list.</summary>
        public int Items { get; set; }

        /// <summary>Of a row.</summary>
        public bool HasCell { get; set; }
    }
}
