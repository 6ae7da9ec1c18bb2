using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Messages;
using HotelConcierge.Text;

namespace HotelConcierge.Channels.Telegram;

/// <summary>
/// Reads an update whose secret token was right. See https://core.telegram.org/bots/api#update.
/// <list type="bullet">
/// <item>A message's id is its <c>update_id</c>, the same at every redelivery, and that is also its place in the order.</item>
/// <item>An edited message is a message of its own with the new words, marked as what it is: the guest corrected a question, and the
/// correction is what they want answered. A live location that moves is not.</item>
/// <item>In a chat with topics the message's topic is part of its address, so that replies come there.</item>
/// <item>A tap is a message with the button's words and the choice's id. The webhook's answer also answers the tap, so that the
/// button stops spinning whatever becomes of the message.</item>
/// <item>Only private chats are read: groups and channels are none of a concierge's business.</item>
/// </list>
/// </summary>
internal static class TelegramUpdates
{
    /// <summary>What <c>setWebhook</c> has to allow.</summary>
    public static readonly IReadOnlyList<string> Needed = ["message", "edited_message", "callback_query", "my_chat_member"];

    /// <summary>
    /// What it is asked to allow: also signs under our messages, which its documentation promises only where a bot is an
    /// administrator. Where they do not come, nothing is missed.
    /// </summary>
    public static readonly IReadOnlyList<string> Asked = [.. Needed, "message_reaction"];

    private const string Command = "/start";
    private const long LatestTimestamp = 10_000_000_000;
    private const int LongestPayload = 64;

    private static readonly string[] _otherContents =
        ["dice", "poll", "game", "story", "checklist", "paid_media", "invoice", "gift", "users_shared", "chat_shared"];

    public static WebhookReading Read(ReadOnlyMemory<byte> body, ChannelName channel, string botId)
    {
        if (ProviderJson.Parse(body) is not { } update)
            return new WebhookReading.Malformed("The body is no JSON object: Telegram posts one update a webhook.");
        if (update.Long("update_id") is not { } sequence)
            return new WebhookReading.Malformed("update_id is missing: Telegram numbers every update.");

        if (update.Object("message") is { } message)
            return Genuine(ReadMessage(message, sequence, channel, botId));
        if (update.Object("edited_message") is { } edited)
            return edited.Has("location")
                ? WebhookReading.Genuine.Nothing
                : Genuine(ReadMessage(edited, sequence, channel, botId) is { } changed ? changed with { IsEdit = true } : null);
        if (update.Object("callback_query") is { } tap)
            return ReadTap(tap, sequence, channel, botId);
        if (update.Object("message_reaction") is { } signs)
            return ReadReaction(signs, channel, botId) is { } reaction
                ? WebhookReading.Genuine.Nothing with
                {
                    Reactions = [reaction],
                }
                : WebhookReading.Genuine.Nothing;
        if (update.Object("my_chat_member") is { } membership && AddressOf(membership, channel, botId) is { } address)
            return membership.Object("new_chat_member")?.Text("status") is "kicked"
                ? WebhookReading.Genuine.Nothing with
                {
                    Blocked = [address],
                }
                : WebhookReading.Genuine.Nothing;
        return WebhookReading.Genuine.Nothing;
    }

    /// <summary>The signs that a guest has put to a message; those of before do not matter.</summary>
    private static GuestReaction? ReadReaction(ProviderJson reaction, ChannelName channel, string botId) =>
        AddressOf(reaction, channel, botId) is { } address
        && reaction.Long("message_id") is { } message
        && reaction.Long("date") is >= 0 and < LatestTimestamp and { } seconds
            ? new(
                address,
                IdOf(message),
                [.. reaction.Objects("new_reaction").Select(sign => sign.Text("emoji")).Where(sign => sign.Length > 0)],
                DateTimeOffset.FromUnixTimeSeconds(seconds))
            : null;

    private static WebhookReading.Genuine Genuine(InboundMessage? message) =>
        message is null ? WebhookReading.Genuine.Nothing : new WebhookReading.Genuine([message], []);

