using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Orchestration;
using HotelConcierge.Sending;

namespace HotelConcierge.Turns;

/// <content>How a turn gives its guest to people, and tells people of what it did.</content>
public static partial class TurnOrchestration
{
    /// <summary>
    /// So often a desk is asked whether it takes a case: more often than it can be within <see cref="HandOff.Patience"/>.
    /// </summary>
    private const int MostAsks = 100;

    /// <summary>
    /// Gives the guest to people, after they have the answer. Where nobody can be reached the guest is told, and the concierge stays.
    /// </summary>
    /// <returns>The case's id; null when there is none.</returns>
    private static async Task<string?> HandOffAsync(
        ITurnContext context, TurnStart turn, TurnOutcome outcome, Task interrupted, Progress progress)
    {
        var isInDanger = progress.AlertsStaff || turn.Kind is TurnKind.Emergency;

        // Where people answer the turn itself says nothing, so that it ends as one that was stopped.
        var isForPeople = progress.IsForPeople && !interrupted.IsCompleted;
        if (!progress.MayHandOff || (outcome is TurnOutcome.Stopped && !isForPeople)
            || !(progress.HandsOff || isInDanger || isForPeople || outcome is TurnOutcome.Apologised))
            return null;
        var step = new HandOffStep(turn, outcome, progress.HandsOff, isInDanger) { IsForPeople = isForPeople };
        for (var attempt = 1; ; attempt++)
        {
            var done = await AskPeopleAsync(context, step, attempt);
            if (done.Verdict is HandOffVerdict.NotYet)
            {
                await context.CreateTimerAsync(context.CurrentTime + done.Wait, CancellationToken.None);
                continue;
            }

            if (done.Notice < 0)
                await TrySendOneAsync(context, new(turn, done.Notice, Try: 1), interrupted);
            return done.Verdict is HandOffVerdict.Opened ? done.Case : null;
        }
    }

    private static async Task<HandOffDone> AskPeopleAsync(ITurnContext context, HandOffStep step, int attempt)
    {
        var failed = new HandOffDone(HandOffVerdict.Failed, Notice: step.Asked || step.IsForPeople ? ChunkRef.NotReached : 0);
        try
        {
            // The step itself gives up long before; this is for one that cannot tell the time.
            return attempt > MostAsks ? failed : await context.CallActivityAsync(TurnActivities.HandOff, step);
        }
        catch (ActivityFailedException)
        {
            // The host has logged every try. Whoever asked for a person is told, and is not left with nobody.
            return failed;
        }
    }

    private static async Task TellDeskAsync(ITurnContext context, DeskReport report)
    {
        try
        {
            await context.CallActivityAsync(TurnActivities.TellDesk, report);
        }
        catch (ActivityFailedException)
        {
            // What was said stands in the transcript, which people read; the host has logged each try to tell them.
        }
    }

    /// <summary>How far the turn has come.</summary>
    private sealed class Progress
    {
        /// <summary>Whether there is a plan.</summary>
        public bool HasBegun { get; set; }

        /// <summary>Whether staff are to be alerted.</summary>
        public bool AlertsStaff { get; set; }

        /// <summary>Whether people may be asked to look after the guest.</summary>
        public bool MayHandOff { get; set; }

        /// <summary>Whether people answer where the guest has written.</summary>
        public bool IsForPeople { get; set; }

        /// <summary>Whether people are told of the turn.</summary>
        public bool TellsDesk { get; set; }

        /// <summary>What the conversation does afterwards.</summary>
        public NextStep Next { get; set; }

        /// <summary>Whether a tool has said that people are to look after the guest.</summary>
        public bool HandsOff { get; set; }

        /// <summary>Whether a tool has said that the chat is over once the guest has the answer.</summary>
        public bool ClosesChat { get; set; }

        /// <summary>Whether the guest's language is looked into afterwards.</summary>
        public bool LearnsLanguage { get; set; }

        /// <summary>The alert that is on its way; null when there is none.</summary>
        public Task? Alert { get; set; }

        /// <summary>Tells a model loop that still runs that its answer is not wanted any more.</summary>
        public bool Unwanted { get; set; }
    }
}
