using System.Globalization;
using System.Text;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Messages;

namespace HotelConcierge.Channels.Conversations;

/// <summary>
/// A message of a conversation, from a webhook or from Twilio's list. See
/// https://www.twilio.com/docs/conversations-classic/api/conversation-message-resource.
/// </summary>
/// <param name="Sid">Its id, <c>IM...</c>.</param>
/// <param name="Index">Its place in the conversation, from 0; some numbers may never be given.</param>
/// <param name="Author">A number, an identity, or <c>system</c>.</param>
/// <param name="Media">Its files, by their ids.</param>
internal sealed record ConversationPost(string Sid, long? Index, string Author, string Body, IReadOnlyList<InboundMedia> Media)
{
    private const string KeyProperty = "conciergeKey";

    /// <summary>When Twilio took it; null where it does not say so.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What we gave it as <see cref="OutboundMessage.Key"/>; empty for none.</summary>
    public string Key { get; init; } = "";

    /// <summary>The metadata of a message of ours: its key.</summary>
    public static string AttributesOf(Guid key) => $$"""{"{{KeyProperty}}":"{{key:N}}"}""";

    /// <summary>Reads a message of the list; null when it has no id.</summary>
    public static ConversationPost? Read(ProviderJson message)
    {
        if (message.Text("sid") is not { Length: > 0 } sid)
            return null;
        return new(
            sid,
            message.Long("index"),
            message.Text("author"),
            message.Text("body"),
            [.. message.Objects("media").Select(file => MediaOf(file, "sid", "content_type", "filename", "size")).OfType<InboundMedia>()])
        {
            At = DateTimeOffset.TryParse(
                message.Text("date_created"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null,
            Key = ProviderJson.Parse(Encoding.UTF8.GetBytes(message.Text("attributes")))?.Text(KeyProperty) ?? "",
        };
    }

    /// <summary>Reads the files of a webhook: a JSON array in a field. Null when it is none.</summary>
    public static IReadOnlyList<InboundMedia>? ReadMedia(string field)
    {
        if (field.Length == 0)
            return [];
        if (ProviderJson.Parse(Encoding.UTF8.GetBytes($$"""{"media":{{field}}}""")) is not { } wrapped)
            return null;
        return
        [
            .. wrapped.Objects("media")
                .Select(file => MediaOf(file, file.Has("Sid") ? "Sid" : "MediaSid", "ContentType", "Filename", "Size"))
                .OfType<InboundMedia>(),
        ];
    }

    /// <summary>The message as the guest's.</summary>
    public InboundMessage AsGuests(ConversationAddress address, string? assistant) => new(
        Sid,
        address,
        Media.Count > 0 ? TwilioWebhook.KindOf(Media[0].ContentType)
            : string.IsNullOrWhiteSpace(Body) ? MessageKind.Other
            : MessageKind.Text,
        Body)
    {
        Media = Media,
        Sequence = Index,

        // It may be taken back by it.
        SourceId = Sid,
        Assistant = assistant,
    };

    private static InboundMedia? MediaOf(ProviderJson file, string sid, string contentType, string filename, string size) =>
        file.Text(sid) is { Length: > 0 } id
            ? new(id, file.Text(contentType))
            {
                Name = file.Text(filename) is { Length: > 0 } name ? name : null,
                Size = file.Long(size),
                Fingerprint = id,
            }
            : null;
}