    private static InboundMessage? ReadMessage(ProviderJson message, long sequence, ChannelName channel, string botId)
    {
        if (AddressOf(message, channel, botId) is not { } address || message.Object("from")?.Flag("is_bot") is true)
            return null;
        if (ReadContent(message) is not var (kind, text, media))
            return null;
        var (words, assistant, opensChat) = ReadStart(text);
        return new(IdOf(sequence), address, kind, words)
        {
            SourceId = message.Long("message_id")?.ToString(CultureInfo.InvariantCulture),
            Media = media,
            Quoted = QuotedIn(message, botId),
            Assistant = assistant,
            OpensChat = opensChat,
            Sequence = sequence,
            GuestName = NameOf(message.Object("from")),
            GuestLanguage = LanguageOf(message.Object("from")),
        };
    }

    /// <summary>What the message replies to. Messages of a topic stand under the one that opened it, which says nothing.</summary>
    private static QuotedMessage? QuotedIn(ProviderJson message, string botId)
    {
        var part = NullIfEmpty(message.Object("quote")?.Text("text") ?? "");

        // A reply to something in another chat comes with what was picked out of it, if anything.
        if (message.Object("reply_to_message") is not { } original)
            return part is null ? null : new("") { Text = part, IsForwarded = true };
        if (original.Has("forum_topic_created") || original.Long("message_id") is not { } number)
            return null;
        var isOurs = original.Object("from")?.Long("id")?.ToString(CultureInfo.InvariantCulture) == botId;
        return new(IdOf(number))
        {
            Text = part ?? NullIfEmpty(original.Text("text")) ?? NullIfEmpty(original.Text("caption")),
            IsOurs = isOurs,
            IsForwarded = !isOurs && original.Has("forward_origin"),
        };
    }

    private static WebhookReading.Genuine ReadTap(ProviderJson tap, long sequence, ChannelName channel, string botId)
    {
        var answered = new JsonObject { ["method"] = "answerCallbackQuery", ["callback_query_id"] = tap.Text("id") }.ToJsonString();
        var reading = WebhookReading.Genuine.Nothing with { Acknowledgement = new("application/json", answered) };
        var choice = tap.Text("data");
        if (choice.Length == 0 || tap.Object("message") is not { } message || AddressOf(message, channel, botId) is not { } address)
            return reading;

        // An old message comes without its buttons; then the id says what was tapped.
        var label = message.Object("reply_markup")?.ObjectsInRows("inline_keyboard")
            .Where(button => button.Text("callback_data") == choice)
            .Select(button => button.Text("text"))
            .FirstOrDefault(text => text.Length > 0);
        return reading with
        {
            Messages =
            [
                new(IdOf(sequence), address, MessageKind.Text, label ?? choice)
                {
                    ChoiceId = choice,
                    TappedMessageId = message.Long("message_id")?.ToString(CultureInfo.InvariantCulture),
                    Sequence = sequence,
                    GuestName = NameOf(tap.Object("from")),
                    GuestLanguage = LanguageOf(tap.Object("from")),
                },
            ],
        };
    }

    /// <summary>What was sent; null for what is no content, such as "pinned a message".</summary>
    private static (MessageKind Kind, string Text, IReadOnlyList<InboundMedia> Media)? ReadContent(ProviderJson message)
    {
        var caption = message.Text("caption");
        if (message.Text("text") is { Length: > 0 } text)
            return (MessageKind.Text, text, []);

        // Of a photo's sizes the last is the largest. An animation also has a document, a venue also a location.
        if (message.Objects("photo").ToList() is [.., var largest])
            return (MessageKind.Picture, caption, MediaOf(largest, "image/jpeg"));
        if (message.Object("voice") is { } voice)
            return (MessageKind.Voice, caption, MediaOf(voice, "audio/ogg"));
        if (message.Object("audio") is { } audio)
            return (MessageKind.Voice, caption, MediaOf(audio, "audio/mpeg"));
        if ((message.Object("animation") ?? message.Object("video") ?? message.Object("video_note")) is { } video)
            return (MessageKind.Video, caption, MediaOf(video, "video/mp4"));
        if (message.Object("document") is { } document)
            return (MessageKind.Document, caption, MediaOf(document, "application/octet-stream"));
        if (message.Object("sticker") is { } sticker)
            return (MessageKind.Sticker, "", MediaOf(sticker, "image/webp"));
        if (message.Object("venue") is { } venue
            && Place(venue.Object("location"), venue.Text("title"), venue.Text("address")) is { } named)
            return (MessageKind.Location, named, []);
        if (Place(message.Object("location")) is { } place)
            return (MessageKind.Location, place, []);
        if (message.Object("contact") is { } contact)
            return (MessageKind.Contact, Lines(NameOf(contact), contact.Text("phone_number")), []);
        return Array.Exists(_otherContents, message.Has) ? (MessageKind.Other, caption, []) : null;
    }

