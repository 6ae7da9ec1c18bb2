using System.Globalization;
using System.Text.Json;

namespace HotelConcierge.Channels.Twilio;

/// <summary>Reads Twilio's JSON answers. Nothing here throws: what cannot be read is null.</summary>
internal static class TwilioJson
{
    // RFC 2822, as in "Thu, 24 Aug 2023 05:01:45 +0000".
    private const string Rfc2822 = "ddd, d MMM yyyy HH:mm:ss zzz";

    /// <summary>The id of a created message.</summary>
    public static string? ReadSid(byte[] answer) =>
        WithRoot(answer, root => Text(root, "sid") is { Length: > 0 } sid ? sid : null);

    /// <summary>The error code of an answer that is not a success.</summary>
    public static int? ReadErrorCode(byte[] answer) =>
        WithRoot<int?>(
            answer,
            root =>
                root.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number)
                    ? number
                    : null);

    /// <summary>What an account, a phone number or a service says under a name; null where it says nothing.</summary>
    public static string? ReadText(byte[] answer, string name) => WithRoot(answer, root => Text(root, name));

    /// <summary>One page of the message list: its messages and the path of the next page, if there is one.</summary>
    public static TwilioMessagePage? ReadPage(byte[] answer) => WithRoot(answer, root =>
    {
        if (!root.TryGetProperty("messages", out var list) || list.ValueKind != JsonValueKind.Array)
            return null;
        List<TwilioMessageRecord> messages = [];
        foreach (var item in list.EnumerateArray())
        {
            if (ReadRecord(item) is not { } message)
                return null;
            messages.Add(message);
        }

        return new TwilioMessagePage(messages, Text(root, "next_page_uri"));
    });

    private static TwilioMessageRecord? ReadRecord(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object
        && Text(item, "sid") is { Length: > 0 } sid
        && DateTimeOffset.TryParseExact(
            Text(item, "date_created"),
            Rfc2822,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var createdAt)
            ? new(
                sid,
                Text(item, "from") ?? "",
                Text(item, "body") ?? "",
                Text(item, "direction") ?? "",
                Text(item, "status") ?? "",
                createdAt)
            : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static T? WithRoot<T>(byte[] answer, Func<JsonElement, T?> read)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : default;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or a string in it is not Unicode: the caller knows what an unreadable answer means.
            return default;
        }
    }
}

/// <summary>A page of messages, newest first.</summary>
internal sealed record TwilioMessagePage(IReadOnlyList<TwilioMessageRecord> Messages, string? Next);
