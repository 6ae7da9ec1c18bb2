using HotelConcierge.Tools;
using HotelConcierge.Turns;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Turns;

/// <summary>What a turn says: the tools' own lines, and whatever the model has to add.</summary>
public sealed class TurnSpeechTests : IDisposable
{
    private readonly TurnWorld _world = TurnWorld.OfHotel();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("DONE", true)]
    [InlineData(" done.\n", true)]
    [InlineData("**DONE**", true)]
    [InlineData("`Done!`", true)]
    [InlineData("\"DONE\"", true)]
    [InlineData("Done, see you there", false)]
    [InlineData("", false)]
    public void A_model_says_in_one_word_that_it_has_nothing_to_add(string text, bool expected) =>
        Assert.Equal(expected, TurnSpeech.IsNothing(text));

    [Fact]
    public void Only_a_line_counts_as_spoken()
    {
        Assert.True(new ToolResult[] { "{}", new("{}", []) { Line = "Booked." } }.HaveSpoken());
        Assert.False(new ToolResult[] { "{}" }.HaveSpoken());
    }

    [Fact]
    public async Task A_tools_line_stands_above_the_models_words_and_the_marker_is_never_read()
    {
        await OfferAsync();
        await _world.SayAsync("2");
        _world.Model.Calls("my_spa_bookings").Says("You have one massage, tomorrow at ten.");
        Assert.Equal("You have one massage, tomorrow at ten.", await _world.SayAsync("what have I booked?"));

        _world.Model.Says(ScriptedModel.Call("a", "cancel_spa_booking"), ScriptedModel.Call("b", "my_spa_bookings")).Says("DONE");
        var read = await _world.SayAsync("cancel my massage");

        Assert.Equal("Cancelled: massage, Tue 2 Jun, 10:00.", read);
        Assert.DoesNotContain(_world.Phone.Shown, shown => shown.Contains("DONE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_models_own_word_for_what_a_line_has_said_is_dropped_and_the_rest_is_read()
    {
        await OfferAsync();
        await _world.SayAsync("2");
        _world.Model
            .Says(ScriptedModel.Call("a", "cancel_spa_booking"), ScriptedModel.Call("b", "my_spa_bookings"))
            .Says("Your massage is cancelled. Shall I look for another day?");

        var read = await _world.SayAsync("cancel my massage");

        Assert.Equal("Cancelled: massage, Tue 2 Jun, 10:00.\n\nShall I look for another day?", read);
    }

    [Fact]
    public async Task A_question_of_a_tool_stands_right_above_its_choices()
    {
        await OfferAsync();
        await _world.SayAsync("2");
        _world.Model
            .Says(ScriptedModel.Call("a", "cancel_spa_booking"), ScriptedModel.Call("b", "my_spa_bookings"))
            .Says("Get well soon.");

        var read = await _world.SayAsync("I have a cold");

        Assert.StartsWith("Get well soon.\n\n", read, StringComparison.Ordinal);
        Assert.Contains("massage", read.Split("\n\n")[1], StringComparison.Ordinal);
        Assert.Contains("1. ", read, StringComparison.Ordinal);
        Assert.Single(await _world.BookingsAsync());
    }

    [Fact]
    public async Task A_model_that_claims_what_was_not_done_is_asked_again_and_then_corrected()
    {
        _world.Model.Says("Your massage is booked for tomorrow at 10:00.").Says("Your massage is booked, I promise.");

        var read = await _world.SayAsync("book me something nice");

        Assert.DoesNotContain("promise", read, StringComparison.Ordinal);
        Assert.DoesNotContain("is booked for", read, StringComparison.Ordinal);
        Assert.NotEmpty(read);
        Assert.Equal(2, _world.Model.Shown.Count);
        Assert.Equal(ChatRole.System, _world.Model.Shown[1][0].Role);
        Assert.Contains("No result of this turn says so", _world.Model.Shown[1][0].Text, StringComparison.Ordinal);
        Assert.Empty(await _world.BookingsAsync());
    }

    private async Task OfferAsync()
    {
        _world.Model.Calls("find_spa_slots").Says("Please choose:");
        await _world.SayAsync("Any massage tomorrow?");
    }
}
