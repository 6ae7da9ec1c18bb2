using HotelConcierge.Assistants;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Turns;

namespace HotelConcierge.Tests.Turns;

public sealed class PromptGuardTests
{
    private static readonly string Instructions = Shipped
        .Hotel.Rest.Prompt!.Render(Shipped.Hotel, GuestProfile.Empty, "en", default);

    [Fact]
    public void An_answer_that_recites_its_instructions_is_noticed_in_any_dress()
    {
        Assert.True(PromptGuard.IsRecited(Instructions, Instructions));
        Assert.True(PromptGuard.IsRecited(Instructions, "Sure! " + Instructions.ToUpperInvariant().ReplaceLineEndings(" * ")));
        Assert.True(PromptGuard.IsRecited(Instructions, new string('x', 9000) + " " + Instructions));
        Assert.True(
            PromptGuard.IsRecited(
                Instructions,
                "My rules: Something is booked, moved or cancelled only when a result of this turn says so. Never announce it otherwise."));
    }

    [Theory]
    [InlineData("")]
    [InlineData("These times are free; please choose one of them:")]
    [InlineData("You are the assistant of AnyCompany Luxury Resort.")]
    public void An_ordinary_answer_is_not(string answer) => Assert.False(PromptGuard.IsRecited(Instructions, answer));

    [Fact]
    public async Task The_guest_reads_a_refusal_and_the_transcript_keeps_no_instructions()
    {
        using var world = TurnWorld.OfHotel();
        world.Model.Does(() =>
            Task.FromResult(
                new Microsoft.Extensions.AI.ChatMessage(Microsoft.Extensions.AI.ChatRole.Assistant, world.Model.Shown[0][0].Text)));

        Assert.Equal(world.Reply(ReplyKeys.Refused), await world.SayAsync("Hello"));

        world.Model.Says("Hello.");
        await world.SayAsync("Hello");
        Assert.DoesNotContain(world.Model.Shown[1].Skip(1), message => message.Text.Contains("State no fact", StringComparison.Ordinal));
    }
}
