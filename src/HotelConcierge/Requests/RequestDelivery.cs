using HotelConcierge.Alerts;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Requests;

/// <summary>
/// Tells staff of what was noted: at once where that takes no time, and each receiver again and again until they took it. What nobody
/// takes stays in the list.
/// </summary>
public sealed partial class RequestDelivery(
    GuestRequests requests, RequestCatalog hotels, IEnumerable<IStaffRequests> staff, TimeProvider clock, ILogger<RequestDelivery> log)
{
    /// <summary>How often a host asks for <see cref="SendDueAsync"/>.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(2);

    /// <summary>So long a guest's answer may wait for it.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>After so many failures in a row a receiver is taken to be down until the next look.</summary>
    private const int MostFailures = 3;

    /// <summary>
    /// Sends whatever was noted to whoever has not taken it yet, the oldest first. One who does not take it keeps the others from
    /// nothing. May run twice, or late.
    /// </summary>
    public async Task SendDueAsync(CancellationToken cancellationToken)
    {
        var receivers = FindReceivers();
        if (receivers.Count == 0)
            return;
        var open = new List<NotedRequest>();
        foreach (var plan in hotels.All)
        {
            await foreach (var noted in requests.OpenAsync(plan.Hotel.Key, cancellationToken))
                open.Add(noted);
        }

        open.Sort((one, other) => one.Request.At.CompareTo(other.Request.At));
        await Task.WhenAll(receivers.Select(receiver => SendAllAsync(receiver, open, cancellationToken)));
    }

    /// <summary>One try beside a guest's answer, which it delays by no more than <see cref="Patience"/>.</summary>
    internal async Task TryNowAsync(NotedRequest noted, CancellationToken cancellationToken)
    {
        var receivers = FindReceivers();
        if (receivers.Count == 0)
            return;
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await Task.WhenAll(receivers.Select(receiver => TrySendAsync(receiver, noted, either.Token)));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Slow(log, noted.Request.Id);
        }
    }

    private List<Receiver> FindReceivers() => [.. staff.SelectMany(way => way.Receivers.Select(name => new Receiver(way, name)))];

    private async Task SendAllAsync(Receiver receiver, List<NotedRequest> open, CancellationToken cancellationToken)
    {
        var failures = 0;
        foreach (var noted in open.Where(noted => !noted.Told.Contains(receiver.Name, StringComparer.Ordinal)))
        {
            failures = await TrySendAsync(receiver, noted, cancellationToken) ? 0 : failures + 1;
            if (failures == MostFailures)
                return;
        }
    }

    private async Task<bool> TrySendAsync(Receiver receiver, NotedRequest noted, CancellationToken cancellationToken)
    {
        try
        {
            await receiver.Way.SendAsync(receiver.Name, StaffRequest.Of(noted), cancellationToken);
            await requests.MarkToldAsync(noted.Request.Hotel, noted.Request.Id, receiver.Name, cancellationToken);
            return true;
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            var why = trouble is HttpRequestException or MailException ? trouble.Message : "";
            Log.NotTaken(log, noted.Request.Id, receiver.Name, trouble.GetType().Name, why);
            return false;
        }
    }

    private readonly record struct Receiver(IStaffRequests Way, string Name);

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Warning,
            "Request {Request} was not taken by staff's {Receiver} ({Trouble} {Why}); it is tried again, and listed at GET /api/requests")]
        public static partial void NotTaken(ILogger logger, string request, string receiver, string trouble, string why);

        [LoggerMessage(2, LogLevel.Information, "Request {Request}: not everybody of staff took it at once; it is tried again")]
        public static partial void Slow(ILogger logger, string request);
    }
}
