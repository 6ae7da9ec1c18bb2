using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace HotelConcierge.Knowledge.Reading;

/// <summary>
/// Reads a web page: its headings, paragraphs, lists and tables. What a visitor would not see or is no content (scripts,
/// styles, navigation, hidden elements) is left out.
/// </summary>
internal static class HtmlDocumentReader
{
    private static readonly HashSet<string> NoContent = new(StringComparer.Ordinal)
    {
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "head",
        "iframe",
        "object",
        "svg",
        "canvas",
        "form",
        "select",
        "button",
        "textarea",
        "dialog",
    };

    private static readonly HashSet<string> Inline = new(StringComparer.Ordinal)
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "label", "mark", "q", "s",
        "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "font", "img", "br",
    };

    /// <exception cref="DocumentException">It nests too deeply.</exception>
    public static KnowledgeDocument Read(string text)
    {
        HtmlDepth.Check(text);
        using var page = new HtmlParser().ParseDocument(text);
        var builder = new DocumentBuilder();
        if (page.Body is { } body)
            new Walk(builder).Of(body);
        var url = page.QuerySelector("link[rel=canonical]")?.GetAttribute("href");
        var language = page.DocumentElement.GetAttribute("lang") is { Length: >= 2 } code ? code[..2].ToLowerInvariant() : null;
        var title = DocumentBuilder.OneLine(page.Title ?? "");
        return new(title.Length > 0 ? title : builder.FirstHeading, language, FrontMatter.WebAddress(url), builder.Build());
    }

    /// <summary>The visible text of a fragment in one line.</summary>
    /// <exception cref="DocumentException">It nests too deeply.</exception>
    public static string TextOf(string fragment)
    {
        HtmlDepth.Check(fragment);
        using var page = new HtmlParser().ParseDocument(fragment);
        return page.Body is { } body ? TextOf(body) : "";
    }

    private static string TextOf(IElement element)
    {
        var text = new StringBuilder();
        foreach (var (node, isEnd) in Traverse(element))
        {
            if (node is IText words)
                text.Append(words.Data);
            else if (node is IElement inner && (inner.LocalName == "br" || (isEnd && !Inline.Contains(inner.LocalName))))
                text.Append(' ');
        }

        return DocumentBuilder.OneLine(text.ToString());
    }

    private static bool IsHidden(IElement element) =>
        NoContent.Contains(element.LocalName)
        || element.HasAttribute("hidden")
        || string.Equals(element.GetAttribute("aria-hidden"), "true", StringComparison.OrdinalIgnoreCase)
        || (element.GetAttribute("style") is { } style && IsHiddenStyle(style));

    private static bool IsHiddenStyle(string style)
    {
        var plain = string.Concat(style.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
        return plain.Contains("display:none", StringComparison.Ordinal) || plain.Contains("visibility:hidden", StringComparison.Ordinal);
    }

    /// <summary>
    /// The visible nodes below an element, in order; elements come again at their end. Not recursive: pages may nest without bound.
    /// </summary>
    private static IEnumerable<(INode Node, bool IsEnd)> Traverse(IElement root)
    {
        INode? node = root.FirstChild;
        while (node is not null)
        {
            var isVisible = node is not IElement element || !IsHidden(element);
            if (isVisible)
                yield return (node, false);
            if (isVisible && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }

            if (isVisible && node is IElement)
                yield return (node, true);
            while (node is not null && node.NextSibling is null)
            {
                node = node.Parent;
                if (node is null || node == root)
                    yield break;
                yield return (node, true);
            }

            node = node?.NextSibling;
        }
    }

    private sealed class Walk(DocumentBuilder builder)
    {
        private readonly StringBuilder _text = new();
        private INode? _inside;
        private List<string> _columns = [];

        public void Of(IElement body)
        {
            foreach (var (node, isEnd) in Traverse(body))
            {
                // A heading or a row was read as a whole; its parts are passed over until it ends.
                if (_inside is not null)
                {
                    if (isEnd && node == _inside)
                        _inside = null;
                    continue;
                }

                if (node is IText text)
                    _text.Append(text.Data);
                else if (node is IElement element && !isEnd)
                    Begin(element);
                else if (node is IElement ended && !Inline.Contains(ended.LocalName))
                    End();
            }

            End();
        }

        private void Begin(IElement element)
        {
            if (element.LocalName == "br")
                _text.Append(' ');
            if (Inline.Contains(element.LocalName))
                return;
            End();
            switch (element.LocalName)
            {
                case ['h', >= '1' and <= '6' and var level]:
                    builder.AddHeading(level - '0', TextOf(element));
                    _inside = element;
                    break;
                case "table":
                    _columns = [];
                    break;
                case "tr":
                    Row(element);
                    _inside = element;
                    break;
                case "li":
                    _text.Append("- ");
                    break;
            }
        }

        private void Row(IElement row)
        {
            var cells = row.Children.Where(cell => cell.LocalName is "td" or "th").ToList();
            var texts = cells.ConvertAll(cell => IsHidden(cell) ? "" : TextOf(cell));
            if (_columns.Count == 0 && cells.TrueForAll(cell => cell.LocalName == "th"))
                _columns = texts;
            else
                builder.AddRow(_columns, texts);
        }

        private void End()
        {
            var block = _text.ToString();
            _text.Clear();
            if (block.AsSpan().Trim() is not ("" or "-"))
                builder.AddBlock(block);
        }
    }
}
