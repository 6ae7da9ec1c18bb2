using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Text;
using HotelConcierge.Tools;

namespace HotelConcierge.Shop;

/// <summary>Holds a model to the form of what it writes: a number is a number and no text that looks like one.</summary>
internal static class ShopArguments
{
    /// <summary>The longest id of a product or an order, in UTF-16 code units.</summary>
    public const int LongestId = 64;

    public static ToolParameter OfNumber(string name, string description) =>
        new(name, new() { ["type"] = "number", ["minimum"] = 0, ["description"] = description });

    /// <summary>A number as JSON has it; null for anything else.</summary>
    public static decimal? Number(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() is JsonValueKind.Number
        && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>A text as JSON has it; null for anything else, and for one that is too long.</summary>
    public static string? Id(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() is JsonValueKind.String
        && value.ToString().Trim() is { Length: > 0 and <= LongestId } id
            ? id
            : null;

    /// <summary>Whether an argument is there at all.</summary>
    public static bool Has(JsonObject arguments, string name) =>
        arguments[name] is { } node && node.GetValueKind() is not JsonValueKind.Null;

    /// <summary>A flag as JSON has it; null where it is none.</summary>
    public static bool? Flag(JsonObject arguments, string name) => arguments[name]?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>What the guest wants staff to know, on one line; empty for nothing.</summary>
    public static string Line(JsonObject arguments, string name, int most) =>
        Graphemes.Beginning(ShopText.OnOneLine(ToolJson.Text(arguments, name)), most);
}
