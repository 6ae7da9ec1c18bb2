using System.Text.RegularExpressions;
using HotelConcierge.Text;

namespace HotelConcierge.Model.Answers;

/// <summary>A tool call that a model wrote among its words.</summary>
/// <param name="Tool">Null when it does not say.</param>
/// <param name="ArgumentsJson">A JSON object; null when there is none that can be read.</param>
internal sealed record WrittenToolCall(string? Tool, string? ArgumentsJson);

/// <summary>What is left of an answer's words without the tool calls among them, and those.</summary>
internal sealed record WordsAndCalls(string Words, IReadOnlyList<WrittenToolCall> Calls);

/// <summary>
/// Finds tool calls that a model wrote as text: in tags (<c>&lt;tool_call&gt;</c>, <c>&lt;function=...&gt;</c>, <c>&lt;invoke&gt;</c>,
/// <c>[TOOL_CALLS]</c>), as JSON that names a tool, or as a tool's name before brackets. Pure.
/// </summary>
internal static partial class WrittenToolCalls
{
    private const int MostPlaces = 64;

    /// <param name="tools">The names that make a call of JSON, or of a word before brackets.</param>
    public static WordsAndCalls Read(string text, IReadOnlyCollection<string> tools)
    {
        ArgumentNullException.ThrowIfNull(text);
        var calls = new List<WrittenToolCall>();
        var words = InTags(text, tools, calls);
        words = AsJson(words, tools, calls);
        if (calls.Count == 0)
            return new(text, calls);
        return new(EmptyFences().Replace(words, "").Trim(), calls);
    }

    private static string InTags(string text, IReadOnlyCollection<string> tools, List<WrittenToolCall> calls)
    {
        while (Tag().Match(text) is { Success: true } opening)
        {
            var start = opening.Index + opening.Length;
            var name = opening.Groups["tag"].Value;
            var closing = name.Length == 0 ? -1 : text.IndexOf($"</{name}>", start, StringComparison.OrdinalIgnoreCase);
            var end = closing < 0 ? text.Length : closing;
            AddBody(text[start..end], opening.Groups["name"] is { Success: true, Value: var tool } ? tool : null, tools, calls);
            text = text[..opening.Index] + text[(closing < 0 ? end : closing + name.Length + 3)..];
        }

        return text;
    }

    private static void AddBody(string body, string? tool, IReadOnlyCollection<string> tools, List<WrittenToolCall> calls)
    {
        var before = calls.Count;
        if (tool is not null)
        {
            calls.Add(new(WrittenJson.BareName(tool), WrittenJson.Arguments(body)));
            return;
        }

        var rest = InTags(body, tools, calls);
        if (calls.Count > before)
            return;
        AsJson(rest, tools, calls);
        if (calls.Count > before)
            return;

        // A name on a line of its own before its arguments.
        var named = NameFirst().Match(rest);
        calls.Add(
            named.Success
                ? new(WrittenJson.BareName(named.Groups["name"].Value), WrittenJson.Arguments(rest[named.Length..]))
                : new(Tool: null, ArgumentsJson: null));
    }

    private static string AsJson(string text, IReadOnlyCollection<string> tools, List<WrittenToolCall> calls)
    {
        var from = 0;
        for (var place = 0; place < MostPlaces && from < text.Length; place++)
        {
            var at = text.AsSpan(from).IndexOfAny("{[(");
            if (at < 0)
                break;
            at += from;
            var start = at;
            var before = calls.Count;
            var end = WrittenJson.EndOf(text, at);
            if (NameBefore(text, at, tools) is var (named, tool))
            {
                start = named;
                var inside = text[at..(end > at ? end : text.Length)];
                calls.Add(new(tool, WrittenJson.Arguments(inside[0] == '(' ? inside[1..^(end > at ? 1 : 0)] : inside)));
            }
            else if (text[at] != '(')
            {
                WrittenJson.AddCalls(text[at..(end > at ? end : text.Length)], isWhole: end > at, tools, calls);
            }

            if (calls.Count == before)
            {
                from = at + 1;
                continue;
            }

            text = text[..start] + text[(end > at ? end : text.Length)..];
            from = start;
        }

        return text;
    }

    /// <summary>The tool whose name stands directly before a bracket, and where it starts.</summary>
    private static (int Start, string Tool)? NameBefore(string text, int at, IReadOnlyCollection<string> tools)
    {
        if (text[at] == '[')
            return null;
        var before = WordBefore().Match(text[Math.Max(0, at - 100)..at]);
        return before.Success && tools.Contains(before.Groups["name"].Value, StringComparer.Ordinal)
            ? (at - before.Length, before.Groups["name"].Value)
            : null;
    }

    [GeneratedRegex(
        @"<(?<tag>tool_calls?|function_calls?|tool_use|invoke|function|tool)"
            + @"(?:\s*=\s*""?(?<name>[\w.-]+)""?|\s+name\s*=\s*[""'](?<name>[\w.-]+)[""'])?\s*>"
            + @"|\[TOOL_CALLS?\]|\[/TOOL_CALLS?\]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        MatchPatience.Milliseconds)]
    private static partial Regex Tag();

    [GeneratedRegex(
        @"\A\s*(?<name>[A-Za-z_][\w.-]*)(?::\d+)?\s*",
        RegexOptions.CultureInvariant,
        MatchPatience.Milliseconds)]
    private static partial Regex NameFirst();

    [GeneratedRegex(
        @"(?<![\w.])(?:functions\.)?(?<name>[A-Za-z_][\w-]*)(?::\d+)?\s*\z",
        RegexOptions.CultureInvariant,
        MatchPatience.Milliseconds)]
    private static partial Regex WordBefore();

    [GeneratedRegex(
        @"^(?<fence>```|~~~)[ \t]*\w*[ \t]*\r?\n?\s*\k<fence>[ \t]*$|</(?:tool_calls?|function_calls?|function|tool|invoke)>",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        MatchPatience.Milliseconds)]
    private static partial Regex EmptyFences();
}
