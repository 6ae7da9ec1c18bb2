using System.Globalization;
using HotelConcierge.Messages;

namespace HotelConcierge.Channels.WhatsApp;

/// <summary>Reads one message of a webhook, by its type.</summary>
internal static class WhatsAppMessages
{
    /// <summary>The type of a message that takes another one back.</summary>
    public const string Revoke = "revoke";

    /// <summary>The type of a sign under another message.</summary>
    public const string Reaction = "reaction";

    private const string Edit = "edit";
    private const string Interactive = "interactive";

    /// <summary>Of the year 2286, in seconds: what is later is no time.</summary>
    private const long LatestTimestamp = 10_000_000_000;

    /// <summary>Whether a message says nothing that there could be an answer to.</summary>
    public static bool IsSilent(ProviderJson message, string type) => type switch
    {
        // A chat that was opened without a word.
        "request_welcome" => true,

        // What WhatsApp does not hand over; that a message was pinned, or edited in an old way, is no message.
        "unsupported" => message.Object("unsupported")?.Text("type") is Edit or "pin" or "keep_in_chat",
        _ => false,
    };

    /// <returns>Null when it lacks what it cannot be without: an id, a sender, or what its type promises.</returns>
    public static InboundMessage? Read(ProviderJson message, string type, ProviderJson value, ConversationAddress business)
    {
        var id = message.Text("id");
        var (ids, profile) = WhatsAppPeople.ReadSender(message, value);
        if (id.Length == 0 || ids is not [var guest, ..])
            return null;

        var isEdit = type is Edit;
        var original = isEdit ? message.Object(Edit)?.Text("original_message_id") : id;
        var said = isEdit ? message.Object(Edit)?.Object("message") : message;
        if (original is not { Length: > 0 } || said is not { } content)
            return null;
        if (ReadContent(content, isEdit ? TypeOf(content) : type, value) is not var (kind, text, media))
            return null;
        var tap = type is Interactive ? TapOf(content) : null;
        var context = message.Object("context");
        return new(id, business with { Guest = guest }, kind, text)
        {
            SourceId = original,
            IsEdit = isEdit,
            Media = media,
            ChoiceId = NullIfEmpty(tap?.Text("id")),
            TappedMessageId = tap is null ? null : NullIfEmpty(context?.Text("id")),
            Quoted = type is Interactive or "button" ? null : QuotedIn(context, business),
            Promotion = PromotionOf(message.Object("referral")),
            GuestName = NullIfEmpty(profile?.Text("name")),
            GuestAliases = [.. ids.Skip(1)],
        };
    }