    private static IReadOnlyList<InboundMedia> MediaOf(ProviderJson file, string usualType) => file.Text("file_id") is { Length: > 0 } id
        ?
        [
            new(id, file.Text("mime_type") is { Length: > 0 } type ? type : usualType)
            {
                Name = NullIfEmpty(file.Text("file_name")),
                Size = file.Long("file_size"),
                Fingerprint = NullIfEmpty(file.Text("file_unique_id")),
            },
        ]
        : [];

    /// <summary>A place in words: its name, its address and its coordinates, one a line.</summary>
    private static string? Place(ProviderJson? location, params string[] names) =>
        location?.Degrees("latitude", 90) is { } latitude && location.Value.Degrees("longitude", 180) is { } longitude
            ? Lines([.. names, $"{latitude}, {longitude}"])
            : null;

    /// <summary>
    /// A link such as t.me/OurBot?start=hotel sends "/start hotel": the command, and the assistant that is wanted. One such as
    /// t.me/OurBot?start=hotel_HC-2222-3333-4444 says a code for the guest, with or without an assistant before it.
    /// </summary>
    private static (string Text, string? Assistant, bool OpensChat) ReadStart(string text)
    {
        if (!text.StartsWith(Command + " ", StringComparison.Ordinal))
            return (text, null, text == Command);
        var payload = text[(Command.Length + 1)..].Trim();
        if (payload.Length is 0 or > LongestPayload || !payload.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '_' or '-'))
            return (text, null, OpensChat: true);
        var (before, after) = payload.LastIndexOf('_') is >= 0 and var cut ? (payload[..cut], payload[(cut + 1)..]) : ("", payload);
        if (OneTimeCode.ReadAll(after) is not ({ Count: 1 }, ""))
            return (Command, payload, OpensChat: true);
        return (after, before.Length > 0 ? before : null, OpensChat: true);
    }

    /// <summary>Both ends of a private chat with a person; null for any other.</summary>
    private static ConversationAddress? AddressOf(ProviderJson message, ChannelName channel, string botId) =>
        message.Object("chat") is { } chat && chat.Text("type") is "private" && chat.Long("id") is { } id
            ? new(channel, botId, id.ToString(CultureInfo.InvariantCulture)) { Topic = TopicOf(message) }
            : null;

    /// <summary>The topic of a private chat in which a message stands; null outside of topics.</summary>
    private static string? TopicOf(ProviderJson message) =>
        message.Flag("is_topic_message") ? message.Long("message_thread_id")?.ToString(CultureInfo.InvariantCulture) : null;

    private static string? NameOf(ProviderJson? person) =>
        $"{person?.Text("first_name")} {person?.Text("last_name")}".Trim() is { Length: > 0 } name ? name : null;

    /// <summary>Telegram gives an IETF tag such as <c>pt-br</c>; only the language of it is kept.</summary>
    private static string? LanguageOf(ProviderJson? person) =>
        person?.Text("language_code") is [var first, var second, ..] tag
        && char.IsAsciiLetterLower(first)
        && char.IsAsciiLetterLower(second)
        && tag is [_, _] or [_, _, '-', ..]
            ? tag[..2]
            : null;

    private static string? NullIfEmpty(string text) => text.Length > 0 ? text : null;

    private static string IdOf(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);

    private static string Lines(params IEnumerable<string?> lines) =>
        string.Join('\n', lines.Where(line => !string.IsNullOrWhiteSpace(line)));
}
