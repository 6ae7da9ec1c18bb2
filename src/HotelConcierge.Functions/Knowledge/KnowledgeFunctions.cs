using HotelConcierge.Knowledge;
using Microsoft.Azure.Functions.Worker;

namespace HotelConcierge.Functions.Knowledge;

/// <summary>Reads changed documents by the clock; a question that comes sooner looks by itself.</summary>
public sealed class KnowledgeFunctions(KnowledgeRefresh knowledge)
{
    /// <summary>Every five minutes, on one of the instances; what it makes of new documents is kept for all.</summary>
    [Function(nameof(RefreshKnowledge))]
    public Task RefreshKnowledge([TimerTrigger("0 2/5 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        knowledge.RefreshAsync(cancellationToken);
}
