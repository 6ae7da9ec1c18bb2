using HotelConcierge.Messages;

namespace HotelConcierge.Conversations;

/// <summary>What an operator sees of a conversation: nothing of what was said, and by whom.</summary>
/// <param name="Running">The id of the turn that is running.</param>
/// <param name="Waiting">Messages and commands that wait for a turn.</param>
/// <param name="Turns">How many turns were started.</param>
/// <param name="Assistant">The assistant that the guest asked for last; null for the one that the address leads to.</param>
public sealed record ConversationSummary(string Id, string Mode, string? Running, int Waiting, long Turns, string? Assistant = null)
{
    /// <summary>Reads the conversation's summary; null when nothing was ever heard of it.</summary>
    public static async Task<ConversationSummary?> ReadAsync(IConversations conversations, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversations);
        return await conversations.ReadAsync(new ConversationId(id), cancellationToken) is { } state
            ? new(
                id,
                state.Mode.ToString(),
                state.Running?.Start.TurnId,
                state.Inbox.Count + state.Commands.Count,
                state.Turns,
                state.Assistant)
            : null;
    }
}
