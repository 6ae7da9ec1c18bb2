using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.WhatsApp;

/// <summary>
/// What Meta refuses in a message, and in which of its codes: limits of
/// developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages. Where Meta's pages do not say how
/// characters are counted, UTF-16 code units are: the strictest reading.
/// </summary>
internal static class WhatsAppRules
{
    private const int LongestBody = 1024;
    private const int LongestButton = 20;

    /// <returns>The first thing that is wrong; null for nothing.</returns>
    public static IResult? Check(JsonObject message)
    {
        if (Text(message, "messaging_product") is not "whatsapp")
            return WhatsAppAnswers.BadParameter("messaging_product must be whatsapp.");
        if (Text(message, "recipient_type") is { Length: > 0 } kind and not "individual")
            return WhatsAppAnswers.BadParameter($"recipient_type {kind} is not known.");
        if (Text(message, "to").Length == 0 && Text(message, "recipient").Length == 0)
            return WhatsAppAnswers.Missing("to");
        if (Text(message, "biz_opaque_callback_data").Length > 512)
            return WhatsAppAnswers.BadParameter("biz_opaque_callback_data is too long.");
        var type = Text(message, "type") is { Length: > 0 } named ? named : "text";
        if (message[type] is not JsonObject content)
            return WhatsAppAnswers.Missing(type);
        return type switch
        {
            "text" => CheckText(Text(content, "body"), "text.body", 4096) ?? CheckFlag(content, "preview_url"),
            "image" or "document" or "audio" or "video" => CheckFile(content, type),
            "reaction" => CheckReaction(content),
            "location" => CheckPlace(content),
            "interactive" => CheckInteractive(content),
            "template" => CheckTemplate(content),
            _ => WhatsAppAnswers.Refuse(131051, "Unsupported message type"),
        };
    }

    /// <summary>The text of a property; empty where there is none.</summary>
    public static string Text(JsonObject? json, string name) =>
        json?[name] is JsonValue value && value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : "";

    private static IResult? CheckText(string text, string name, int most) =>
        string.IsNullOrWhiteSpace(text) ? WhatsAppAnswers.Missing(name)
        : text.Length > most ? WhatsAppAnswers.BadParameter($"{name} must be at most {most} characters long.")
        : null;

    private static IResult? CheckOptional(string text, string name, int most) =>
        text.Length > most ? WhatsAppAnswers.BadParameter($"{name} must be at most {most} characters long.") : null;

    private static IResult? CheckFile(JsonObject file, string type)
    {
        var (id, link) = (Text(file, "id"), Text(file, "link"));
        if ((id.Length == 0) == (link.Length == 0))
            return WhatsAppAnswers.BadParameter($"{type} must have either id or link.");
        if (link.Length > 0 && !IsAddress(link))
            return WhatsAppAnswers.BadParameter($"{type}.link is no address.");
        if (type is not "document" && file.ContainsKey("filename"))
            return WhatsAppAnswers.BadParameter($"{type}.filename is not known.");
        if (type is "audio" && file.ContainsKey("caption"))
            return WhatsAppAnswers.BadParameter("audio.caption is not known.");
        return CheckOptional(Text(file, "caption"), $"{type}.caption", LongestBody);
    }

    private static IResult? CheckFlag(JsonObject content, string name) =>
        content[name] is null or JsonValue { } && content[name]?.GetValueKind() is null or JsonValueKind.True or JsonValueKind.False
            ? null
            : WhatsAppAnswers.BadParameter($"{name} must be true or false.");

    // An empty emoji takes a reaction away.
    private static IResult? CheckReaction(JsonObject reaction) =>
        Text(reaction, "message_id").Length == 0 ? WhatsAppAnswers.Missing("reaction.message_id")
        : !reaction.ContainsKey("emoji") ? WhatsAppAnswers.Missing("reaction.emoji")
        : new StringInfo(Text(reaction, "emoji")).LengthInTextElements > 1 || Text(reaction, "emoji").Any(char.IsAsciiLetterOrDigit)
            ? WhatsAppAnswers.BadValue("reaction.emoji must be one emoji.")
        : null;

