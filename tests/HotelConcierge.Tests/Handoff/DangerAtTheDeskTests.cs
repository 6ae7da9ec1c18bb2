using HotelConcierge.Embedded.Model;
using HotelConcierge.Handoff;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Turns;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Handoff;

/// <summary>Whoever may be in danger gets an urgent case and the number to call, whatever a model would rather do.</summary>
public sealed class DangerAtTheDeskTests
{
    [Theory]
    [MemberData(nameof(EmergencyTurnTests.Languages), MemberType = typeof(EmergencyTurnTests))]
    public async Task It_is_urgent_in_every_language_beside_a_model_that_would_rather_chat(string language, string text)
    {
        using var desk = new DeskWorld();
        desk.World.Model.Otherwise = _ => new(ChatRole.Assistant, "What a lovely day! Shall we talk about the pool?");
        await OpensAsync(desk, language, text);
        Assert.DoesNotContain(desk.World.Phone.Shown, said => said.Contains("pool", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(EmergencyTurnTests.Languages), MemberType = typeof(EmergencyTurnTests))]
    public async Task It_is_urgent_in_every_language_beside_the_embedded_model(string language, string text)
    {
        using var desk = new DeskWorld(model: new EmbeddedModel(Shipped.DemoFolder, options: null, TimeProvider.System));
        await OpensAsync(desk, language, text);
    }

    private static async Task OpensAsync(DeskWorld desk, string language, string text)
    {
        await desk.World.RunAsync(text);

        Assert.Contains("112", desk.World.Phone.Shown[0], StringComparison.Ordinal);
        Assert.Equal(desk.Plan.Text(DeskPlan.AfterDanger, language), desk.World.Phone.Shown[1]);
        var one = Assert.Single(await desk.OpenAsync());
        Assert.Equal((CaseReason.Danger, CaseUrgency.Urgent, CaseStatus.Waiting, language), (one.Reason, one.Urgency, one.Status, one.Language));
        Assert.Contains((ThreadVoice.Guest, text), await desk.SaidAsync(one.Id));

        await desk.World.RunAsync("what now?");
        Assert.Equal(2, desk.World.Phone.Shown.Count);
    }
}
