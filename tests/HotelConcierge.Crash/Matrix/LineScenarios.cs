using HotelConcierge.Crash.World;
using HotelConcierge.Simulators.Line;

namespace HotelConcierge.Crash.Matrix;

/// <summary>
/// A tool call that changes the world and seven chunks on LINE: five in a reply and two in a push, which LINE refuses once for the rate.
/// </summary>
internal sealed class AnsweredOnLine() : AnsweredInChunks(chunks: 7, length: 4800, held: 6)
{
    public override string Name => "line";

    public override string Story =>
        "on LINE: a tool call that books a table, five chunks in a reply and two in a push, a refusal for the rate";

    public override GuestChannel Channel => GuestChannel.Line;

    public override string Guest => LineSide.Guest;

    protected override void RefuseOnce(Deployment deployment, string words) =>
        ((LineSide)deployment.Side!).Line.Faults.Add(new(LineFaultKind.TooManyRequests) { OnlyTextWith = words });
}
