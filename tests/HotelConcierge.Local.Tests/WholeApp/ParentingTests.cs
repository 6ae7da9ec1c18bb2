using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>A parent's question, from the webhook to the page that follows the answer.</summary>
public sealed class ParentingTests
{
    private const string Medical = "This is general information, not medical advice.";

    [Fact]
    public async Task The_embedded_model_answers_in_two_sentences_and_the_page_follows_alone()
    {
        await using var world = await World.CreateAsync();
        await using var app = await AppInProcess.StartAsync(
            world,
            ("OpenAI:ApiKey", ""),
            ("OpenAI:Model", ""),
            ("OpenAI:Endpoint", ""),
            ("OpenAI:NetworkTimeout", ""));
        var before = await world.GetAcquaintedAsync();

        await world.HearAsync("My toddler does not want to go to sleep");
        var answer = (await world.ReadAsync(before + 2)).Skip(before).ToList();
        await world.HearAsync("Which car seat is right for my child?");
        var nothing = (await world.ReadAsync(before + 3))[^1];
        await app.IdleAsync();

        Assert.Contains("bedtime routine", answer[0], StringComparison.Ordinal);
        Assert.DoesNotContain("http", answer[0], StringComparison.Ordinal);
        Assert.Contains(Medical, answer[0], StringComparison.Ordinal);
        Assert.EndsWith("https://parents.anycompany.example/en/sleep", answer[1], StringComparison.Ordinal);
        Assert.StartsWith("Our articles for parents say nothing about that", nothing, StringComparison.Ordinal);
        Assert.Equal(before + 3, world.Twilio.Phone(World.Ana).Messages.Count);
    }

    [Fact]
    public async Task Every_answer_comes_with_the_medical_notice_whatever_a_model_says()
    {
        await using var world = await World.CreateAsync();
        await using var app = await AppInProcess.StartAsync(world);
        var before = await world.GetAcquaintedAsync();
        world.Model.Enqueue(ScriptedAnswer.Say("parenting"));
        world.Model.Enqueue(ScriptedAnswer.Call("parenting_information", """{"question":"When should I call a doctor about crying?"}"""));
        world.Model.Enqueue(ScriptedAnswer.Say("When it sounds unlike any cry before, or comes with fever. [1]"));
        world.Model.Enqueue(ScriptedAnswer.Say("parenting"));
        world.Model.Enqueue(ScriptedAnswer.Say("Stay near and wait."));

        await world.HearAsync("My baby cries in a new way");
        var answer = (await world.ReadAsync(before + 2)).Skip(before).ToList();
        await world.HearAsync("My son has a tantrum");
        var harmless = (await world.ReadAsync(before + 3))[^1];
        await app.IdleAsync();

        Assert.StartsWith($"When it sounds unlike any cry before, or comes with fever.\n\n{Medical}", answer[0], StringComparison.Ordinal);
        Assert.EndsWith("https://parents.anycompany.example/en/crying", answer[1], StringComparison.Ordinal);
        Assert.StartsWith($"Stay near and wait.\n\n{Medical}", harmless, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worry_about_health_gets_the_safety_note_even_when_no_answer_can_be_made()
    {
        await using var world = await World.CreateAsync();
        await using var app = await AppInProcess.StartAsync(world);
        world.Model.Enqueue(ScriptedAnswer.Fail(OpenAIFaultKind.InvalidKey));

        await world.HearAsync("My baby has a fever");
        var apology = Assert.Single(await world.ReadAsync(1));
        await app.IdleAsync();

        Assert.StartsWith("I am sorry, I could not find an answer this time.", apology, StringComparison.Ordinal);
        Assert.Contains(Medical, apology, StringComparison.Ordinal);
    }
}
