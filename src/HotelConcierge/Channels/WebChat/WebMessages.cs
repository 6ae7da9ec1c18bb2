using System.Web;
using HotelConcierge.Messages;

namespace HotelConcierge.Channels.WebChat;

/// <summary>Reads what the page posts: one message, in JSON of our own (docs/web-chat.md).</summary>
internal static class WebMessages
{
    /// <summary>The most of one message, in UTF-16 code units.</summary>
    public const int LongestText = 4000;

    /// <summary>The most files of one message.</summary>
    public const int MostFiles = 10;

    private const int LongestId = 64;
    private const int LongestType = 100;
    private const int LongestName = 255;

    /// <summary>The assistant that a request is about; empty where it names none.</summary>
    public static string AssistantIn(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) ? HttpUtility.ParseQueryString(address.Query)["assistant"] ?? "" : "";

    public static WebhookReading Read(ReadOnlyMemory<byte> body, ConversationAddress address)
    {
        if (ProviderJson.Parse(body) is not { } message)
            return new WebhookReading.Malformed("The body is no JSON object.");
        if (!Guid.TryParseExact(message.Text("id"), "D", out var id))
            return new WebhookReading.Malformed("id is missing or no UUID: it tells a message that is sent again from a new one.");
        var text = message.Text("text");
        if (text.Length > LongestText)
            return new WebhookReading.Malformed($"text is longer than {LongestText} characters: send it in pieces.");
        var files = message.Objects("files").ToList();
        if (files.Count > MostFiles)
            return new WebhookReading.Malformed($"files are more than {MostFiles}: send the others in a further message.");
        var media = files.ConvertAll(Read);
        if (media.Contains(null))
            return new WebhookReading.Malformed("files holds one without a UUID, or without its type.");
        var choice = message.Object("choice");
        var language = message.Text("language");
        return new WebhookReading.Genuine(
            [
                new(id.ToString("D"), address, KindOf(media), text)
                {
                    Media = [.. media.OfType<InboundMedia>()],
                    ChoiceId = choice?.Text("id") is { Length: > 0 and <= LongestId } chosen ? chosen : null,
                    TappedMessageId = choice?.Text("message") is { Length: > 0 and <= LongestId } tapped ? tapped : null,
                    GuestLanguage = language is [>= 'a' and <= 'z', >= 'a' and <= 'z'] ? language : null,
                },
            ],
            []);
    }

    private static InboundMedia? Read(ProviderJson file)
    {
        var (type, name) = (file.Text("type"), file.Text("name"));
        return Guid.TryParseExact(file.Text("id"), "D", out var id) && type.Length <= LongestType
            ? new(WebUploads.UrlOf(id), type.Length == 0 ? "application/octet-stream" : type)
            {
                Name = name.Length is > 0 and <= LongestName ? name : null,
                Size = file.Long("size"),
            }
            : null;
    }

    private static MessageKind KindOf(List<InboundMedia?> files) => files is not [{ ContentType: var type }, ..]
        ? MessageKind.Text
        : type.Split('/')[0].ToLowerInvariant() switch
        {
            "image" => MessageKind.Picture,
            "audio" => MessageKind.Voice,
            "video" => MessageKind.Video,
            _ => MessageKind.Document,
        };
}
