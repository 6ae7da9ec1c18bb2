using HotelConcierge.Crash.Killed;
using HotelConcierge.Crash.World;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.WhatsApp;

namespace HotelConcierge.Crash.Matrix;

/// <summary>
/// A tool call that changes the world and three chunks on WhatsApp directly from Meta, at the second of which Meta refuses for the pair's
/// rate. Meta's reports come once the deployment is open again, and tell which chunk in doubt was taken (decision 0008).
/// </summary>
internal sealed class AnsweredOnMeta : Scenario
{
    private const int Chunks = 3;
    private const string Held = "Part 2.";

    private static readonly string Text = string.Join(
        "\n\n", Enumerable.Range(1, Chunks).Select(part => $"Part {part}. " + new string('x', 3900) + "."));

    public override string Name => "whatsapp";

    public override string Story => "on WhatsApp from Meta: a tool call that books a table, three chunks, a refusal for the pair's rate";

    public override GuestChannel Channel => GuestChannel.WhatsApp;

    public override async Task<string> PlayAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        ((MetaSide)deployment.Side!).Meta.Faults.Add(new(WhatsAppFaultKind.PairRate) { OnlyTextWith = Held });
        return await deployment.HearAsync("Activities dinosaurs in the garden for a 2 year old", Guest, Business, cancellationToken);
    }

    public override ScriptedAnswer Answer(Deployment deployment, ChatRequest request) =>
        request.Messages.Any(message => message.Role is "tool")
            ? ScriptedAnswer.Say(Text)
            : new() { ToolCalls = [new ScriptedToolCall(BookTable.ToolName, "{}")] };

    public override IEnumerable<string> ProblemsOf(Played untouched) =>
        [
            .. Unless(untouched.Phone.Count == Chunks, $"the guest read {untouched.Phone.Count} messages"),
            .. Unless(untouched.Bookings == 1, $"{untouched.Bookings} tables were booked"),
        ];
}
