using HotelConcierge.Conversations;
using HotelConcierge.Messages;

namespace HotelConcierge.Tests.Conversations;

/// <summary>Conversations that stand still: they show the states they were given and write down what they are told.</summary>
internal sealed class RecordedConversations : IConversations
{
    public Dictionary<ConversationId, ConversationState> States { get; } = [];

    public List<(ConversationId Conversation, ConversationEvent Happened)> Signals { get; } = [];

    /// <summary>Conversations that cannot be read.</summary>
    public HashSet<ConversationId> Unreadable { get; } = [];

    public Task SignalAsync(ConversationId conversation, ConversationEvent happened, CancellationToken cancellationToken)
    {
        Signals.Add((conversation, happened));
        return Task.CompletedTask;
    }

    public Task<ConversationState?> ReadAsync(ConversationId conversation, CancellationToken cancellationToken) =>
        Unreadable.Contains(conversation)
            ? Task.FromException<ConversationState?>(new InvalidOperationException("unreadable"))
            : Task.FromResult(States.GetValueOrDefault(conversation));
}
