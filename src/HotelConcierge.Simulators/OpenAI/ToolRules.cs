using System.Text.Json;
using System.Text.RegularExpressions;

namespace HotelConcierge.Simulators.OpenAI;

/// <summary>What every model refuses of the tools it is offered: their names, their descriptions and their schemas.</summary>
internal static partial class ToolRules
{
    private const int MostTools = 128;
    private const int LongestName = 64;
    private const int LongestDescription = 1024;

    /// <returns>What is wrong; null for nothing.</returns>
    public static OpenAIError? Check(JsonElement body)
    {
        if (!body.TryGetProperty("tools", out var tools) || tools.ValueKind is JsonValueKind.Null)
            return null;
        if (tools.ValueKind is not JsonValueKind.Array || tools.GetArrayLength() == 0)
            return OpenAIError.BadRequest(
                "Invalid 'tools': empty array. Expected an array with minimum length 1, but got an empty array instead.",
                "tools",
                "empty_array");
        return tools.GetArrayLength() > MostTools
            ? OpenAIError.BadRequest(
                $"Invalid 'tools': array too long. Expected an array with maximum length {MostTools}, but got an array with length {tools.GetArrayLength()} instead.",
                "tools",
                "array_above_max_length")
            : tools.EnumerateArray().Select(CheckTool).FirstOrDefault(error => error is not null);
    }

    /// <summary>A name of a tool, wherever it stands.</summary>
    /// <param name="at">Its place in the request: <c>tools[0].function.name</c>.</param>
    public static OpenAIError? CheckName(string? name, string at)
    {
        if (string.IsNullOrEmpty(name))
            return OpenAIError.BadRequest($"Missing required parameter: '{at}'.", at, "missing_required_parameter");
        if (name.Length > LongestName)
            return OpenAIError.BadRequest(
                $"Invalid '{at}': string too long. Expected a string with maximum length {LongestName}, but got a string with length {name.Length} instead.",
                at,
                "string_above_max_length");
        return Name().IsMatch(name)
            ? null
            : OpenAIError.BadRequest(
                $"Invalid '{at}': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.",
                at,
                "invalid_value");
    }

    private static OpenAIError? CheckTool(JsonElement tool, int index)
    {
        var at = $"tools[{index}]";
        if (Text(tool, "type") is not "function")
            return OpenAIError.BadRequest(
                $"Invalid value for '{at}.type'. Supported values are: 'function' and 'custom'.",
                $"{at}.type",
                "invalid_value");
        if (!tool.TryGetProperty("function", out var function) || function.ValueKind is not JsonValueKind.Object)
            return OpenAIError.BadRequest($"Missing required parameter: '{at}.function'.", $"{at}.function", "missing_required_parameter");
        var name = Text(function, "name");
        if (CheckName(name, $"{at}.function.name") is { } wrong)
            return wrong;
        if (Text(function, "description") is { Length: > LongestDescription } text)
            return OpenAIError.BadRequest(
                $"Invalid '{at}.function.description': string too long. Expected a string with maximum length {LongestDescription}, but got a string with length {text.Length} instead.",
                $"{at}.function.description",
                "string_above_max_length");
        if (!function.TryGetProperty("parameters", out var schema))
            return null;
        return FindProblem(schema) is { } problem
            ? OpenAIError.BadRequest(
                $"Invalid schema for function '{name}': {problem}",
                $"{at}.function.parameters",
                "invalid_function_parameters")
            : null;
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;

    private static string? FindProblem(JsonElement schema)
    {
        var type = schema.ValueKind is JsonValueKind.Object && schema.TryGetProperty("type", out var given) ? given : default;
        return type.ValueKind is JsonValueKind.String && type.ValueEquals("object")
            ? FindProblem(schema, [])
            : $"schema must be a JSON Schema of 'type: \"object\"', got 'type: \"{(type.ValueKind is JsonValueKind.String ? type.GetString() : "None")}\"'.";
    }

    private static string? FindProblem(JsonElement schema, string[] context)
    {
        if (schema.ValueKind is not JsonValueKind.Object)
            return schema.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? null
                : $"In context={Path(context)}, {schema.GetRawText()} is not of type 'object', 'boolean'.";
        if (Is(schema, "array") && !schema.TryGetProperty("items", out _))
            return $"In context={Path(context)}, array schema missing items.";
        var properties = schema.TryGetProperty("properties", out var found) ? found : default;
        if (Is(schema, "object") && properties.ValueKind is not JsonValueKind.Object)
            return $"In context={Path(context)}, object schema missing properties.";
        if (schema.TryGetProperty("required", out var required) && FindUnknown(required, properties) is { } unknown)
            return $"In context={Path(context)}, 'required' names '{unknown}', which 'properties' does not hold.";
        if (properties.ValueKind is JsonValueKind.Object)
        {
            foreach (var property in properties.EnumerateObject())
            {
                if (FindProblem(property.Value, [.. context, "properties", property.Name]) is { } problem)
                    return problem;
            }
        }

        return schema.TryGetProperty("items", out var items) ? FindProblem(items, [.. context, "items"]) : null;
    }

    // The service itself takes such a schema outside its strict mode. Here it can only be a mistake of ours, and is worth an error.
    private static string? FindUnknown(JsonElement required, JsonElement properties) => required.ValueKind is JsonValueKind.Array
        ? required.EnumerateArray().Select(name => name.ValueKind is JsonValueKind.String ? name.GetString()! : name.GetRawText())
            .FirstOrDefault(name => properties.ValueKind is not JsonValueKind.Object || !properties.TryGetProperty(name, out _))
        : required.GetRawText();

    private static bool Is(JsonElement schema, string type) =>
        schema.TryGetProperty("type", out var given)
        && (
            given.ValueKind is JsonValueKind.Array
                ? given.EnumerateArray().Any(one => one.ValueKind is JsonValueKind.String && one.ValueEquals(type))
                : given.ValueKind is JsonValueKind.String && given.ValueEquals(type));

    private static string Path(string[] context) => $"({string.Join(", ", context.Select(part => $"'{part}'"))})";

    [GeneratedRegex("^[a-zA-Z0-9_-]+$", RegexOptions.None, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Name();
}
