using HotelConcierge.Crash.World;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Crash.Matrix;

/// <summary>A guest who gives a form its last answer, and then says yes to all of it.</summary>
internal sealed class Ordered : Scenario
{
    private const string Question = "Shall I order them?";
    private const string Confirmation = "Thank you! I have passed your order on to reception: roses";

    public override string Name => "form";

    public override string Business => Deployment.Hotel;

    public override string Guest => "whatsapp:+34600000205";

    public override string Story => "a form's last answer and the guest's yes: one order, noted once for reception";

    public override async Task PrepareAsync(Deployment deployment, KilledProcess process, CancellationToken cancellationToken)
    {
        foreach (var words in new[] { "roses please", "tomorrow" })
        {
            var sid = await deployment.HearAsync(words, Guest, Business, cancellationToken);
            await process.WaitForEndAsync(deployment, sid, cancellationToken);
        }
    }

    /// <summary>Neither needs a model.</summary>
    public override async Task<string> PlayAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        await deployment.HearAsync("at 10", Guest, Business, cancellationToken);
        await deployment.WaitForMessagesAsync(Guest, 3, cancellationToken);
        await deployment.WaitForQuietAsync(ConversationId.For(new(new("twilio"), Business, Guest)), cancellationToken);
        return await deployment.HearAsync("yes please", Guest, Business, cancellationToken);
    }

    public override ScriptedAnswer Answer(Deployment deployment, ChatRequest request) => request.Messages[^1].Role is "tool"
        ? ScriptedAnswer.Say("DONE")
        : ScriptedAnswer.Call("order_flowers", """{"flower":"roses"}""");

    public override IEnumerable<string> ProblemsOf(Played untouched) =>
        [
            .. Unless(untouched.Requests == 3, $"{untouched.Requests} rows instead of an order, a request and its note"),
            .. Unless(
                untouched.Phone.Count(text => text.Contains(Question, StringComparison.Ordinal)) == 1
                    && untouched.Phone.Count(text => text.Contains(Confirmation, StringComparison.Ordinal)) == 1,
                $"the guest read {string.Join(" | ", untouched.Phone)}"),
        ];
}
