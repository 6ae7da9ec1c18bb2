using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;

namespace HotelConcierge.Functions.Conversations;

/// <summary>
/// The conversations of this host, for as long as one function call lasts: Functions hands the durable client to each call.
/// </summary>
public sealed class DurableConversations : IConversations
{
    private DurableTaskClient? _client;

    private DurableEntityClient Entities =>
        _client?.Entities ?? throw new InvalidOperationException("This function has handed over no durable client.");

    /// <summary>Takes the client of this call. The first statement of every function that reads or signals conversations.</summary>
    public DurableConversations Use(DurableTaskClient client)
    {
        _client = client;
        return this;
    }

    public Task SignalAsync(ConversationId conversation, ConversationEvent happened, CancellationToken cancellationToken) =>
        Entities.SignalEntityAsync(
            ConversationEntity.IdOf(conversation),
            nameof(ConversationEntity.Apply),
            new ConversationSignal(happened),
            cancellation: cancellationToken);

    public async Task<ConversationState?> ReadAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        var entity = await Entities.GetEntityAsync<ConversationState>(
            ConversationEntity.IdOf(conversation),
            includeState: true,
            cancellationToken);
        return entity is { IncludesState: true } ? entity.State : null;
    }
}
