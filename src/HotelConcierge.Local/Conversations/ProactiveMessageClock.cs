using HotelConcierge.ProactiveMessages;

namespace HotelConcierge.Local.Conversations;

/// <summary>Looks every few minutes for what is due to be said unasked.</summary>
internal sealed class ProactiveMessageClock(ProactiveMessageSchedule schedule, FirstLook first, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(ProactiveMessageSchedule.Interval, clock);
        try
        {
            await Task.Delay(first.After, clock, stoppingToken);
            do
                await schedule.SendDueAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; what is due is so at the next start.
        }
    }
}
