using HotelConcierge.Assistants;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Guests;

/// <summary>How a message is to be answered in the light of what the guest did before.</summary>
public enum GuardVerdict
{
    /// <summary>As any other.</summary>
    Answer,

    /// <summary>By a short fixed refusal, without a model.</summary>
    Refuse,

    /// <summary>Not at all.</summary>
    Ignore,
}

/// <summary>
/// Slows down who misuses the concierge again and again: after so many misuses within a window every answer is a short fixed
/// refusal, and after a few of those there is none, until the window has passed since the last misuse. Commands (STOP, help,
/// "forget me") never come here, and routes marked <c>always</c>, such as the wish for a person, stay open. Pure.
/// </summary>
public sealed class AbuseGuard(IOptions<GuardOptions> options)
{
    private static readonly Route Misused = new("misuse") { IsAbuse = true };

    private readonly GuardOptions _limits = options.Value;

    /// <summary>The guest's conduct with one more misuse in it, found by whoever answered the message.</summary>
    public GuestConduct Count(GuestConduct conduct, DateTimeOffset now) => Judge(conduct, Misused, now).Conduct;

    /// <param name="route">What the guest wants; null when the message has no words.</param>
    /// <returns>How to answer, and the guest's conduct with this message in it.</returns>
    public (GuardVerdict Verdict, GuestConduct Conduct) Judge(GuestConduct conduct, Route? route, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(conduct);
        if (_limits.AbuseLimit == 0)
            return (GuardVerdict.Answer, GuestConduct.Clean);

        var isSlowed = now < conduct.SlowedUntil;
        var verdict = !isSlowed || route is { IsAlwaysOpen: true } ? GuardVerdict.Answer
            : conduct.Refusals < _limits.Refusals ? GuardVerdict.Refuse
            : GuardVerdict.Ignore;
        var misuses = conduct.Misuses.RemoveAll(at => now - at >= _limits.Window);
        if (route is { IsAbuse: true })
            misuses = misuses.Add(now);

        // What is not needed to know whether the limit is reached would only grow.
        if (misuses.Count > _limits.AbuseLimit)
            misuses = misuses.RemoveRange(0, misuses.Count - _limits.AbuseLimit);
        var reachesLimit = route is { IsAbuse: true } && misuses.Count == _limits.AbuseLimit;
        return (verdict, new(
            misuses,
            reachesLimit ? now + _limits.Window : isSlowed ? conduct.SlowedUntil : null,
            isSlowed ? conduct.Refusals + (verdict is GuardVerdict.Refuse ? 1 : 0) : 0));
    }
}
