using System.Globalization;
using HotelConcierge.Messages;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace HotelConcierge.Replies;

/// <content>Paragraphs, lists, tables and the like.</content>
internal sealed partial class MarkdownReader
{
    private const string BetweenCells = " | ";
    private const int DeepestBoldHeading = 2;

    private void WriteBlocks(ContainerBlock container)
    {
        Block? previous = null;
        foreach (var block in container)
        {
            var before = _text.Length;
            if (previous is not null)
                NewLine(LinesBetween(previous, block));
            var start = _text.Length;
            _hasSilentTags = false;
            Write(block);
            if (_text.Length == start && !_hasSilentTags && block is not (ThematicBreakBlock or LinkReferenceDefinitionGroup))
                _text.Append(SourceOf(block));
            if (_text.Length == start)
                _text.Length = before;
            else
                previous = block;
        }
    }

    /// <summary>A block as it was written. The parser lets a block that the end of the text closes reach beyond it.</summary>
    private ReadOnlySpan<char> SourceOf(Block block)
    {
        var start = Math.Clamp(block.Span.Start, 0, _source.Length);
        return _source.AsSpan(start, Math.Clamp(block.Span.Length, 0, _source.Length - start)).Trim();
    }

    private int LinesBetween(Block previous, Block next) => (previous, next) switch
    {
        (_, HeadingBlock) => 2,
        (HeadingBlock, _) => 1,
        _ => HasBlankLineBefore(next) ? 2 : 1,
    };

    private bool HasBlankLineBefore(Block block)
    {
        var before = _source.AsSpan(0, Math.Clamp(block.Span.Start, 0, _source.Length));
        return before[before.TrimEnd(" \t\r\n>").Length..].Count('\n') > 1;
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                WriteHeading(heading);
                break;
            case ListBlock list:
                WriteList(list);
                break;
            case QuoteBlock quote:
                WritePrefixed("> ", quote);
                break;
            case Table table:
                WriteTable(table);
                break;
            case LinkReferenceDefinitionGroup definitions:
                WriteUnusedDefinitions(definitions);
                break;
            case ContainerBlock container:
                WriteBlocks(container);
                break;
            case FencedCodeBlock code:
                WriteCode(code);
                break;
            case LeafBlock { Inline: { } inlines }:
                WriteLeaf(inlines);
                break;
            case LeafBlock leaf:
                WriteLines(leaf);
                break;
        }
    }

    private void WriteHeading(HeadingBlock heading)
    {
        var start = _text.Length;
        var outer = _open;
        _open = heading.Level > DeepestBoldHeading ? _open.With(MarkKind.Bold).With(MarkKind.Italic) : _open.With(MarkKind.Bold);
        if (heading.Inline is { } inlines)
            WriteLeaf(inlines);
        _open = outer;
        AddSpan(start, MarkKind.Bold);
        if (heading.Level > DeepestBoldHeading)
            AddSpan(start, MarkKind.Italic);
        AddHeading(start);
    }

    private void WriteList(ListBlock list)
    {
        var number = 0;
        ListItemBlock? previous = null;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            if (previous is not null)
                NewLine(list.IsLoose ? 2 : 1);
            number = list.IsOrdered ? Math.Max(number + 1, item.Order) : 0;
            WriteItem(list, item, number);
            previous = item;
        }
    }

    private void WriteItem(ListBlock list, ListItemBlock item, int number)
    {
        // A plus can be part of a price, so it stays; a star would look like half a bold mark.
        var bullet = list.IsOrdered
            ? string.Create(CultureInfo.InvariantCulture, $"{number}{list.OrderedDelimiter}")
            : list.BulletType == '*' && item.Count > 0 ? "-" : list.BulletType.ToString();
        _text.Append(bullet);
        if (item.Count == 0)
            return;
        _text.Append(' ');
        var outer = _linePrefix;
        _linePrefix += list.IsOrdered ? "   " : "  ";
        WriteBlocks(item);
        _linePrefix = outer;
    }

    private void WritePrefixed(string prefix, ContainerBlock container)
    {
        if (container.Count == 0)
            return;
        var outer = _linePrefix;
        _linePrefix += prefix;
        _text.Append(prefix);
        WriteBlocks(container);
        _linePrefix = outer;
    }

    private void WriteTable(Table table)
    {
        var isFirst = true;
        foreach (var row in table.OfType<TableRow>())
        {
            if (!isFirst)
                NewLine(1);
            var start = _text.Length;
            var outer = _open;
            if (row.IsHeader)
                _open = _open.With(MarkKind.Bold);
            WriteCells(row);
            _open = outer;
            if (row.IsHeader)
            {
                AddSpan(start, MarkKind.Bold);
                AddHeading(start);
            }

            isFirst = false;
        }
    }

    private void WriteCells(TableRow row)
    {
        var isFirst = true;
        foreach (var cell in row.OfType<TableCell>())
        {
            if (!isFirst)
                _text.Append(BetweenCells);
            WriteBlocks(cell);
            isFirst = false;
        }
    }

    /// <summary>Definitions that a link used are already beside its text; the rest would be lost.</summary>
    private void WriteUnusedDefinitions(LinkReferenceDefinitionGroup definitions)
    {
        var isFirst = true;
        foreach (var definition in definitions.OfType<LinkReferenceDefinition>())
        {
            if (_usedDefinitions.Contains(definition))
                continue;
            if (!isFirst)
                NewLine(1);
            _text.Append(CultureInfo.InvariantCulture, $"[{definition.Label}]: {definition.Url}");
            if (!string.IsNullOrEmpty(definition.Title))
                _text.Append(CultureInfo.InvariantCulture, $" \"{definition.Title}\"");
            isFirst = false;
        }
    }

    private void WriteCode(FencedCodeBlock code)
    {
        if (code.Lines.Count == 0)
        {
            _text.Append(code.FencedChar, code.OpeningFencedCharCount).Append(code.Info).Append(code.Arguments);
            return;
        }

        // An indent would be shown as part of the code; a quote's sign is needed on every line, so there the fence goes.
        var isQuoted = _linePrefix.Contains('>', StringComparison.Ordinal);
        var outer = _linePrefix;
        _linePrefix = isQuoted ? outer : "";
        var start = _text.Length;
        WriteLines(code);
        _linePrefix = outer;
        if (!isQuoted)
            AddSpan(start, MarkKind.CodeBlock);
    }

    private void WriteLines(LeafBlock leaf)
    {
        for (var i = 0; i < leaf.Lines.Count; i++)
        {
            if (i > 0)
                NewLine(1);
            _text.Append(leaf.Lines.Lines[i].Slice.AsSpan());
        }
    }
}
