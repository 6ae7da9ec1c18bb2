using HotelConcierge.Crash.World;
using HotelConcierge.Handoff;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Crash.Matrix;

/// <summary>
/// A guest writes where people answer, is answered by one, who closes the case, and writes again: what both sides read is there once, and no
/// model is asked.
/// </summary>
internal sealed class WroteToPeople : Scenario
{
    private const int AtTheEnd = 4;
    private const string Written = "I am coming.";

    public override string Name => "people";

    public override string Business => Deployment.Hotel;

    public override string Guest => "whatsapp:+34600000205";

    public override string Story => "a guest writes where people answer, the case is closed, and the guest writes again";

    public override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Staff:anna:Key"] = Deployment.StaffKey,
        ["Assistants:hotel:PeopleOnly"] = "twilio:" + Deployment.Hotel,
    };

    public override async Task<string> PlayAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var conversation = ConversationId.For(new(new("twilio"), Business, Guest));
        var first = await deployment.HearAsync("my key does not work", Guest, Business, cancellationToken);
        await deployment.WaitForMessagesAsync(Guest, 1, cancellationToken);
        await deployment.WaitForQuietAsync(conversation, cancellationToken);
        await deployment.HearAsync("hello?", Guest, Business, cancellationToken);
        await deployment.WaitForQuietAsync(conversation, cancellationToken);

        var route = $"/api/desk/cases/{DeskCase.IdFor(TurnIds.For(conversation, first))}";
        await deployment.PostAsStaffAsync(
            route + "/messages", new { key = "key-1", text = Written, files = Array.Empty<string>() }, cancellationToken);
        await deployment.WaitForMessagesAsync(Guest, 2, cancellationToken);
        await deployment.WaitForQuietAsync(conversation, cancellationToken);
        await deployment.PostAsStaffAsync(route + "/close", new { note = "" }, cancellationToken);
        await deployment.WaitForMessagesAsync(Guest, AtTheEnd - 1, cancellationToken);
        await deployment.WaitForQuietAsync(conversation, cancellationToken);
        return await deployment.HearAsync("it is broken again", Guest, Business, cancellationToken);
    }

    public override ScriptedAnswer Answer(Deployment deployment, ChatRequest request) => ScriptedAnswer.Say("No model answers here.");

    public override IEnumerable<string> ProblemsOf(Played untouched) =>
        [
            .. Unless(
                untouched.Phone.Count == AtTheEnd && untouched.Phone[1] == Written && untouched.Phone[0] == untouched.Phone[^1],
                $"the guest read {string.Join(" | ", untouched.Phone)}"),

            // Opened, taken, a message, closed; and opened again.
            .. Unless(untouched.Entries == 5, $"the cases have {untouched.Entries} entries"),
        ];
}
