using HotelConcierge.Crash.Killed;
using HotelConcierge.Crash.World;
using HotelConcierge.Simulators.Line;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Crash.Matrix;

/// <summary>
/// A tool call that changes the world and seven chunks on LINE: five in a reply and two in a push, which LINE refuses once for the rate.
/// </summary>
internal sealed class AnsweredOnLine : Scenario
{
    private const int Chunks = 7;
    private const string Held = "Part 6.";

    private static readonly string Text = string.Join(
        "\n\n", Enumerable.Range(1, Chunks).Select(part => $"Part {part}. " + new string('x', 4800) + "."));

    public override string Name => "line";

    public override string Story =>
        "on LINE: a tool call that books a table, five chunks in a reply and two in a push, a refusal for the rate";

    public override GuestChannel Channel => GuestChannel.Line;

    public override string Guest => LineSide.Guest;

    public override async Task<string> PlayAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        ((LineSide)deployment.Side!).Line.Faults.Add(new(LineFaultKind.TooManyRequests) { OnlyTextWith = Held });
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
