using HotelConcierge.Crash.World;
using HotelConcierge.Handoff;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Crash.Matrix;

/// <summary>
/// A guest is given to people, writes to them, is answered by one in three messages, and is given back: what both sides read is there once.
/// </summary>
internal sealed class HandedOver : Scenario
{
    private const string Last = "is the pool open";
    private const string PoolIsOpen = "The pool is open.";
    private const int AtTheEnd = 5;

    // The page says of each message which it is, so that one that is sent again is known.
    private static readonly string[] Written = ["Good day, this is reception.", "Your bill is right."];

    public override string Name => "handoff";

    public override string Business => Deployment.Hotel;

    public override string Guest => "whatsapp:+34600000204";

    public override string Story => "a guest is given to people, both write, and the guest is given back";

    public override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Staff:anna:Key"] = Deployment.StaffKey };

    public override async Task<string> PlayAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var conversation = ConversationId.For(new(new("twilio"), Business, Guest));
        var asked = await deployment.HearAsync("can I talk to a human", Guest, Business, cancellationToken);
        await deployment.WaitForMessagesAsync(Guest, 1, cancellationToken);
        await deployment.WaitForQuietAsync(conversation, cancellationToken);
        await deployment.HearAsync("hello?", Guest, Business, cancellationToken);
        await deployment.WaitForQuietAsync(conversation, cancellationToken);

        var route = $"/api/desk/cases/{DeskCase.IdFor(TurnIds.For(conversation, asked))}";
        for (var message = 0; message < Written.Length; message++)
        {
            await deployment.PostAsStaffAsync(
                route + "/messages", new { key = $"key-{message}", text = Written[message], files = Array.Empty<string>() }, cancellationToken);
            await deployment.WaitForMessagesAsync(Guest, 2 + message, cancellationToken);
            await deployment.WaitForQuietAsync(conversation, cancellationToken);
        }

        await deployment.PostAsStaffAsync(route + "/return", new { note = "All is well." }, cancellationToken);
        await deployment.WaitForMessagesAsync(Guest, AtTheEnd - 1, cancellationToken);
        await deployment.WaitForQuietAsync(conversation, cancellationToken);
        return await deployment.HearAsync(Last, Guest, Business, cancellationToken);
    }

    public override ScriptedAnswer Answer(Deployment deployment, ChatRequest request) =>
        request.Messages[^1].Role is "tool" ? ScriptedAnswer.Say("DONE")
        : request.LastText.Contains(Last, StringComparison.Ordinal) ? ScriptedAnswer.Say(PoolIsOpen)
        : ScriptedAnswer.Call("hand_to_person", """{"summary":"The guest asks for a person.","urgency":"normal"}""");

    public override IEnumerable<string> ProblemsOf(Played untouched) =>
        [
            .. Unless(
                untouched.Phone.Count == AtTheEnd && untouched.Phone[1] == Written[0] && untouched.Phone[2] == Written[1]
                    && untouched.Phone[^1].Contains(PoolIsOpen, StringComparison.Ordinal),
                $"the guest read {string.Join(" | ", untouched.Phone)}"),

            // Opened, taken, two messages, given back, and the note.
            .. Unless(untouched.Entries == 6, $"the case has {untouched.Entries} entries"),
        ];
}
