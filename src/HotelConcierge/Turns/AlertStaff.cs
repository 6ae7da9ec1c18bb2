using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Orchestration;
using HotelConcierge.Safety;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Turns;

/// <summary>
/// Tells staff that the guest may be in danger: counted and logged always, and posted where there is somebody to tell. An exception
/// means that nobody took it yet.
/// </summary>
public sealed partial class AlertStaff(
    IStaffAlerts alerts, TurnStore turns, ConciergeTelemetry telemetry, TimeProvider clock, ILogger<AlertStaff> log)
    : IActivity<TurnStart, StaffAlerted>
{
    private const string Forgotten = "unknown";

    public async Task<StaffAlerted> RunAsync(TurnStart input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await turns.IsAlertedAsync(input, cancellationToken))
            return new(IsTaken: true);

        // Who was forgotten meanwhile may still be in danger; what staff cannot be told any more is left out.
        var brief = await turns.FindBriefAsync(input, cancellationToken);
        var kind = brief?.Danger ?? (await turns.FindAnswerAsync(input, round: 0, cancellationToken))?.Danger;
        var channel = input.Conversation.Channel.Value;
        if (alerts.ReachAnybody)
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
            await alerts.SendAsync(alert, cancellationToken);
        }

        Log.InDanger(log, input.Conversation.Value, kind?.ToString() ?? Forgotten, alerts.ReachAnybody);
        telemetry.GuestInDanger(input.Conversation.Channel, kind?.ToString() ?? Forgotten);
        await turns.KeepAlertedAsync(input, cancellationToken);
        return new(alerts.ReachAnybody);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Conversation {Conversation}: a guest may be in danger ({Kind}); staff alerted: {Alerted}")]
        public static partial void InDanger(ILogger logger, string conversation, string kind, bool alerted);
    }
}
