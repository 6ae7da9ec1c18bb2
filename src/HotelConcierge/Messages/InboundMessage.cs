using System.Text.Json.Serialization;

namespace HotelConcierge.Messages;

/// <summary>What kind of thing a guest sent.</summary>
public enum MessageKind
{
    Text,
    Voice,
    Picture,
    Video,
    Document,
    Sticker,
    Location,
    Contact,
    Other,
}

/// <summary>A word that a provider itself acts on, whatever we make of it.</summary>
public enum ProviderKeyword
{
    /// <summary>It takes no more messages of ours to this guest.</summary>
    Stop,

    /// <summary>It takes them again.</summary>
    Start,

    /// <summary>It tells the guest who we are.</summary>
    Help,
}

/// <summary>A file that came with a message: where the channel keeps it and what it says it is, which nobody has checked.</summary>
/// <param name="Url">The file's address, or the channel's own id for it.</param>
/// <param name="ContentType">As the channel says, or the guest's application; may have parameters, and may be wrong.</param>
public sealed record InboundMedia(string Url, string ContentType)
{
    /// <summary>The name that the file has at the guest's, where the channel tells: unchecked words of theirs.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// What stays the same whenever the same file comes again, where the channel tells such a thing: its address may change meanwhile.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Fingerprint { get; init; }

    /// <summary>Its size in bytes, where the channel tells.</summary>
    public long? Size { get; init; }
}

/// <summary>One thing a guest wrote or sent.</summary>
/// <param name="Id">The channel's own id, the same at every redelivery; duplicates are found by it.</param>
/// <param name="Address">Where it came from and where it was sent to.</param>
/// <param name="Kind">What was sent. A picture with a caption is a <see cref="MessageKind.Picture"/> with a text.</param>
/// <param name="Text">The words, exactly as written; for a tap the words on the button, for a place its name, address and
/// coordinates; empty when there were none.</param>
public sealed record InboundMessage(string Id, ConversationAddress Address, MessageKind Kind, string Text)
{
    /// <summary>Files that came with the message, in the channel's order.</summary>
    public IReadOnlyList<InboundMedia> Media { get; init; } = [];

    /// <summary>The id that we gave to the choice the guest tapped, where the channel returns it; null for typed words.</summary>
    public string? ChoiceId { get; init; }

    /// <summary>Our message under which the guest tapped, by the channel's id, where the channel tells.</summary>
    public string? TappedMessageId { get; init; }

    /// <summary>
    /// The place of this message among all that the channel sends us, where it numbers them: webhooks overtake each other.
    /// </summary>
    public long? Sequence { get; init; }

    /// <summary>The assistant that the guest asked for by following a link; unchecked words of theirs.</summary>
    public string? Assistant { get; init; }

    /// <summary>
    /// The channel's id of the message itself, where that is not <see cref="Id"/>: an edit comes with an <see cref="Id"/> of its own and
    /// with the same one of these.
    /// </summary>
    public string? SourceId { get; init; }

    /// <summary>Whether the guest changed a message of before, which now says this.</summary>
    public bool IsEdit { get; init; }

    /// <summary>What the guest replies to, where they picked a message to reply to; null for none, and for a tap.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public QuotedMessage? Quoted { get; init; }

    /// <summary>
    /// What an advertisement says from which the guest wrote, where the channel tells: not their words, and nothing that could choose or
    /// command.
    /// </summary>
    public string? Promotion { get; init; }

    /// <summary>What the provider has taken the message for, where it says so; null for words that it leaves to us.</summary>
    public ProviderKeyword? Keyword { get; init; }

    /// <summary>
    /// Whether the guest opened the chat by a link or a button that says so, whatever the words: someone who opted out is back.
    /// </summary>
    public bool OpensChat { get; init; }

    /// <summary>The guest's profile name where the channel gives one.</summary>
    public string? GuestName { get; init; }

    /// <summary>
    /// The language of the guest's application, two letters, where the channel tells: a hint until they have written in one.
    /// </summary>
    public string? GuestLanguage { get; init; }

    /// <summary>With what it can be answered once, soon; null where the channel has no such thing, or it has run out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReplyToken? ReplyToken { get; init; }

    /// <summary>
    /// Further ids of the same guest on this channel, most lasting first. WhatsApp may give a business-scoped id beside
    /// or instead of the number; whichever was seen first keeps the conversation.
    /// </summary>
    public IReadOnlyList<string> GuestAliases { get; init; } = [];
}
