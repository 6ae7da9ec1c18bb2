using HotelConcierge.Crash.World;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Crash.Matrix;

/// <summary>A message of which no words name a route: the model is asked for it twice, because its first answer is none.</summary>
internal sealed class Routed : Scenario
{
    private const string Answered = "A calm evening helps.";

    public override string Name => "route";

    public override string Story => "a guest whose words name no route: the model is asked twice for one, then answers";

    public override async Task<string> PlayAsync(Deployment deployment, CancellationToken cancellationToken) =>
        await deployment.HearAsync("We would love something nice for our evenings", Guest, Business, cancellationToken);

    public override ScriptedAnswer Answer(Deployment deployment, ChatRequest request)
    {
        if (!request.Messages[0].Text.StartsWith("You sort", StringComparison.Ordinal))
            return ScriptedAnswer.Say(Answered);
        return ScriptedAnswer.Say(
            request.LastText.StartsWith("Answer with one of these words", StringComparison.Ordinal) ? "parenting" : "It is a fine day.");
    }

    public override IEnumerable<string> ProblemsOf(Played untouched) =>
        Unless(
            untouched.Phone.Count(text => text.Contains(Answered, StringComparison.Ordinal)) == 1,
            $"the guest read {string.Join(" | ", untouched.Phone)}");
}

/// <summary>A guest who was offered times at the spa answers with a number.</summary>
internal sealed class Booked : Scenario
{
    private const string Offer = "When would you like to come?";
    private const string Confirmation = "Booked: massage, ";

    public override string Name => "book";

    public override string Business => Deployment.Hotel;

    /// <summary>Nobody of the shipped reservations, so a stay is made up for them that has begun.</summary>
    public override string Guest => "whatsapp:+34600000201";

    public override string Story => "a number chosen from the spa's free times";

    public override async Task PrepareAsync(Deployment deployment, KilledProcess process, CancellationToken cancellationToken)
    {
        var sid = await deployment.HearAsync("Any massage tomorrow?", Guest, Business, cancellationToken);
        await process.WaitForEndAsync(deployment, sid, cancellationToken);
    }

    public override async Task<string> PlayAsync(Deployment deployment, CancellationToken cancellationToken) =>
        await deployment.HearAsync("2", Guest, Business, cancellationToken);

    /// <summary>The number itself is carried out without a model, and confirmed by the tool.</summary>
    public override ScriptedAnswer Answer(Deployment deployment, ChatRequest request) =>
        request.Messages[^1].Role is not "tool" ? ScriptedAnswer.Call("find_spa_slots", "{}") : ScriptedAnswer.Say(Offer);

    public override IEnumerable<string> ProblemsOf(Played untouched) =>
        [
            .. Unless(untouched.Bookings == 1, $"{untouched.Bookings} times were booked: {string.Join(" | ", untouched.Phone)}"),
            .. Unless(
                untouched.Phone.Count > 0
                    && untouched.Phone.Count(text => text.StartsWith(Confirmation, StringComparison.Ordinal)) == 1
                    && untouched.Phone[^1].StartsWith(Confirmation, StringComparison.Ordinal),
                $"the guest read {string.Join(" | ", untouched.Phone)}"),
        ];
}

/// <summary>A guest who complains: it is noted for reception.</summary>
internal sealed class Complained : Scenario
{
    private const string Confirmation = "I am sorry about this. I have noted your complaint for reception.";

    public override string Name => "complain";

    public override string Business => Deployment.Hotel;

    public override string Guest => "whatsapp:+34600000202";

    public override string Story => "a complaint that is noted for reception";

    public override async Task<string> PlayAsync(Deployment deployment, CancellationToken cancellationToken) =>
        await deployment.HearAsync("the aircon is broken", Guest, Business, cancellationToken);

    public override ScriptedAnswer Answer(Deployment deployment, ChatRequest request) => request.Messages[^1].Role is not "tool"
        ? ScriptedAnswer.Call("record_request", """{"kind":"complaint","summary":"the aircon is broken","urgency":"normal"}""")
        : ScriptedAnswer.Say("DONE");

    public override IEnumerable<string> ProblemsOf(Played untouched) =>
        [
            .. Unless(untouched.Requests == 2, $"{untouched.Requests} rows instead of a request and its note"),
            .. Unless(
                untouched.Phone.Count(text => text.Contains(Confirmation, StringComparison.Ordinal)) == 1,
                $"the guest read {string.Join(" | ", untouched.Phone)}"),
        ];
}

/// <summary>A guest of a language that is none of ours: after the answer it is learnt, and our sentences are translated.</summary>
internal sealed class Foreign : Scenario
{
    private const string Answered = "Het zwembad is open.";
    private const string Help = "Ik help u graag, bel anders 0 op uw kamer.";

    public override string Name => "foreign";

    public override string Business => Deployment.Hotel;

    public override string Guest => "whatsapp:+34600000203";

    public override string Story => "a guest who writes Dutch: the answer, then the language and the translations";

    public override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Conversation:AskLanguage"] = "true" };

    public override async Task<string> PlayAsync(Deployment deployment, CancellationToken cancellationToken) =>
        await deployment.HearAsync("Goedemorgen, wanneer gaat het zwembad vandaag open?", Guest, Business, cancellationToken);

    public override ScriptedAnswer Answer(Deployment deployment, ChatRequest request)
    {
        var asked = request.Messages[0].Text;
        return ScriptedAnswer.Say(
            asked.StartsWith("You are shown a message", StringComparison.Ordinal) ? "nl"
            : asked.StartsWith("You translate", StringComparison.Ordinal) ? $$"""{"help":"{{Help}} Dat kan dag en nacht, ook vandaag."}"""
            : Answered);
    }

    public override IEnumerable<string> ProblemsOf(Played untouched) =>
        Unless(
            untouched.Phone.Count(text => text.Contains(Answered, StringComparison.Ordinal)) == 1,
            $"the guest read {string.Join(" | ", untouched.Phone)}");
}
