using HotelConcierge.Conversations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace HotelConcierge.Functions.Conversations;

/// <summary>Notes conversations in the index by which they are let go.</summary>
public sealed class SilenceFunctions(SilentConversations silent)
{
    // For days: a conversation that is never noted is never erased.
    private static readonly RetryPolicy Patient = new(
        maxNumberOfAttempts: 100,
        firstRetryInterval: TimeSpan.FromSeconds(5),
        backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromHours(1));

    [Function(nameof(NoteSilence))]
    public static Task NoteSilence([OrchestrationTrigger] TaskOrchestrationContext context, SilenceNote note) =>
        context.CallActivityAsync(nameof(WriteSilence), note, TaskOptions.FromRetryPolicy(Patient));

    [Function(nameof(WriteSilence))]
    public Task WriteSilence([ActivityTrigger] SilenceNote note, CancellationToken cancellationToken) =>
        silent.NoteAsync(note, cancellationToken);
}
