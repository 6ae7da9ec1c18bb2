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

    public static string Day(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset moment) => moment.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>An argument as text, whatever type the model gave it; empty when it gave none.</summary>
    public static string Text(JsonObject arguments, string name) =>
        arguments[name] is JsonValue value ? value.ToString().Trim() : "";

    /// <summary>An argument as a flag, also where the model wrote it as text.</summary>
    public static bool Flag(JsonObject arguments, string name) =>
        arguments[name] is JsonValue value && bool.TryParse(value.ToString(), out var flag) && flag;

    /// <summary>A declaration with these parameters, none of them required.</summary>
    public static AIFunctionDeclaration Declare(string name, string description, params (string Name, JsonObject Schema)[] parameters)
    {
        var properties = new JsonObject();
        foreach (var parameter in parameters)
            properties[parameter.Name] = parameter.Schema;
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        return AIFunctionFactory.CreateDeclaration(name, description, JsonSerializer.SerializeToElement(schema));
    }

    /// <summary>A text parameter.</summary>
    public static JsonObject TextSchema(string description) => new() { ["type"] = "string", ["description"] = description };
}
