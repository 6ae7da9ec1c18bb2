using HotelConcierge.Forms;
using HotelConcierge.Requests;

namespace HotelConcierge.Local.Conversations;

/// <summary>Looks every few minutes for requests that staff were not told of yet, and for filled forms that were not taken.</summary>
internal sealed partial class RequestClock(
    RequestDelivery delivery, FormDelivery forms, FirstLook first, TimeProvider clock, ILogger<RequestClock> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RequestDelivery.Interval, clock);
        try
        {
            await Task.Delay(first.After, clock, stoppingToken);
            do
            {
                try
                {
                    await delivery.SendDueAsync(stoppingToken);
                    await forms.SendDueAsync(stoppingToken);
                }
                catch (Exception trouble) when (trouble is not OperationCanceledException)
                {
                    // Nothing is lost by trying again at the next look.
                    Log.Failed(log, trouble);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; what is due is so at the next start.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Requests could not be looked through; trying again at the next look")]
        public static partial void Failed(ILogger logger, Exception trouble);
    }
}
