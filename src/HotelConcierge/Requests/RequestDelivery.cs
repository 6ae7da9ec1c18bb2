using Microsoft.Extensions.Logging;

namespace HotelConcierge.Requests;

/// <summary>
/// Tells staff of what was noted: at once where that takes no time, and again and again until it was taken. What nobody takes stays in the
/// list.
/// </summary>
public sealed partial class RequestDelivery(
    GuestRequests requests, RequestCatalog hotels, IStaffRequests staff, TimeProvider clock, ILogger<RequestDelivery> log)
{
    /// <summary>How often a host asks for <see cref="SendDueAsync"/>.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(2);

    /// <summary>So long a guest's answer may wait for it.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>After so many failures in a row the receiver is taken to be down until the next look.</summary>
    private const int MostFailures = 3;

    /// <summary>Sends whatever was noted and not taken yet, the oldest first. May run twice, or late.</summary>
    public async Task SendDueAsync(CancellationToken cancellationToken)
    {
        if (!staff.ReachAnybody)
            return;
        foreach (var plan in hotels.All)
        {
            var due = new List<NotedRequest>();
            await foreach (var noted in requests.OpenAsync(plan.Hotel.Key, cancellationToken))
            {
                if (!noted.IsTold)
                    due.Add(noted);
            }

            var failures = 0;
            foreach (var noted in due.OrderBy(noted => noted.Request.At))
            {
                failures = await TrySendAsync(noted, cancellationToken) ? 0 : failures + 1;
                if (failures == MostFailures)
                    return;
            }
        }
    }

    /// <summary>One try beside a guest's answer, which it delays by no more than <see cref="Patience"/>.</summary>
    internal async Task TryNowAsync(NotedRequest noted, CancellationToken cancellationToken)
    {
        if (!staff.ReachAnybody)
            return;
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await TrySendAsync(noted, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Slow(log, noted.Request.Id);
        }
    }

    private async Task<bool> TrySendAsync(NotedRequest noted, CancellationToken cancellationToken)
    {
        try
        {
            await staff.SendAsync(StaffRequest.Of(noted), cancellationToken);
            await requests.MarkToldAsync(noted.Request.Hotel, noted.Request.Id, cancellationToken);
            return true;
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotTaken(log, noted.Request.Id, trouble.GetType().Name, (trouble as HttpRequestException)?.Message ?? "");
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Warning,
            "Request {Request} was not taken by Requests__WebhookUrl ({Trouble} {Why}); it is tried again, and listed at GET /api/requests"
        )]
        public static partial void NotTaken(ILogger logger, string request, string trouble, string why);

        [LoggerMessage(2, LogLevel.Information, "Request {Request}: Requests__WebhookUrl did not answer at once; it is tried again")]
        public static partial void Slow(ILogger logger, string request);
    }
}
