using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Guests;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Turns;

/// <summary>
/// What comes of misuse in a turn: who is refused or not answered at all, counted and logged, and what is held against the guest.
/// </summary>
public sealed partial class GuestMisuse(
    AbuseGuard guard, GuestProfiles guests, ConciergeTelemetry telemetry, TimeProvider clock, ILogger<GuestMisuse> log)
{
    /// <summary>Judges a message before it is answered.</summary>
    /// <param name="route">What the guest wants; null when the message has no words.</param>
    /// <returns>
    /// The key of the reply that is the answer, null for who is answered as any other; and the guest's conduct with this message in it.
    /// </returns>
    internal (string? Refusal, GuestConduct Conduct) Judge(TurnStart turn, GuestConduct before, Route? route)
    {
        var now = clock.GetUtcNow();
        var (verdict, after) = guard.Judge(before, route, now);
        if (route is { IsAbuse: true })
        {
            telemetry.AbuseMet("seen");
            if (now < after.SlowedUntil)
                Log.Slowed(log, turn.TurnId);
        }

        if (verdict is GuardVerdict.Answer)
            return (null, after);
        telemetry.AbuseMet(verdict is GuardVerdict.Refuse ? "refused" : "ignored");
        Log.NotAnswered(log, turn.TurnId, verdict);
        return (verdict is GuardVerdict.Refuse ? ReplyKeys.Slowed : ReplyKeys.Silence, after);
    }

    /// <summary>
    /// What is held against the guest once the model has found where the message belongs. It is answered: that was judged before.
    /// </summary>
    /// <returns>Null when the route tells of no misuse.</returns>
    internal GuestConduct? After(GuestConduct before, Route route)
    {
        if (!route.IsAbuse)
            return null;
        telemetry.AbuseMet("seen");
        return guard.Judge(before, route, clock.GetUtcNow()).Conduct;
    }

    /// <summary>Remembers a guest's conduct. Done twice, it changes nothing; of who was forgotten meanwhile nothing comes back.</summary>
    internal Task RememberAsync(TurnStart turn, GuestConduct conduct, CancellationToken cancellationToken) =>
        guests.ChangeKnownAsync(turn.Conversation, guest => guest with { Conduct = conduct }, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Turn {Turn}: misuse again and again; this guest is slowed down")]
        public static partial void Slowed(ILogger logger, string turn);

        [LoggerMessage(2, LogLevel.Information, "Turn {Turn}: not answered because of misuse before ({Verdict})")]
        public static partial void NotAnswered(ILogger logger, string turn, GuardVerdict verdict);
    }
}
