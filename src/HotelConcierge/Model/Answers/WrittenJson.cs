using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HotelConcierge.Text;

namespace HotelConcierge.Model.Answers;

/// <summary>Reads the JSON of tool calls that a model wrote among its words. Pure.</summary>
internal static partial class WrittenJson
{
    private static readonly string[] Names = ["name", "tool", "tool_name", "function", "function_name", "recipient_name", "action"];

    private static readonly string[] ArgumentNames =
        ["arguments", "parameters", "args", "input", "tool_input", "action_input", "tool_arguments", "kwargs"];

    /// <summary>A tool's name without the name space that some models put before it.</summary>
    public static string BareName(string name) =>
        name.StartsWith("functions.", StringComparison.Ordinal) ? name["functions.".Length..] : name;

    /// <summary>The arguments in the body of a call: a JSON object, or parameters in tags. Nothing at all is no arguments.</summary>
    /// <returns>Null when it is neither.</returns>
    public static string? Arguments(string body)
    {
        var fenced = Fence().Match(body.Trim());
        var text = fenced.Success ? fenced.Groups["content"].Value.Trim() : body.Trim();
        if (text.Length == 0)
            return "{}";
        if (text[0] == '{')
            return IsObject(text) ? text : null;
        var parameters = Parameters().Matches(text);
        if (parameters.Count == 0)
            return null;
        var arguments = new JsonObject();
        foreach (Match parameter in parameters)
            arguments[parameter.Groups["key"].Value] = parameter.Groups["value"].Value.Trim();
        return arguments.ToJsonString();
    }

    /// <summary>Adds the calls that a piece of JSON is, if it is any.</summary>
    /// <param name="isWhole">Whether all its brackets are closed.</param>
    public static void AddCalls(string json, bool isWhole, IReadOnlyCollection<string> tools, List<WrittenToolCall> calls)
    {
        if (!isWhole || Parse(json) is not { } document)
        {
            // Cut, or broken: by its beginning it may be seen that it was to be a call.
            if (CallBegins().Match(json) is { Success: true } begin
                && tools.Contains(BareName(begin.Groups["name"].Value), StringComparer.Ordinal))
                calls.Add(new(BareName(begin.Groups["name"].Value), ArgumentsJson: null));
            return;
        }

        using (document)
        {
            try
            {
                AddCalls(document.RootElement, tools, calls);
            }
            catch (InvalidOperationException)
            {
                // A text in it is no Unicode, so that there is nothing to run.
                calls.Add(new(Tool: null, ArgumentsJson: null));
            }
        }
    }

    /// <returns>The place after the bracket that closes the one at <paramref name="at"/>; -1 for none.</returns>
    public static int EndOf(string text, int at)
    {
        var (depth, inText) = (0, false);
        for (var i = at; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when inText:
                    i++;
                    break;
                case '"':
                    inText = !inText;
                    break;
                case '{' or '[' or '(' when !inText:
                    depth++;
                    break;
                case '}' or ']' or ')' when !inText && --depth == 0:
                    return i + 1;
            }
        }

        return -1;
    }

    private static void AddCalls(JsonElement json, IReadOnlyCollection<string> tools, List<WrittenToolCall> calls)
    {
        if (json.ValueKind is JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.Object))
                AddCalls(item, tools, calls);
        }
        else if (json.ValueKind is JsonValueKind.Object)
        {
            if (Property(json, ["tool_calls", "function_call", "function"]) is { ValueKind: not JsonValueKind.String } inner)
                AddCalls(inner, tools, calls);
            else if (CallOf(json, tools) is { } call)
                calls.Add(call);
        }
    }

    private static WrittenToolCall? CallOf(JsonElement json, IReadOnlyCollection<string> tools)
    {
        var arguments = Property(json, ArgumentNames);
        if (Property(json, Names) is { ValueKind: JsonValueKind.String } named)
        {
            var tool = BareName(named.GetString()!);
            if (arguments is not { } given)
            {
                var isBare = json.EnumerateObject().All(property => property.Name is "type" or "id" || Names.Contains(property.Name));
                return tools.Contains(tool, StringComparer.Ordinal) ? new(tool, isBare ? "{}" : null) : null;
            }

            return given.ValueKind is JsonValueKind.Object or JsonValueKind.String || tools.Contains(tool, StringComparer.Ordinal)
                ? new(tool, ArgumentsOf(given))
                : null;
        }

        // {"find_spa_slots": {"day": ...}}
        return json.EnumerateObject().ToList() is [{ Value.ValueKind: JsonValueKind.Object } only]
            && tools.Contains(BareName(only.Name), StringComparer.Ordinal)
                ? new(BareName(only.Name), only.Value.GetRawText())
                : null;
    }

    private static string? ArgumentsOf(JsonElement given) => given.ValueKind switch
    {
        JsonValueKind.Object => given.GetRawText(),
        JsonValueKind.String => Arguments(given.GetString()!),
        _ => null,
    };

    private static JsonElement? Property(JsonElement json, string[] names)
    {
        foreach (var name in names)
            if (json.TryGetProperty(name, out var value))
                return value;
        return null;
    }

    private static bool IsObject(string text)
    {
        using var document = Parse(text);
        return document?.RootElement.ValueKind is JsonValueKind.Object;
    }

    private static JsonDocument? Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(
        @"\A(?:```|~~~)[ \t]*\w*\s*(?<content>.*?)\s*(?:```|~~~)\z",
        RegexOptions.Singleline | RegexOptions.CultureInvariant,
        MatchPatience.Milliseconds)]
    private static partial Regex Fence();

    [GeneratedRegex(
        @"<parameter(?:\s*=\s*""?|\s+name\s*=\s*[""'])(?<key>[\w.-]+)[""']?\s*>(?<value>[^<]*)</parameter>"
            + @"|<arg_key>(?<key>[^<]*)</arg_key>\s*<arg_value>(?<value>[^<]*)</arg_value>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        MatchPatience.Milliseconds)]
    private static partial Regex Parameters();

    [GeneratedRegex(
        @"\A[\[{\s]*""(?:name|tool|tool_name|function|function_name|action)""\s*:\s*[{\s]*(?:""name""\s*:\s*)?""(?<name>[\w.-]+)""",
        RegexOptions.CultureInvariant,
        MatchPatience.Milliseconds)]
    private static partial Regex CallBegins();
}
