using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Faults;

/// <summary>
/// How a fault goes, whatever the service: whether what was asked is done, and what the client sees of it. A simulator says which
/// course its faults take, and <see cref="FaultStrike{TRule}"/> takes it. A closed union.
/// </summary>
internal abstract record FaultCourse
{
    private FaultCourse()
    {
    }

    /// <summary>Refused with this answer; nothing was accepted.</summary>
    public sealed record Refuse(IResult Answer) : FaultCourse;

    /// <summary>No answer until released; then the request is processed. If the client gives up first, it never happened.</summary>
    public sealed record Hang : FaultCourse;

    /// <summary>The request is processed after the rule's delay.</summary>
    public sealed record Delay : FaultCourse;

    /// <summary>The connection breaks and nothing was accepted.</summary>
    public sealed record Drop : FaultCourse;

    /// <summary>The request is processed; only its answer is another, which whoever makes the answer sees to.</summary>
    public sealed record ChangeAnswer : FaultCourse;

    /// <summary>The request is processed, then the connection breaks before the answer.</summary>
    public sealed record DropAfterAccepting : FaultCourse;

    /// <summary>The request is processed; the answer comes only when released.</summary>
    public sealed record HangAfterAccepting : FaultCourse;

    /// <summary>The request is processed; this is answered instead of what came of it.</summary>
    public sealed record GarbleAfterAccepting(IResult Answer) : FaultCourse;
}
