using HotelConcierge.Conversations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace HotelConcierge.Functions.Conversations;

/// <summary>Keeps what guests wished, for the other channels of their network. Their own conversation knows it already.</summary>
public sealed class OptOutFunctions(OptOuts optOuts)
{
    // Who wants to be left alone must not depend on a store that was away.
    [Function(nameof(KeepWish))]
    public static Task KeepWish([OrchestrationTrigger] TaskOrchestrationContext context, OptOutChange change) =>
        context.CallActivityAsync(nameof(WriteWish), change, PatientWrites.Options);

    [Function(nameof(WriteWish))]
    public Task WriteWish([ActivityTrigger] OptOutChange change, CancellationToken cancellationToken) =>
        optOuts.RecordAsync(change, cancellationToken);
}
