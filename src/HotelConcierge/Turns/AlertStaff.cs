using HotelConcierge.Alerts;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Orchestration;
using HotelConcierge.Safety;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Turns;

/// <summary>
/// Tells staff that the guest may be in danger: counted and logged always, and each receiver told where there are any. An exception
/// means that one of them did not take it yet; those who did are not told again.
/// </summary>
public sealed partial class AlertStaff(
    IEnumerable<IStaffAlerts> alerts, TurnStore turns, ConciergeTelemetry telemetry, TimeProvider clock, ILogger<AlertStaff> log)
    : IActivity<TurnStart, StaffAlerted>
{
    private const string Forgotten = "unknown";

    /// <summary>Who reads the log and the metrics, in the place of a receiver; no way has one of that name.</summary>
    private const string Operator = "operator";

    public async Task<StaffAlerted> RunAsync(TurnStart input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await turns.IsAlertedAsync(input, cancellationToken))
            return new(IsTaken: true);

        // Who was forgotten meanwhile may still be in danger; what staff cannot be told any more is left out.
        var brief = await turns.FindBriefAsync(input, cancellationToken);
        var kind = brief?.Danger ?? (await turns.FindAnswerAsync(input, round: 0, cancellationToken))?.Danger;
        var channel = input.Conversation.Channel.Value;
        var receivers = alerts.SelectMany(way => way.Receivers.Select(receiver => (Way: way, Name: receiver))).ToList();
        if (!await turns.IsToldAsync(input, Operator, cancellationToken))
        {
            Log.InDanger(log, input.Conversation.Value, kind?.ToString() ?? Forgotten, receivers.Count > 0);
            telemetry.GuestInDanger(input.Conversation.Channel, kind?.ToString() ?? Forgotten);
            await turns.KeepToldAsync(input, Operator, cancellationToken);
        }

        if (receivers.Count > 0)
        {
            var alert = new StaffAlert(
                input.TurnId,
                kind?.ToString() ?? Forgotten,
                brief?.Assistant ?? Forgotten,
                channel,
                input.Conversation.Value,
                brief?.Address.Guest,
                clock.GetUtcNow(),
                $"A guest on {channel} may be in danger ({kind?.ToString() ?? Forgotten}). "
                    + "They were told whom to call. Please call them back now.");
            await Task.WhenAll(receivers.Select(receiver => TellAsync(input, receiver.Way, receiver.Name, alert, cancellationToken)));
        }

        await turns.KeepAlertedAsync(input, cancellationToken);
        return new(receivers.Count > 0);
    }

    private async Task TellAsync(
        TurnStart turn, IStaffAlerts way, string receiver, StaffAlert alert, CancellationToken cancellationToken)
    {
        if (await turns.IsToldAsync(turn, receiver, cancellationToken))
            return;
        try
        {
            await way.SendAsync(receiver, alert, cancellationToken);
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            // Of several that fail the host logs one.
            var why = trouble is HttpRequestException or MailException ? trouble.Message : "";
            Log.NotTaken(log, turn.Conversation.Value, receiver, trouble.GetType().Name, why);
            throw;
        }

        await turns.KeepToldAsync(turn, receiver, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Conversation {Conversation}: a guest may be in danger ({Kind}); staff to alert: {Alerted}")]
        public static partial void InDanger(ILogger logger, string conversation, string kind, bool alerted);

        [LoggerMessage(2, LogLevel.Warning, "Conversation {Conversation}: the alert was not taken by staff's {Receiver} ({Trouble} {Why})")]
        public static partial void NotTaken(ILogger logger, string conversation, string receiver, string trouble, string why);
    }
}
