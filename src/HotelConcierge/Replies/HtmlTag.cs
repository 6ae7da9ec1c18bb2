using System.Collections.Frozen;
using System.Net;
using System.Text.RegularExpressions;
using HotelConcierge.Messages;
using HotelConcierge.Text;

namespace HotelConcierge.Replies;

/// <summary>What becomes of an HTML tag that a model wrote among its Markdown.</summary>
internal enum HtmlRole
{
    /// <summary>Nobody's tag, or one that is not for formatting: shown as it was written.</summary>
    Unknown,

    /// <summary>Gone without a trace; what it holds stays.</summary>
    Plain,
    Mark,
    LineBreak,
    Paragraph,
    Heading,
    List,
    NumberedList,
    Item,
    Row,
    Cell,
    Link,
    Picture,
}

/// <summary>A tag of HTML.</summary>
/// <param name="Name">In small letters.</param>
internal sealed partial record HtmlTag(string Name, bool Closes, HtmlRole Role, string Source)
{
    private static readonly FrozenDictionary<string, HtmlRole> Roles = Table(
        (HtmlRole.Mark, "b strong i em cite dfn s del strike code kbd samp tt"),
        (HtmlRole.LineBreak, "br"),
        (HtmlRole.Paragraph, "p div section article header footer main blockquote hr table pre dl center figure"),
        (HtmlRole.Heading, "h1 h2 h3 h4 h5 h6"),
        (HtmlRole.List, "ul menu"),
        (HtmlRole.NumberedList, "ol"),
        (HtmlRole.Item, "li"),
        (HtmlRole.Row, "tr dt dd"),
        (HtmlRole.Cell, "td th"),
        (HtmlRole.Link, "a"),
        (HtmlRole.Picture, "img"),
        (HtmlRole.Plain, "span u ins small big sub sup font mark abbr q time address nobr wbr"),
        (HtmlRole.Plain, "html body thead tbody tfoot caption figcaption"));

    /// <summary>Whether the tag closes itself, so that nothing follows that it holds.</summary>
    public bool IsAlone => Name is "br" or "hr" or "img" or "wbr" || Source.EndsWith("/>", StringComparison.Ordinal);

    public MarkKind Kind => Name switch
    {
        "b" or "strong" => MarkKind.Bold,
        "i" or "em" or "cite" or "dfn" => MarkKind.Italic,
        "s" or "del" or "strike" => MarkKind.Struck,
        "code" or "kbd" or "samp" or "tt" => MarkKind.Code,
        _ => MarkKind.None,
    };

    /// <returns>Null for a comment, of which nothing is shown.</returns>
    public static HtmlTag? Read(string source)
    {
        if (source.StartsWith("<!--", StringComparison.Ordinal))
            return null;
        var match = Shape().Match(source);
        var name = match.Groups["name"].Value.ToLowerInvariant();
        return new(name, match.Groups["close"].Length > 0, Roles.GetValueOrDefault(name), source);
    }

    /// <summary>The value of an attribute; null when it has none.</summary>
    public string? Attribute(string name) =>
        Attributes().Matches(Source).FirstOrDefault(found => found.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase))
            is { } match
            ? WebUtility.HtmlDecode(match.Groups["value"].Value)
            : null;

    private static FrozenDictionary<string, HtmlRole> Table(params ReadOnlySpan<(HtmlRole Role, string Names)> entries)
    {
        var table = new Dictionary<string, HtmlRole>(StringComparer.Ordinal);
        foreach (var (role, names) in entries)
            foreach (var name in names.Split(' '))
                table.Add(name, role);
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }

    [GeneratedRegex(
        @"\A<(?<close>/?)(?<name>[A-Za-z][A-Za-z0-9-]*)",
        RegexOptions.CultureInvariant,
        MatchPatience.Milliseconds)]
    private static partial Regex Shape();

    [GeneratedRegex(
        @"\s(?<name>[A-Za-z-]+)\s*=\s*(?:""(?<value>[^""]*)""|'(?<value>[^']*)'|(?<value>[^\s""'>]+))",
        RegexOptions.CultureInvariant,
        MatchPatience.Milliseconds)]
    private static partial Regex Attributes();
}
