using HotelConcierge.Conversations;
using HotelConcierge.Orchestration;

namespace HotelConcierge.Turns;

/// <summary>The first steps of a turn whose messages have files. Pure, as all of <see cref="TurnOrchestration"/>.</summary>
internal static class TurnFileSteps
{
    /// <summary>Nobody waits longer for files than this; what is not there by then cannot be had.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Has the files fetched and read, side by side: the pictures of an album come together. Ends also when the turn is interrupted.
    /// </summary>
    public static async Task RunAsync(ITurnContext context, TurnStart turn, Task interrupted)
    {
        using var waiting = new CancellationTokenSource();
        var wanted = waiting.Token;
        var patience = context.CreateTimerAsync(context.CurrentTime + Patience, wanted);
        var files = Enumerable.Range(0, turn.Files).Select(place => TakeAsync(context, new(turn, place), wanted)).ToList();
        await Task.WhenAny(Task.WhenAll(files), patience, interrupted);
        waiting.Cancel();
    }

    /// <summary>Until it is done or not wanted any more: a timer that nobody waits for would keep the turn open.</summary>
    private static async Task TakeAsync(ITurnContext context, FileStep file, CancellationToken wanted)
    {
        try
        {
            for (var attempt = 1; attempt <= RetryPolicy.Patient.MaxAttempts; attempt++)
            {
                if (!(await context.CallActivityAsync(TurnActivities.TakeFile, file)).IsTooEarly || wanted.IsCancellationRequested)
                    return;
                await context.CreateTimerAsync(context.CurrentTime + RetryPolicy.Patient.DelayAfter(attempt), wanted);
            }
        }
        catch (ActivityFailedException)
        {
            // The host has logged every try. The guest is told that the file could not be had.
        }
        catch (OperationCanceledException) when (wanted.IsCancellationRequested)
        {
            // The turn has gone on without it.
        }
    }
}
