using HotelConcierge.Crash.World;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Crash.Matrix;

/// <summary>A guest writes to the hotel for the first time: the welcome stands before the answer.</summary>
internal sealed class Welcomed : Scenario
{
    public override string Name => "welcome";

    public override string Business => Deployment.Hotel;

    public override string Story => "a first message to the hotel: its welcome, then the answer";

    public override Task<string> PlayAsync(Deployment deployment, CancellationToken cancellationToken) =>
        deployment.HearAsync("Is there a pool?", Guest, Business, cancellationToken);

    public override ScriptedAnswer Answer(Deployment deployment, ChatRequest request) => ScriptedAnswer.Say("There are three pools.");

    public override IEnumerable<string> ProblemsOf(Played untouched) =>
        [
            .. Unless(
                untouched.Phone.Count(text => text.Contains("AnyCompany Luxury Resort", StringComparison.Ordinal)) == 1,
                "the guest was not welcomed once"),
            .. Unless(
                untouched.Phone.Count > 0 && untouched.Phone[^1].EndsWith("There are three pools.", StringComparison.Ordinal),
                "the answer did not come last"),
        ];
}

/// <summary>A program of the hotel begins a conversation with a guest who never wrote: a template is all that WhatsApp takes.</summary>
internal sealed class Announced : Scenario
{
    private const string Template = "HX0123456789abcdef0123456789abcdef";

    public override string Name => "announce";

    public override string Story => "a welcome that a program asks for, by template, then \"help\"";

    public override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Twilio:WelcomeTemplate"] = Template };

    public override async Task<string> PlayAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var wish = new { recipient = Deployment.Guest, name = "Ana", channel = "twilio", assistant = "hotel", requestId = "stay-1" };
        await deployment.PostAsync("/api/conversations", wish, cancellationToken);
        await deployment.PostAsync("/api/conversations", wish, cancellationToken);
        await deployment.Twilio.Phone(Deployment.Guest).WaitForMessagesAsync(1, cancellationToken);
        return await deployment.HearAsync("help", cancellationToken: cancellationToken);
    }

    public override ScriptedAnswer Answer(Deployment deployment, ChatRequest request) => ScriptedAnswer.Hold("never said");

    public override IEnumerable<string> ProblemsOf(Played untouched) =>
        [
            .. Unless(
                untouched.Phone.Count(text => text.StartsWith(Template, StringComparison.Ordinal)) == 1,
                "the template did not come once"),
            .. Unless(untouched.Phone.Count == 2, $"the guest read {untouched.Phone.Count} messages"),
        ];
}
