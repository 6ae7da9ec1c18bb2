using HotelConcierge.Assistants;
using HotelConcierge.Embedded.Model;
using HotelConcierge.Model;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>The embedded model on any topic and any conversation before it: always an answer.</summary>
internal sealed class EmbeddedModelTarget : FuzzTarget
{
    private static readonly string[] Languages = ["de", "en", "es", "fr", "th", "xx"];
    private static readonly string[] RouteLabels = ["explain", "activities", "follow-up", "help", "none"];
    private static readonly FollowUpKind?[] FollowUps =
    [
        null,
        FollowUpKind.More,
        FollowUpKind.Item,
        FollowUpKind.Change,
        FollowUpKind.Shorter,
    ];

    private readonly EmbeddedModel _model = new(Deployment.DemoFolder, options: null, TimeProvider.System);

    public override string Name => "embedded-model";

    public override double Share => 3;

    public override IEnumerable<string> Seeds =>
        [
            "dinosaurs",
            "why the sky is blue",
            "{topic} {0}",
            "2",
            "more",
            "99999999999",
            "the treasure hunt",
            "1. *Dino dig*\n2. *Leaf hunt*\n3. *Puddle jump*",
        ];

    public override async ValueTask<string> RunAsync(FuzzInput input)
    {
        var parts = input.Cut(3);
        var (language, route) = (input.Choose(Languages), input.Choose(RouteLabels));
        var brief = new ModelBrief("early-years", route, language, parts[0], GuestProfile.Empty) { FollowUp = input.Choose(FollowUps) };
        var options = new ChatOptions();
        brief.AttachTo(options);
        List<ChatMessage> messages = [new(ChatRole.User, "Activities dinosaurs")];
        if (input.Choose(2) == 0)
        {
            var before = new ChatOptions();
            new ModelBrief("early-years", "activities", language, "dinosaurs", GuestProfile.Empty).AttachTo(before);
            messages.Add(new(ChatRole.Assistant, (await _model.GetResponseAsync(messages, before)).Text));
        }
        else
        {
            messages.Add(new(ChatRole.Assistant, parts[1]));
        }

        messages.Add(new(ChatRole.User, parts[2]));
        var answer = (await _model.GetResponseAsync(messages, options)).Text;
        Require(!string.IsNullOrWhiteSpace(answer), "the model answered nothing");
        Require(answer.Length < 20_000, "the answer has no end");
        return $"{language} {route} {answer.Length / 500}";
    }

    protected override ValueTask CloseAsync()
    {
        _model.Dispose();
        return ValueTask.CompletedTask;
    }
}
