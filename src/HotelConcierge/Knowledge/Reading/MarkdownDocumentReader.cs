using System.Text;
using HotelConcierge.Media;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HotelConcierge.Knowledge.Reading;

/// <summary>Reads Markdown with optional front matter.</summary>
internal static class MarkdownDocumentReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().Build();

    public static KnowledgeDocument Read(string text)
    {
        var (matter, body) = FrontMatter.Split(text.ReplaceLineEndings("\n"));
        MarkdownDocument markdown;
        try
        {
            markdown = Markdown.Parse(body, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig refuses what is nested too deeply. As plain text it can still be found.
            return TextDocumentReader.Read(body) with { Language = matter.Language, Url = matter.Url };
        }

        var builder = new DocumentBuilder();
        foreach (var block in markdown)
            Add(block, builder);
        return new(matter.Title ?? builder.FirstHeading, matter.Language, matter.Url, builder.Build());
    }

    private static void Add(Block block, DocumentBuilder builder)
    {
        switch (block)
        {
            case HeadingBlock heading:
                builder.AddHeading(heading.Level, TextOf(heading.Inline));
                break;
            case Table table:
                AddTable(table, builder);
                break;
            case ListBlock list:
                foreach (var item in list.OfType<ListItemBlock>())
                    AddItem(item, builder);
                break;
            case HtmlBlock html:
                builder.AddBlock(HtmlDocumentReader.TextOf(html.Lines.ToString()));
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case ContainerBlock container:
                foreach (var inner in container)
                    Add(inner, builder);
                break;
            case LeafBlock { Inline: { } inlines }:
                builder.AddBlock(TextOf(inlines));
                break;
            case LeafBlock leaf:
                builder.AddBlock(leaf.Lines.ToString());
                break;
        }
    }

    private static void AddItem(ListItemBlock item, DocumentBuilder builder)
    {
        var isFirst = true;
        foreach (var inner in item)
        {
            if (isFirst && inner is ParagraphBlock paragraph)
                builder.AddBlock("- " + TextOf(paragraph.Inline));
            else
                Add(inner, builder);
            isFirst = false;
        }
    }

    private static void AddTable(Table table, DocumentBuilder builder)
    {
        IReadOnlyList<string> columns = [];
        foreach (var row in table.OfType<TableRow>())
        {
            List<string> cells =
            [
                .. row.OfType<TableCell>().Select(cell => string.Join(' ', cell.OfType<LeafBlock>().Select(leaf => TextOf(leaf.Inline)))),
            ];
            if (row.IsHeader)
                columns = cells;
            else
                builder.AddRow(columns, cells);
        }
    }

    private static string TextOf(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>())
            Write(inline, text);
        return text.ToString();
    }

    private static void Write(Inline inline, StringBuilder text)
    {
        switch (inline)
        {
            // Of the files that can be sent the name stays as it is written, so that an answer can repeat it.
            case LinkInline { Url: { } url } link when LinkedFiles.AreNamedBy(url):
                text.Append(link.IsImage ? "![" : "[").Append(TextOf(link)).Append("](").Append(url).Append(')');
                break;
            case ContainerInline container:
                foreach (var inner in container)
                    Write(inner, text);
                break;
            default:
                text.Append(inline switch
                {
                    LiteralInline literal => literal.Content.ToString(),
                    CodeInline code => code.Content,
                    HtmlEntityInline entity => entity.Transcoded.ToString(),
                    AutolinkInline link => link.Url,
                    LineBreakInline => " ",
                    _ => "",
                });
                break;
        }
    }
}
