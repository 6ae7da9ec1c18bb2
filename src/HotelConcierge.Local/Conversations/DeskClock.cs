using HotelConcierge.Handoff;

namespace HotelConcierge.Local.Conversations;

/// <summary>Looks twice a minute for guests who wait for a person in vain, or do not write any more.</summary>
internal sealed partial class DeskClock(DeskSweep sweep, TimeProvider clock, ILogger<DeskClock> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(DeskSweep.Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await sweep.RunAsync(stoppingToken);
                }
                catch (Exception trouble) when (trouble is not OperationCanceledException)
                {
                    // Nothing is lost by trying again at the next look.
                    Log.Failed(log, trouble);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; what is due is so at the next start.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Cases could not be looked through; trying again at the next look")]
        public static partial void Failed(ILogger logger, Exception trouble);
    }
}
