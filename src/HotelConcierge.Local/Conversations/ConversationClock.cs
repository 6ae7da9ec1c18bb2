using HotelConcierge.Conversations;

namespace HotelConcierge.Local.Conversations;

/// <summary>Wakes conversations when the pause after a burst is over, also those whose time came while the host was down.</summary>
internal sealed partial class ConversationClock(SqliteConversations conversations, TimeProvider clock, ILogger<ConversationClock> log)
    : BackgroundService
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _set = new(0);

    public override void Dispose()
    {
        _set.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        conversations.TimerSet += WakeUp;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
                await SleepAsync(await WakeDueAsync(stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; timers that are out are in the database.
        }
        finally
        {
            conversations.TimerSet -= WakeUp;
        }
    }

    private void WakeUp(object? sender, EventArgs e) => _set.Release();

    private async Task<TimeSpan> WakeDueAsync(CancellationToken stoppingToken)
    {
        try
        {
            var now = clock.GetUtcNow();
            foreach (var due in await conversations.DueAsync(now, stoppingToken))
                await conversations.SignalAsync(due, new ConversationEvent.TimerFired(now), stoppingToken);
            var next = await conversations.NextTimerAsync(stoppingToken);
            return next is null ? LongestSleep : next.Value - clock.GetUtcNow();
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            // The store's trouble passes or is the operator's to mend; the timers are still in it.
            Log.CannotWake(log, trouble);
            return AfterTrouble;
        }
    }

    private async Task SleepAsync(TimeSpan time, CancellationToken stoppingToken)
    {
        if (time <= TimeSpan.Zero)
            return;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var timer = Task.Delay(time < LongestSleep ? time : LongestSleep, clock, enough.Token);
        await Task.WhenAny(timer, _set.WaitAsync(enough.Token));
        await enough.CancelAsync();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Conversations could not be woken; trying again")]
        public static partial void CannotWake(ILogger logger, Exception trouble);
    }
}
