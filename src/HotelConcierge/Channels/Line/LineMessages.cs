using HotelConcierge.Messages;

namespace HotelConcierge.Channels.Line;

/// <summary>Reads one event of a webhook, by its type.</summary>
internal static class LineMessages
{
    /// <summary>The guest has blocked the account.</summary>
    public const string Unfollow = "unfollow";

    /// <summary>The guest took a message back.</summary>
    public const string Unsend = "unsend";

    private const string Follow = "follow";
    private const string Postback = "postback";
    private const string Message = "message";

    // What opens a chat elsewhere; the guest of LINE says it by adding the account.
    private const string Start = "/start";

    /// <summary>Whether events of this type say anything that there could be something to do about.</summary>
    public static bool IsRead(string type) => type is Message or Follow or Postback or Unfollow or Unsend;

    /// <returns>Null when it lacks what it cannot be without.</returns>
    public static InboundMessage? Read(ProviderJson occurrence, string type, ConversationAddress address)
    {
        var message = type switch
        {
            Message => ReadMessage(occurrence.Object(Message), address),
            Follow => new("", address, MessageKind.Text, Start) { OpensChat = true },
            Postback => ReadTap(occurrence.Object(Postback), address),
            _ => null,
        };
        return message is null ? null : message with
        {
            Id = occurrence.Text("webhookEventId"),
            Sequence = occurrence.Long("timestamp"),
        };
    }

    private static InboundMessage? ReadMessage(ProviderJson? message, ConversationAddress address)
    {
        if (message is not { } said || said.Text("id") is not { Length: > 0 } id || ReadContent(said, id) is not var (kind, text, media))
            return null;
        return new("", address, kind, text)
        {
            SourceId = id,
            Media = media,
            Quoted = said.Text("quotedMessageId") is { Length: > 0 } quoted ? new(quoted) : null,
        };
    }

    /// <summary>The message that the guest took back; null when nobody can tell which.</summary>
    public static RevokedMessage? ReadRevoked(ProviderJson occurrence, ConversationAddress address) =>
        occurrence.Object(Unsend)?.Text("messageId") is { Length: > 0 } id ? new(address, id) : null;

    /// <summary>What a button sends back: the choice's id, and behind it what was on the button.</summary>
    private static InboundMessage? ReadTap(ProviderJson? tap, ConversationAddress address)
    {
        if (tap?.Text("data") is not { Length: > 0 } data)
            return null;
        var cut = data.IndexOf(LineContent.DataSeparator, StringComparison.Ordinal);
        var (id, label) = cut > 0 ? (data[..cut], data[(cut + 1)..]) : (data, "");
        return new("", address, MessageKind.Text, label.Length > 0 ? label : id) { ChoiceId = id };
    }

    /// <summary>What was sent; null when it lacks what its type promises.</summary>
    private static (MessageKind Kind, string Text, IReadOnlyList<InboundMedia> Media)? ReadContent(ProviderJson message, string id) =>
        message.Text("type") switch
        {
            "text" => (MessageKind.Text, message.Text("text"), []),
            "image" => (MessageKind.Picture, "", MediaOf(message, id, "image/jpeg")),
            "video" => (MessageKind.Video, "", MediaOf(message, id, "video/mp4")),
            "audio" => (MessageKind.Voice, "", MediaOf(message, id, "audio/m4a")),
            "file" => (MessageKind.Document, "", MediaOf(message, id, TypeOf(message.Text("fileName")))),
            "sticker" => (MessageKind.Sticker, "", []),
            "location" => PlaceOf(message) is { } place ? (MessageKind.Location, place, []) : null,
            "" => null,

            // What LINE invents next: the guest hears that we cannot take it.
            _ => (MessageKind.Other, "", []),
        };

    // LINE keeps files under the id of their message. Those that lie elsewhere were sent by a program, and are not fetched.
    private static IReadOnlyList<InboundMedia> MediaOf(ProviderJson message, string id, string type) =>
        message.Object("contentProvider")?.Text("type") is "external"
            ? []
            :
            [
                new(id, type)
                {
                    Name = message.Text("fileName") is { Length: > 0 } name ? name : null,
                    Size = message.Long("fileSize"),
                },
            ];

    // LINE tells no type. Of a text, which has no first bytes to know it by, the name has to.
    private static string TypeOf(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        ".txt" => "text/plain",
        ".md" => "text/markdown",
        _ => "application/octet-stream",
    };

    private static string? PlaceOf(ProviderJson place)
    {
        if (place.Degrees("latitude", 90) is not { } latitude || place.Degrees("longitude", 180) is not { } longitude)
            return null;
        string[] lines = [place.Text("title"), place.Text("address"), $"{latitude}, {longitude}"];
        return string.Join('\n', lines.Where(line => !string.IsNullOrWhiteSpace(line)));
    }
}
