using HotelConcierge.Messages;

namespace HotelConcierge.Channels.WhatsApp;

/// <summary>Reads one message of a webhook, by its type.</summary>
internal static class WhatsAppMessages
{
    private const string Edit = "edit";
    private const string Interactive = "interactive";

    /// <summary>Whether a message says nothing that there could be an answer to.</summary>
    public static bool IsSilent(ProviderJson message, string type) => type switch
    {
        // A heart under our answer, and a chat that was opened without a word.
        "reaction" or "request_welcome" => true,

        // The guest took a message back. Whoever keeps what guests wrote, or will have their files, deletes it here; until then nothing is
        // done, which Meta is thanked for.
        "revoke" => true,

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
        return new(id, business with { Guest = guest }, kind, text)
        {
            SourceId = original,
            IsEdit = isEdit,
            Media = media,
            ChoiceId = NullIfEmpty(tap?.Text("id")),
            TappedMessageId = tap is null ? null : NullIfEmpty(message.Object("context")?.Text("id")),
            Promotion = PromotionOf(message.Object("referral")),
            GuestName = NullIfEmpty(profile?.Text("name")),
            GuestAliases = [.. ids.Skip(1)],
        };
    }

    /// <summary>What was sent; null when the object that the type names is not there.</summary>
    private static (MessageKind Kind, string Text, IReadOnlyList<InboundMedia> Media)? ReadContent(
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
    private static string TypeOf(ProviderJson message) =>
        message.Text("type") is { Length: > 0 } type ? type : message.Object("text") is not null ? "text" : "";

    // Meta keeps files by ids, for seven days; who asks for one gets an address that is good for five minutes.
    private static IReadOnlyList<InboundMedia> MediaOf(ProviderJson file, string usualType) => file.Text("id") is { Length: > 0 } id
        ?
        [
            new(id, file.Text("mime_type") is { Length: > 0 } type ? type : usualType)
            {
                Name = file.Text("filename") is { Length: > 0 } name ? name : null,
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

    private static string? PromotionOf(ProviderJson? referral) =>
        referral is { } advertisement ? NullIfEmpty(Lines(advertisement.Text("headline"), advertisement.Text("body"))) : null;

    private static string Lines(params IEnumerable<string?> lines) =>
        string.Join('\n', lines.Where(line => !string.IsNullOrWhiteSpace(line)));

    private static string FirstOf(string first, string second) => first.Length > 0 ? first : second;

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
