using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>
/// What a bot puts below a message. Only inline buttons stay with the message; a keyboard in place of the phone's, its removal and
/// a forced reply are taken and not shown.
/// </summary>
/// <param name="Rows">The inline buttons, row by row.</param>
internal sealed record ReplyMarkup(IReadOnlyList<IReadOnlyList<ChatButton>> Rows)
{
    private const int MostButtons = 100;
    private const int LongestCallbackData = 64;

    // What makes an inline button one, besides an address and callback data.
    private static readonly string[] _otherKinds =
    [
        "callback_game",
        "pay",
        "switch_inline_query",
        "switch_inline_query_chosen_chat",
        "switch_inline_query_current_chat",
        "login_url",
        "web_app",
        "copy_text",
    ];

    public static ReplyMarkup None { get; } = new([]);

    public IReadOnlyList<ChatButton> Buttons => [.. Rows.SelectMany(row => row)];

    /// <returns>The markup, or what is wrong with its form.</returns>
    public static (ReplyMarkup Markup, string? Problem) Read(string json)
    {
        if (json.Length == 0)
            return (None, null);
        try
        {
            return JsonNode.Parse(json) is JsonObject markup
                ? (new(RowsOf(markup)), null)
                : (None, "object expected as reply markup");
        }
        catch (JsonException)
        {
            return (None, "can't parse reply keyboard markup JSON object");
        }
        catch (FormatException e)
        {
            return (None, e.Message);
        }
    }

    /// <returns>What the buttons may not be, in the order in which Telegram looks: first its client library, then its servers.</returns>
    public string? FindProblem()
    {
        var buttons = Buttons;
        if (buttons.Any(button => string.IsNullOrWhiteSpace(button.Text)))
            return "inline keyboard button text must be non-empty";
        if (buttons.FirstOrDefault(button => button.Url is not null && !IsAddress(button.Url)) is { } lost)
            return $"inline keyboard button URL '{lost.Url}' is invalid: Wrong HTTP URL";
        if (buttons.Any(button => Encoding.UTF8.GetByteCount(button.CallbackData) > LongestCallbackData))
            return "BUTTON_DATA_INVALID";
        return buttons.Count > MostButtons ? "reply markup is too long" : null;
    }

    public JsonObject ToJson() =>
        new()
        {
            ["inline_keyboard"] = new JsonArray([
                .. Rows.Select(JsonNode (row) => new JsonArray([.. row.Select(button => button.Json.DeepClone())])),
            ]),
        };

    private static List<IReadOnlyList<ChatButton>> RowsOf(JsonObject markup)
    {
        if (markup["inline_keyboard"] is not { } keyboard)
            return [];
        if (keyboard is not JsonArray rows)
            throw new FormatException("field \"inline_keyboard\" must be of type Array");
        return [.. rows.Select(row => row is JsonArray buttons
            ? buttons.Select(ButtonOf).ToList()
            : throw new FormatException("field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays"))
            .Where(row => row.Count > 0)];
    }

    private static ChatButton ButtonOf(JsonNode? node)
    {
        const string where = "can't parse inline keyboard button: ";
        if (node is not JsonObject button)
            throw new FormatException(where + "InlineKeyboardButton must be an Object");
        var text = Text(button, "text") ?? throw new FormatException(where + "Can't find field \"text\"");
        var (url, data) = (Text(button, "url"), Text(button, "callback_data"));
        if (string.IsNullOrEmpty(url) && string.IsNullOrEmpty(data) && !_otherKinds.Any(button.ContainsKey))
            throw new FormatException(where + "Text buttons are unallowed in the inline keyboard");
        return new(text, string.IsNullOrEmpty(url) ? data ?? "" : "") { Url = string.IsNullOrEmpty(url) ? null : url, Json = button };

        static string? Text(JsonObject button, string name) => button[name] switch
        {
            null => null,
            var value when value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number => value.ToString(),
            _ => throw new FormatException(where + $"Field \"{name}\" must be of type String"),
        };
    }

    private static bool IsAddress(string url) =>
        Uri.TryCreate(url.Contains(':', StringComparison.Ordinal) ? url : "http://" + url, UriKind.Absolute, out var parsed)
        && (parsed.Scheme is "tg" || (parsed.Scheme is "http" or "https" && parsed.Host.Contains('.', StringComparison.Ordinal)));
}
