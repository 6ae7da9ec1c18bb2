using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tools;

/// <summary>What tools write for the model and read from it.</summary>
internal static class ToolJson
{
    /// <summary>Letters of every script as they are: models read them better, and the result is never part of a page.</summary>
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset moment) => moment.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>An argument as text, whatever type the model gave it; empty when it gave none.</summary>
    public static string Text(JsonObject arguments, string name) =>
        arguments[name] is JsonValue value ? value.ToString().Trim() : "";

    /// <summary>An argument as a flag, also where the model wrote it as text.</summary>
    public static bool Flag(JsonObject arguments, string name) =>
        arguments[name] is JsonValue value && bool.TryParse(value.ToString(), out var flag) && flag;

    /// <summary>An argument as a whole number, also where the model wrote it as text; null when it is none.</summary>
    public static int? Whole(JsonObject arguments, string name) =>
        int.TryParse(Text(arguments, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An argument as a day, <c>yyyy-MM-dd</c>; null when it is none.</summary>
    public static DateOnly? Date(JsonObject arguments, string name) =>
        DateOnly.TryParseExact(Text(arguments, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>An argument as a time of day, <c>HH:mm</c>; null when it is none.</summary>
    public static TimeOnly? TimeOfDay(JsonObject arguments, string name) =>
        TimeOnly.TryParseExact(Text(arguments, name), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    /// <summary>A declaration with these parameters.</summary>
    public static AIFunctionDeclaration Declare(string name, string description, params ToolParameter[] parameters)
    {
        var properties = new JsonObject();
        foreach (var parameter in parameters)
            properties[parameter.Name] = parameter.Schema;
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (Array.Exists(parameters, parameter => parameter.IsRequired))
        {
            var names = parameters.Where(parameter => parameter.IsRequired).Select(parameter => JsonValue.Create(parameter.Name));
            schema["required"] = new JsonArray([.. names]);
        }

        return AIFunctionFactory.CreateDeclaration(name, description, JsonSerializer.SerializeToElement(schema));
    }
}

/// <summary>A parameter of a tool, as the model is shown it.</summary>
internal sealed record ToolParameter(string Name, JsonObject Schema)
{
    public bool IsRequired { get; init; }

    public static ToolParameter OfText(string name, string description, int mostCharacters) => new(
        name, new() { ["type"] = "string", ["description"] = description, ["maxLength"] = mostCharacters });

    public static ToolParameter OfDay(string name, string description) => new(
        name, new() { ["type"] = "string", ["format"] = "date", ["description"] = description });

    public static ToolParameter OfTime(string name, string description) => new(
        name, new() { ["type"] = "string", ["pattern"] = "^([01][0-9]|2[0-3]):[0-5][0-9]$", ["description"] = description });

    public static ToolParameter OfFlag(string name, string description) => new(
        name, new() { ["type"] = "boolean", ["description"] = description });

    public static ToolParameter OfWhole(string name, int least, int most, string description) => new(
        name, new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most, ["description"] = description });

    public static ToolParameter OfNames(string name, IEnumerable<string> names, string description) => new(
        name,
        new()
        {
            ["type"] = "string",
            ["enum"] = new JsonArray([.. names.Select(value => JsonValue.Create(value))]),
            ["description"] = description,
        });

    public ToolParameter Required() => this with { IsRequired = true };
}
