using HotelConcierge.Conversations;
using HotelConcierge.Functions.Conversations;
using HotelConcierge.Handoff;
using HotelConcierge.ProactiveMessages;
using HotelConcierge.Turns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;

namespace HotelConcierge.Functions.Operations;

/// <summary>What is done by the clock. Each may run twice, or late.</summary>
public sealed class HousekeepingFunctions(
    Retention retention,
    SilentConversations silent,
    BrokenTurns brokenTurns,
    ProactiveMessageSchedule schedule,
    DeskSweep desk,
    DurableConversations conversations,
    TimeProvider clock)
{
    private static readonly OrchestrationRuntimeStatus[] Broken =
    [
        OrchestrationRuntimeStatus.Failed,
        OrchestrationRuntimeStatus.Terminated,
    ];

    private static readonly OrchestrationRuntimeStatus[] Unfinished =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    // Never without statuses: an entity is an orchestration too, one that runs for ever, and a purge would take its state.
    private static readonly OrchestrationRuntimeStatus[] Over = [OrchestrationRuntimeStatus.Completed, .. Broken];

    /// <summary>Every five minutes, as <see cref="BrokenTurns.Interval"/> says.</summary>
    [Function(nameof(FindBrokenTurns))]
    public async Task FindBrokenTurns(
        [TimerTrigger("0 */5 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        conversations.Use(client);
        var now = clock.GetUtcNow();
        var brokeOff = new OrchestrationQuery(CreatedFrom: now - BrokenTurns.LooksBackFor, Statuses: Broken);
        var slow = new OrchestrationQuery(
            CreatedFrom: now - BrokenTurns.LooksBackFor,
            CreatedTo: now - BrokenTurns.TooLong,
            Statuses: Unfinished);
        foreach (var query in new[] { brokeOff, slow })
        {
            await foreach (var turn in client.GetAllInstancesAsync(query).WithCancellation(cancellationToken))
            {
                if (turn.Name == TurnOrchestration.Name)
                    await brokenTurns.LookAtAsync(
                        new(turn.InstanceId, turn.IsCompleted, turn.CreatedAt, turn.LastUpdatedAt),
                        cancellationToken);
            }
        }
    }

    /// <summary>Every four minutes, as <see cref="ProactiveMessageSchedule.Interval"/> says: what is due to be said unasked.</summary>
    [Function(nameof(SendDueProactiveMessages))]
    public Task SendDueProactiveMessages(
        [TimerTrigger("0 */4 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        conversations.Use(client);
        return schedule.SendDueAsync(cancellationToken);
    }

    /// <summary>
    /// Twice a minute, as <see cref="DeskSweep.Interval"/> says: guests who wait for a person in vain, or do not write any more.
    /// </summary>
    [Function(nameof(LookAfterDesk))]
    public Task LookAfterDesk(
        [TimerTrigger("*/30 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        conversations.Use(client);
        return desk.RunAsync(cancellationToken);
    }

    /// <summary>Every hour: erases what is kept about conversations that have been silent for longer than is promised.</summary>
    [Function(nameof(EraseSilentConversations))]
    public Task EraseSilentConversations(
        [TimerTrigger("0 17 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        conversations.Use(client);
        return retention.EraseAsync(silent, cancellationToken);
    }

    /// <summary>
    /// Every night: takes away the empty shells of conversations that were let go. It reads every conversation there is, which
    /// nothing waits for, so it is not done every hour. What it does not manage is left to the next night.
    /// </summary>
    [Function(nameof(CleanConversationStorage))]
    public async Task CleanConversationStorage(
        [TimerTrigger("0 33 3 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        await client.Entities.CleanEntityStorageAsync(
            new CleanEntityStorageRequest { RemoveEmptyEntities = true, ReleaseOrphanedLocks = false },
            continueUntilComplete: true,
            cancellationToken);

    /// <summary>
    /// Every hour: lets go of the histories of turns that nobody asks about any more. What it does not manage is left to the next
    /// hour.
    /// </summary>
    /// <remarks>The Functions host fails on a purge that names no beginning.</remarks>
    [Function(nameof(PurgeTurnHistories))]
    public Task PurgeTurnHistories(
        [TimerTrigger("0 47 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        client.PurgeAllInstancesAsync(
            new PurgeInstancesFilter(DateTimeOffset.UnixEpoch, retention.TurnsOverBefore, Over) { Timeout = TimeSpan.FromMinutes(2) },
            cancellationToken);
}
