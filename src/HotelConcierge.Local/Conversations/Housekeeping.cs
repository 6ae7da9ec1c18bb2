using HotelConcierge.Conversations;
using HotelConcierge.Local.Engine;
using HotelConcierge.Local.Storage;

namespace HotelConcierge.Local.Conversations;

/// <summary>
/// Once an hour: erases what is kept about guests who have not written for <c>Conversation__Retention</c>, and forgets
/// conversations and turns of so long ago that no provider repeats their messages.
/// </summary>
internal sealed partial class Housekeeping(
    SqliteConversations conversations,
    Retention retention,
    TurnEngine engine,
    SqliteDatabase database,
    FirstLook first,
    TimeProvider clock,
    ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Does it now.</summary>
    public async Task TidyAsync(CancellationToken cancellationToken)
    {
        var silent = await conversations.SilentAsync(retention.SilentSince, retention.ForgottenSince, cancellationToken);
        await retention.EraseAsync(silent, cancellationToken);
        await engine.PurgeAsync(retention.TurnsOverBefore, cancellationToken);

        // Whatever went, or was replaced, since an hour ago: what is over is let go in many places, and none has to remember this.
        database.EmptyLog();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            await Task.Delay(first.After, clock, stoppingToken);
            do
            {
                try
                {
                    await TidyAsync(stoppingToken);
                }
                catch (Exception trouble) when (trouble is not OperationCanceledException)
                {
                    // Nothing is lost by trying again in an hour.
                    Log.Failed(log, trouble);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Old conversations could not be erased; trying again in an hour")]
        public static partial void Failed(ILogger logger, Exception trouble);
    }
}
