using HotelConcierge.Conversations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace HotelConcierge.Functions.Conversations;

/// <summary>Notes conversations in the index by which they are let go.</summary>
public sealed class SilenceFunctions(SilentConversations silent)
{
    // A conversation that is never noted is never erased.
    [Function(nameof(NoteSilence))]
    public static Task NoteSilence([OrchestrationTrigger] TaskOrchestrationContext context, SilenceNote note) =>
        context.CallActivityAsync(nameof(WriteSilence), note, PatientWrites.Options);

    [Function(nameof(WriteSilence))]
    public Task WriteSilence([ActivityTrigger] SilenceNote note, CancellationToken cancellationToken) =>
        silent.NoteAsync(note, cancellationToken);
}
