using System.Text.Json;
using System.Text.Json.Nodes;
using static HotelConcierge.Simulators.WhatsApp.WhatsAppRules;

namespace HotelConcierge.Simulators.WhatsApp;

/// <summary>What a message that was taken looks like on the phone.</summary>
internal static class WhatsAppShowing
{
    public static WhatsAppShown Of(JsonObject message, string id, string from, DateTimeOffset at)
    {
        var type = Text(message, "type") is { Length: > 0 } named ? named : "text";
        var content = (JsonObject)message[type]!;
        var shown = new WhatsAppShown(id, from, type, "", [], at) { CallbackData = Text(message, "biz_opaque_callback_data") };
        return type switch
        {
            "text" => shown with
            {
                Text = Text(content, "body"),
                ShowsPreview = content["preview_url"]?.GetValueKind() is JsonValueKind.True && HasAddress(Text(content, "body")),
            },
            "image" or "document" or "audio" or "video" => shown with
            {
                Text = Text(content, "caption"),
                Url = Text(content, "link") is { Length: > 0 } link ? link : Text(content, "id"),
            },
            "location" => shown with
            {
                Text = string.Join('\n', new[] { Text(content, "name"), Text(content, "address") }.Where(line => line.Length > 0)),
                Latitude = content["latitude"]!.GetValue<double>(),
                Longitude = content["longitude"]!.GetValue<double>(),
            },
            "interactive" => Interactive(shown, content),

            // Meta knows a template's words, which nobody has told us; the values stand for them.
            "template" => shown with { Text = $"{Text(content, "name")}: {string.Join(", ", ValuesOf(content))}" },
            _ => throw new InvalidOperationException($"A message of type {type} was not checked."),
        };
    }

    /// <summary>The words of a message that is not checked yet.</summary>
    public static string WordsOf(JsonObject message) => (
        message["text"], message["interactive"], message["image"] ?? message["document"] ?? message["video"]) switch
    {
        (JsonObject text, _, _) => Text(text, "body"),
        (_, JsonObject interactive, _) => Text(interactive["body"] as JsonObject, "text"),
        (_, _, JsonObject file) => Text(file, "caption"),
        _ => "",
    };

    private static bool HasAddress(string text) =>
        text.Contains("https://", StringComparison.OrdinalIgnoreCase) || text.Contains("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>What fills a template's placeholders.</summary>
    public static IEnumerable<string> ValuesOf(JsonObject template) =>
        Objects(template["components"]).SelectMany(component => Objects(component["parameters"])).Select(value => Text(value, "text"));

    private static WhatsAppShown Interactive(WhatsAppShown shown, JsonObject content)
    {
        var (type, action) = (Text(content, "type"), (JsonObject)content["action"]!);
        shown = shown with { Kind = type, Text = Text(content["body"] as JsonObject, "text") };
        return type switch
        {
            "button" => shown with { Options = [.. Objects(action["buttons"]).Select(button => OptionOf((JsonObject)button["reply"]!))] },
            "list" => shown with
            {
                Button = Text(action, "button"),
                Options = [.. Objects(action["sections"]).SelectMany(section => Objects(section["rows"])).Select(OptionOf)],
            },
            _ => shown with
            {
                Button = Text(action["parameters"] as JsonObject, "display_text"),
                Url = Text(action["parameters"] as JsonObject, "url"),
            },
        };
    }

    private static WhatsAppOption OptionOf(JsonObject option) => new(Text(option, "id"), Text(option, "title"), Text(option, "description"));
}