    private static IResult? CheckPlace(JsonObject place) => IsDegrees(place["latitude"], 90) && IsDegrees(place["longitude"], 180)
        ? null
        : WhatsAppAnswers.BadValue("location needs a latitude and a longitude.");

    private static IResult? CheckTemplate(JsonObject template)
    {
        if (Text(template, "name").Length == 0)
            return WhatsAppAnswers.Missing("template.name");
        if (Text(template["language"] as JsonObject, "code").Length == 0)
            return WhatsAppAnswers.Missing("template.language.code");
        var values = WhatsAppShowing.ValuesOf(template).ToList();
        return values.Exists(value => value.Length == 0)
            ? WhatsAppAnswers.Missing("template.components.parameters.text")
            : values.Exists(value => value.AsSpan().ContainsAny('\n', '\t') || value.Contains("     ", StringComparison.Ordinal))
                ? WhatsAppAnswers.Refuse(132018, "Template parameter has a line end, a tab or many spaces")
                : null;
    }

    private static IResult? CheckInteractive(JsonObject content)
    {
        if (content["action"] is not JsonObject action)
            return WhatsAppAnswers.Missing("interactive.action");
        if (CheckText(Text(content["body"] as JsonObject, "text"), "interactive.body.text", LongestBody) is { } problem)
            return problem;
        return Text(content, "type") switch
        {
            "button" => CheckButtons(action),
            "list" => CheckList(action),
            "cta_url" => CheckLink(action),
            _ => WhatsAppAnswers.BadValue("interactive.type is not known."),
        };
    }

    private static IResult? CheckButtons(JsonObject action)
    {
        var buttons = Objects(action["buttons"]).Select(button => button["reply"] as JsonObject).ToList();
        if (buttons.Count is 0 or > 3)
            return WhatsAppAnswers.BadValue("There must be one to three buttons.");
        return buttons.Select(button =>
                CheckText(Text(button, "id"), "button.reply.id", 256) ?? CheckText(Text(button, "title"), "button.reply.title", LongestButton))
            .FirstOrDefault(problem => problem is not null)
            ?? CheckDifferent(buttons, "title")
            ?? CheckDifferent(buttons, "id");
    }

    private static IResult? CheckList(JsonObject action)
    {
        if (CheckText(Text(action, "button"), "interactive.action.button", LongestButton) is { } problem)
            return problem;
        var sections = Objects(action["sections"]).ToList();
        List<JsonObject?> rows = [.. sections.SelectMany(section => Objects(section["rows"]))];
        if (rows.Count is 0 or > 10 || sections.Count > 10)
            return WhatsAppAnswers.BadValue("There must be one to ten rows in all sections.");
        if (sections.Count > 1 && sections.Exists(section => Text(section, "title").Length is 0 or > 24))
            return WhatsAppAnswers.BadValue("Each of several sections needs a title.");
        return rows.Select(row =>
                CheckText(Text(row, "id"), "row.id", 200)
                ?? CheckText(Text(row, "title"), "row.title", 24)
                ?? CheckOptional(Text(row, "description"), "row.description", 72))
            .FirstOrDefault(wrong => wrong is not null)
            ?? CheckDifferent(rows, "id");
    }

    private static IResult? CheckLink(JsonObject action)
    {
        var parameters = action["parameters"] as JsonObject;
        if (Text(action, "name") is not "cta_url" || !IsAddress(Text(parameters, "url")))
            return WhatsAppAnswers.BadValue("interactive.action needs the name cta_url and an address.");
        return CheckText(Text(parameters, "display_text"), "display_text", LongestButton);
    }

    private static IResult? CheckDifferent(List<JsonObject?> options, string part) =>
        options.Select(option => Text(option, part)).Distinct(StringComparer.Ordinal).Count() == options.Count
            ? null
            : WhatsAppAnswers.BadValue($"Two options have one {part}.");

    /// <summary>The objects of an array; none where it is no array.</summary>
    public static IEnumerable<JsonObject> Objects(JsonNode? array) => (array as JsonArray ?? []).OfType<JsonObject>();

    private static bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "https" or "http" && parsed.Host.Length > 0;

    private static bool IsDegrees(JsonNode? node, double most) =>
        node is JsonValue value && value.GetValueKind() is JsonValueKind.Number && Math.Abs(value.GetValue<double>()) <= most;
}