    /// <summary>The sign that the guest put to a message, empty or missing when they took it away; null when nobody can tell.</summary>
    public static GuestReaction? ReadReaction(ProviderJson message, ProviderJson value, ConversationAddress business) =>
        WhatsAppPeople.ReadSender(message, value).Ids is [var guest, ..] ids
        && message.Object(Reaction) is { } reaction
        && NullIfEmpty(reaction.Text("message_id")) is { } id
        && long.TryParse(message.Text("timestamp"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds < LatestTimestamp
            ? new(
                business with { Guest = guest },
                id,
                NullIfEmpty(reaction.Text("emoji")) is { } sign ? [sign] : [],
                DateTimeOffset.FromUnixTimeSeconds(seconds))
            {
                GuestAliases = [.. ids.Skip(1)],
            }
            : null;

    /// <summary>The message that the guest took back; null when nobody can tell whose or which.</summary>
    public static RevokedMessage? ReadRevoked(ProviderJson message, ProviderJson value, ConversationAddress business) =>
        WhatsAppPeople.ReadSender(message, value).Ids is [var guest, ..] ids
        && NullIfEmpty(message.Object(Revoke)?.Text("original_message_id")) is { } original
            ? new(business with { Guest = guest }, original) { GuestAliases = [.. ids.Skip(1)] }
            : null;

    /// <summary>What was sent; null when the object that the type names is not there.</summary>
    public static (MessageKind Kind, string Text, IReadOnlyList<InboundMedia> Media)? ReadContent(
        ProviderJson message, string type, ProviderJson value)
    {
        var content = message.Object(type);
        return (type, content) switch
        {
            ("text", { } text) => (MessageKind.Text, text.Text("body"), []),
            ("image", { } image) => (MessageKind.Picture, image.Text("caption"), MediaOf(image, "image/jpeg")),
            ("video", { } video) => (MessageKind.Video, video.Text("caption"), MediaOf(video, "video/mp4")),
            ("audio", { } audio) => (MessageKind.Voice, "", MediaOf(audio, "audio/ogg")),
            ("sticker", { } sticker) => (MessageKind.Sticker, "", MediaOf(sticker, "image/webp")),
            ("document", { } document) =>
                (MessageKind.Document, document.Text("caption"), MediaOf(document, "application/octet-stream")),
            ("location", { } place) => PlaceOf(place) is { } words ? (MessageKind.Location, words, []) : null,
            ("contacts", _) => ReadContacts(message) is { } people ? (MessageKind.Contact, people, []) : null,

            // A template's button: its words are the message, and what it carries is none of our choices.
            ("button", { } button) => (MessageKind.Text, FirstOf(button.Text("text"), button.Text("payload")), []),
            (Interactive, _) => ReadInteractive(message, value),

            // A basket. Its prices come from the guest's telephone, so nothing of it is believed.
            ("order", { } order) => (MessageKind.Other, order.Text("text"), []),
            ("unsupported", _) => (MessageKind.Other, "", []),
            ("text" or "image" or "video" or "audio" or "sticker" or "document" or "location" or "button" or "order" or Edit or "", _) => null,

            // What Meta invents next: the guest hears that we cannot take it.
            _ => (MessageKind.Other, "", []),
        };
    }

    /// <summary>
    /// A tap. It may come without its object, with an error beside it: then nobody knows what was tapped, and the guest hears so. A form's
    /// answers are those of no form of ours.
    /// </summary>
    private static (MessageKind Kind, string Text, IReadOnlyList<InboundMedia> Media)? ReadInteractive(ProviderJson message, ProviderJson value)
    {
        if (message.Object(Interactive) is not { } interactive)
            return message.Has("errors") || value.Has("errors") ? (MessageKind.Other, "", []) : null;
        if (TapOf(message) is { } tap)
            return (MessageKind.Text, FirstOf(tap.Text("title"), tap.Text("id")), []);
        return interactive.Text("type") is "button_reply" or "list_reply" ? null : (MessageKind.Other, "", []);
    }

    private static ProviderJson? TapOf(ProviderJson message) =>
        message.Object(Interactive) is { } interactive ? interactive.Object("button_reply") ?? interactive.Object("list_reply") : null;

    /// <summary>The type of an edited message, which may go without saying.</summary>
    public static string TypeOf(ProviderJson message) =>
        message.Text("type") is { Length: > 0 } type ? type : message.Object("text") is not null ? "text" : "";

    // Meta keeps files by ids, for seven days; who asks for one gets an address that is good for five minutes.
    private static IReadOnlyList<InboundMedia> MediaOf(ProviderJson file, string usualType) => file.Text("id") is { Length: > 0 } id
        ?
        [
            new(id, file.Text("mime_type") is { Length: > 0 } type ? type : usualType)
            {
                Name = NullIfEmpty(file.Text("filename")),
                Fingerprint = NullIfEmpty(file.Text("sha256")),
            },
        ]
        : [];

    private static string? PlaceOf(ProviderJson place) =>
        place.Degrees("latitude", 90) is { } latitude && place.Degrees("longitude", 180) is { } longitude
            ? Lines(place.Text("name"), place.Text("address"), $"{latitude}, {longitude}")
            : null;

    private static string? ReadContacts(ProviderJson message)
    {
        var lines = message.Objects("contacts").Select(person => Lines(
            [person.Object("name")?.Text("formatted_name"), .. person.Objects("phones").Select(phone => phone.Text("phone"))]));
        return message.Has("contacts") ? Lines(lines) : null;
    }

    /// <summary>The message that this one replies to: Meta tells its id and whose it is, not what it says.</summary>
    private static QuotedMessage? QuotedIn(ProviderJson? context, ConversationAddress business) =>
        NullIfEmpty(context?.Text("id")) is { } id
            ? new(id)
            {
                IsOurs = context!.Value.Text("from") is { Length: > 0 } from ? WhatsAppAddress.Of(from) == business.Business : null,
            }
            : null;

    private static string? PromotionOf(ProviderJson? referral) =>
        referral is { } advertisement ? NullIfEmpty(Lines(advertisement.Text("headline"), advertisement.Text("body"))) : null;

    private static string Lines(params IEnumerable<string?> lines) =>
        string.Join('\n', lines.Where(line => !string.IsNullOrWhiteSpace(line)));

    private static string FirstOf(string first, string second) => first.Length > 0 ? first : second;

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
