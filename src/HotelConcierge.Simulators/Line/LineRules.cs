using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Line;

/// <summary>
/// What LINE refuses in the messages of a call: limits of https://developers.line.biz/en/reference/messaging-api/#message-objects. Where
/// LINE counts characters as people see them, UTF-16 code units are counted: the strictest reading.
/// </summary>
internal static class LineRules
{
    private const int LongestText = 5000;
    private const int LongestUrl = 2000;
    private const int LongestPlace = 100;
    private const int MostMessages = 5;
    private const int MostItems = 13;
    private const int LongestLabel = 20;
    private const int LongestData = 300;

    /// <returns>The first thing that is wrong; null for nothing.</returns>
    public static IResult? Check(JsonNode? messages)
    {
        if (messages is not JsonArray { Count: > 0 and <= MostMessages } all)
            return LineAnswers.Invalid("messages", "Size must be between 1 and 5");
        for (var place = 0; place < all.Count; place++)
        {
            var property = $"messages[{place}]";
            if (all[place] is not JsonObject message)
                return LineAnswers.Invalid(property, "must be an object");
            if ((CheckContent(message, property) ?? CheckButtons(message["quickReply"], property)) is { } refusal)
                return refusal;
        }

        return null;
    }

    /// <summary>The text of a property; empty where there is none.</summary>
    public static string Text(JsonNode? json, string name) =>
        (json as JsonObject)?[name] is JsonValue value && value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : "";

    private static IResult? CheckContent(JsonObject message, string property) => Text(message, "type") switch
    {
        "text" => CheckText(Text(message, "text"), $"{property}.text", LongestText),
        "image" => CheckUrl(message, property, "originalContentUrl") ?? CheckUrl(message, property, "previewImageUrl"),
        "video" => CheckUrl(message, property, "originalContentUrl") ?? CheckUrl(message, property, "previewImageUrl"),
        "audio" => CheckUrl(message, property, "originalContentUrl") ?? CheckNumber(message, property, "duration", 1, double.MaxValue),
        "location" => CheckText(Text(message, "title"), $"{property}.title", LongestPlace)
            ?? CheckText(Text(message, "address"), $"{property}.address", LongestPlace)
            ?? CheckNumber(message, property, "latitude", -90, 90)
            ?? CheckNumber(message, property, "longitude", -180, 180),
        _ => LineAnswers.Invalid($"{property}.type", "must be one of the types that this simulator knows"),
    };

    private static IResult? CheckButtons(JsonNode? quickReply, string property)
    {
        if (quickReply is null)
            return null;
        if (quickReply["items"] is not JsonArray { Count: > 0 and <= MostItems } items)
            return LineAnswers.Invalid($"{property}.quickReply.items", "Size must be between 1 and 13");
        for (var place = 0; place < items.Count; place++)
        {
            var (name, action) = ($"{property}.quickReply.items[{place}]", items[place]?["action"]);
            if (Text(items[place], "type") is not "action" || action is not JsonObject || Text(action, "type") is not "postback")
                return LineAnswers.Invalid($"{name}.action", "must be a postback");
            if ((CheckText(Text(action, "label"), $"{name}.action.label", LongestLabel)
                ?? CheckText(Text(action, "data"), $"{name}.action.data", LongestData)) is { } refusal)
                return refusal;
            if (Text(action, "displayText").Length > LongestData)
                return LineAnswers.Invalid($"{name}.action.displayText", "Length must be between 0 and 300");
        }

        return null;
    }

    private static IResult? CheckText(string text, string property, int most) =>
        string.IsNullOrWhiteSpace(text) ? LineAnswers.Invalid(property, "May not be empty")
        : text.Length > most ? LineAnswers.Invalid(property, $"Length must be between 0 and {most}")
        : null;

    private static IResult? CheckUrl(JsonObject message, string property, string name) =>
        Text(message, name) is { Length: > 0 and <= LongestUrl } url
        && Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address.Scheme is "https"
            ? null
            : LineAnswers.Invalid($"{property}.{name}", "invalid uri scheme");

    private static IResult? CheckNumber(JsonObject message, string property, string name, double least, double most) =>
        message[name] is JsonValue value && value.TryGetValue<double>(out var number) && number >= least && number <= most
            ? null
            : LineAnswers.Invalid($"{property}.{name}", "must be specified");
}
