using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Messages;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Turns;

/// <summary>A turn's orchestration as its engine sees it.</summary>
/// <param name="TurnId">Its instance id.</param>
/// <param name="IsOver">Whether it failed or was terminated; false while it runs.</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="ChangedAt">When it last went on or ended.</param>
public sealed record TurnInstanceState(string TurnId, bool IsOver, DateTimeOffset StartedAt, DateTimeOffset ChangedAt);

/// <summary>
/// Finds turns that broke off without telling their conversation, so that the guest's next message does not wait for ever,
/// and makes those known that run for too long. A turn that ends as it should has told its conversation itself.
/// </summary>
public sealed partial class BrokenTurns(
    IConversations conversations,
    ConciergeTelemetry telemetry,
    TimeProvider clock,
    ILogger<BrokenTurns> log)
{
    /// <summary>How often a host looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    /// <summary>A turn that broke off longer ago was found before.</summary>
    public static readonly TimeSpan LooksBackFor = TimeSpan.FromDays(1);

    /// <summary>Longer than any deadline; only a provider that asks us to wait can make a turn last so long.</summary>
    public static readonly TimeSpan TooLong = TimeSpan.FromMinutes(90);

    /// <summary>Looks at one turn that is running or broke off.</summary>
    public async Task LookAtAsync(TurnInstanceState turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var conversation = TurnIds.ConversationOf(turn.TurnId);
        var now = clock.GetUtcNow();
        if (!turn.IsOver)
        {
            if (now - turn.StartedAt < TooLong)
                return;
            Log.TooLong(log, turn.TurnId, now - turn.StartedAt);
            telemetry.TurnStuck(conversation.Channel, "slow");
            return;
        }

        var isWaitedFor = (await conversations.ReadAsync(conversation, cancellationToken))?.Running?.Start.TurnId == turn.TurnId;
        if (!isWaitedFor && now - turn.ChangedAt > Interval)
            return;
        Log.BrokeOff(log, turn.TurnId);
        telemetry.TurnStuck(conversation.Channel, "broken");
        if (isWaitedFor)
            await conversations.SignalAsync(
                conversation,
                new ConversationEvent.TurnEnded(turn.TurnId, NextStep.WaitForMessage, now),
                cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Turn {Turn} broke off; its conversation goes on without it")]
        public static partial void BrokeOff(ILogger logger, string turn);

        [LoggerMessage(2, LogLevel.Error, "Turn {Turn} has been running for {Duration}")]
        public static partial void TooLong(ILogger logger, string turn, TimeSpan duration);
    }
}
