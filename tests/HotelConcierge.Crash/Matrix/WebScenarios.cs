using HotelConcierge.Crash.World;

namespace HotelConcierge.Crash.Matrix;

/// <summary>A tool call that changes the world and three chunks in a web chat, which takes them all at once.</summary>
internal sealed class AnsweredOnTheWeb() : AnsweredInChunks(chunks: 3, length: 1300, held: 1)
{
    public override string Name => "web";

    public override string Story => "in a web chat: a tool call that books a table, three chunks";

    public override GuestChannel Channel => GuestChannel.Web;

    public override string Guest => WebSide.Guest;

    protected override void RefuseOnce(Deployment deployment, string words)
    {
        // Nothing is in between that could ask to wait.
    }
}
