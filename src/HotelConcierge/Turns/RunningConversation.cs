using System.Collections.Immutable;
using HotelConcierge.Conversations;
using HotelConcierge.Media;
using HotelConcierge.Messages;

namespace HotelConcierge.Turns;

/// <summary>What a turn takes over from its conversation at its beginning.</summary>
/// <param name="AssistantName">The assistant that the guest asked for; null for none.</param>
/// <param name="GuestName">The guest's profile name on the channel, where it gives one.</param>
internal sealed record RunningConversation(
    ConversationAddress Address,
    IReadOnlyList<KeptMessage> Messages,
    string? AssistantName,
    string? GuestName)
{
    /// <summary>What the turn is to say, when it is a proactive message's.</summary>
    public ProactiveMessageRequest? ProactiveMessage { get; init; }

    /// <summary>What it answers, when it is an emergency's.</summary>
    public Emergency? Emergency { get; init; }

    /// <summary>The channel's ids of messages to erase, when that is what it does.</summary>
    public ImmutableList<string> Revoked { get; init; } = [];

    /// <summary>The language of the guest's application; null where the channel does not tell.</summary>
    public string? GuestLanguage { get; init; }

    /// <summary>The files of the messages that the model is shown or told of.</summary>
    public ImmutableList<GuestFile> Files { get; init; } = [];

    /// <summary>The keys of what is said about the files of which nothing came.</summary>
    public ImmutableList<string> FileTroubles { get; init; } = [];

    /// <summary>What was understood of the recordings among the messages.</summary>
    public ImmutableList<string> Spoken { get; init; } = [];

    /// <summary>
    /// With what the guest's last message can be answered once, where the channel has such a thing: it is good for longest, and a channel
    /// may void those before it.
    /// </summary>
    public ReplyToken? Reply { get; init; }

    /// <summary>What the messages reply to, as far as they do.</summary>
    public ImmutableList<Quotation> Quotations { get; init; } = [];

    /// <summary>What happened at the desk, when that is what the guest is told.</summary>
    public DeskMatter? Desk { get; init; }

    /// <summary>What somebody wrote on the hotel's own phone, when that is what is written down.</summary>
    public StaffEcho? Echo { get; init; }

    /// <summary>The case of the people who look after the guest; null for none.</summary>
    public string? Case { get; init; }

    /// <summary>When the guest last wrote; null for never.</summary>
    public DateTimeOffset? LastHeardAt { get; init; }

    /// <summary>Reads it from the conversation as last stored.</summary>
    /// <returns>
    /// Null when the stored state does not show this turn: it is over, or not to be seen yet. A durable entity hands out its
    /// effects a moment before its new state can be read, after a crash a minute; deciding on the older state would lose what the
    /// guest wrote.
    /// </returns>
    public static async Task<RunningConversation?> FindAsync(
        IConversations conversations,
        TurnStart turn,
        CancellationToken cancellationToken)
    {
        var conversation = await conversations.ReadAsync(turn.Conversation, cancellationToken);
        return conversation is { Running: { } running, Address: { } address } && running.Start.TurnId == turn.TurnId
            ? new(address, running.Messages, conversation.Assistant, conversation.GuestName)
            {
                ProactiveMessage = running.ProactiveMessage,
                Emergency = running.Emergency,
                Revoked = running.Revoked ?? [],
                Desk = running.Desk,
                Echo = running.Echo,
                Case = conversation.Case,
                LastHeardAt = conversation.LastHeardAt,
                GuestLanguage = conversation.GuestLanguage,
                Reply = running.Reply ?? (running.Messages is [.., var last] ? last.Message.ReplyToken : null),
            }
            : null;
    }
}
