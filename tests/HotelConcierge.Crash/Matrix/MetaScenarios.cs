using HotelConcierge.Crash.World;
using HotelConcierge.Simulators.WhatsApp;

namespace HotelConcierge.Crash.Matrix;

/// <summary>
/// A tool call that changes the world and three chunks on WhatsApp directly from Meta, at the second of which Meta refuses for the pair's
/// rate. Meta's reports come once the deployment is open again, and tell which chunk in doubt was taken (decision 0008).
/// </summary>
internal sealed class AnsweredOnMeta() : AnsweredInChunks(chunks: 3, length: 3900, held: 2)
{
    public override string Name => "whatsapp";

    public override string Story => "on WhatsApp from Meta: a tool call that books a table, three chunks, a refusal for the pair's rate";

    public override GuestChannel Channel => GuestChannel.WhatsApp;

    protected override void RefuseOnce(Deployment deployment, string words) =>
        ((MetaSide)deployment.Side!).Meta.Faults.Add(new(WhatsAppFaultKind.PairRate) { OnlyTextWith = words });
}
