using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HotelConcierge.Messages;
using HotelConcierge.Safety;

namespace HotelConcierge.Conversations;

/// <summary>Who answers in a conversation.</summary>
public enum ConversationMode
{
    Bot,
    Queued,
    WithPerson,
    Closed,
    OptedOut,
}

/// <summary>
/// All that a conversation remembers about itself. The inbox is part of it: a message is safe as soon as this is stored.
/// Stored as JSON by both hosts; properties are added with defaults, never renamed.
/// </summary>
public sealed record ConversationState
{
    /// <summary>Where replies go: the address of the guest's last message. Null before the first and after "forget me".</summary>
    public ConversationAddress? Address { get; init; }

    public string? GuestName { get; init; }

    /// <summary>The language of the guest's application, where the channel tells.</summary>
    public string? GuestLanguage { get; init; }

    /// <summary>
    /// The assistant that the guest asked for last; null for the one that the address leads to. May name none that exists.
    /// </summary>
    public string? Assistant { get; init; }

    public ConversationMode Mode { get; init; }

    /// <summary>
    /// When the guest last opted out or came back, by this channel or by another that this conversation has heard of; null for never, and
    /// for who opted out before it was kept.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? WishedAt { get; init; }

    /// <summary>
    /// Of who is opted out: whether only the channel said so, as after a block, and not the guest. False in conversations of before it
    /// was kept.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsOutByChannel { get; init; }

    /// <summary>Messages that no turn has taken yet, oldest first.</summary>
    public ImmutableList<KeptMessage> Inbox { get; init; } = [];

    /// <summary>Fixed answers to commands that wait for the running turn to end.</summary>
    public ImmutableList<PendingCommand> Commands { get; init; } = [];

    /// <summary>The turn that is running, at most one.</summary>
    public RunningTurn? Running { get; init; }

    /// <summary>How many turns were started.</summary>
    public long Turns { get; init; }

    /// <summary>
    /// The provider's ids of messages seen in the last <see cref="Conversation.DuplicatesKeptFor"/>, and of those taken back.
    /// </summary>
    public ImmutableDictionary<string, DateTimeOffset> Seen { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>What the last messages said, of a channel on which guests can change them; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableList<HeardText>? Heard { get; init; }

    /// <summary>When the timer asked for last will fire; null when none is out.</summary>
    public DateTimeOffset? TimerDueAt { get; init; }

    /// <summary>When the guest last wrote.</summary>
    public DateTimeOffset? LastHeardAt { get; init; }

    /// <summary>When we last had something to say by ourselves. Stored under its first name.</summary>
    [JsonPropertyName("lastNoticeAt")]
    public DateTimeOffset? LastProactiveAt { get; init; }

    /// <summary>When the guest last was in danger; null for never, and after "forget me".</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LastEmergency? LastEmergency { get; init; }

    /// <summary>The case of the people who look after the guest; null for none. It may be open while the concierge answers.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Case { get; init; }

    /// <summary>Whether the guest, while they wait for a person, was last offered to go on with the concierge.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool OffersConcierge { get; init; }

    /// <summary>The last <see cref="ConversationEvent.Probed"/>; null for every conversation with a guest.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ProbedAt { get; init; }

    /// <summary>When it last had to do with the guest, from which on it is kept; null for one that knows nobody.</summary>
    [JsonIgnore]
    public DateTimeOffset? LastActiveAt => LastProactiveAt > LastHeardAt || LastHeardAt is null ? LastProactiveAt : LastHeardAt;

    /// <summary>Whether it remembers nothing: a host keeps nothing of it, as of a conversation nobody has begun.</summary>
    [JsonIgnore]
    public bool IsBlank =>
        Mode is ConversationMode.Bot
        && Running is null
        && Inbox.IsEmpty
        && Commands.IsEmpty
        && Seen.IsEmpty
        && Case is null
        && LastActiveAt is null
        && ProbedAt is null;
}

/// <summary>A guest's message and when it was kept.</summary>
/// <param name="TraceParent">Of the webhook that brought it.</param>
public sealed record KeptMessage(InboundMessage Message, DateTimeOffset KeptAt, string? TraceParent = null);

/// <summary>A command's answer, named by the message that gave it.</summary>
/// <param name="Language">Of the command's own words; null when many languages share them.</param>
/// <param name="TraceParent">Of the webhook that brought it.</param>
public sealed record PendingCommand(string MessageId, TurnKind Kind, string? Language, string? TraceParent = null)
{
    /// <summary>What is to be said, when it is a proactive message. Stored under its first name.</summary>
    [JsonPropertyName("notice")]
    public ProactiveMessageRequest? ProactiveMessage { get; init; }

    /// <summary>The message that told of danger, when it is an emergency.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Emergency? Emergency { get; init; }

    /// <summary>With what the command can be answered, where the channel has such a thing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReplyToken? Reply { get; init; }

    /// <summary>The channel's ids of messages that the guest took back, when those are to be erased.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableList<string>? Revoked { get; init; }

    /// <summary>What happened at the desk, when that is what the guest is told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DeskMatter? Desk { get; init; }

    /// <summary>What somebody wrote on the hotel's own phone, when that is what is written down.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StaffEcho? Echo { get; init; }
}

/// <summary>A message that told of danger.</summary>
/// <param name="IsAgain">Whether the guest was told what to do a moment before, so that the numbers are enough and staff know.</param>
public sealed record Emergency(SafetyKind Kind, KeptMessage Message, bool IsAgain);

/// <summary>When a guest was last told what to do.</summary>
/// <param name="Kind">In what danger.</param>
public sealed record LastEmergency(SafetyKind Kind, DateTimeOffset At);

/// <summary>The turn that is running, with the messages it answers.</summary>
/// <param name="Interrupted">Its answer is no longer wanted: nothing more of it may be sent.</param>
public sealed record RunningTurn(TurnStart Start, ImmutableList<KeptMessage> Messages, bool Interrupted)
{
    /// <summary>What it is to say, when it is a proactive message's. Stored under its first name.</summary>
    [JsonPropertyName("notice")]
    public ProactiveMessageRequest? ProactiveMessage { get; init; }

    /// <summary>What it answers, when it is an emergency's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Emergency? Emergency { get; init; }

    /// <summary>With what a command can be answered, where the channel has such a thing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReplyToken? Reply { get; init; }

    /// <summary>The channel's ids of messages that it erases, when it does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableList<string>? Revoked { get; init; }

    /// <summary>What happened at the desk, when that is what the guest is told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DeskMatter? Desk { get; init; }

    /// <summary>What somebody wrote on the hotel's own phone, when that is what is written down.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StaffEcho? Echo { get; init; }
}
