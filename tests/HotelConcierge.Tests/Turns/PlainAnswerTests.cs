using System.Text.Json.Nodes;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.Turns;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Turns;

/// <summary>What answers our own question and nothing else is carried out as it is, before any model.</summary>
public sealed class PlainAnswerTests : IDisposable
{
    private readonly TurnWorld _world = TurnWorld.OfHotel();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("2")]
    [InlineData("2 thanks")]
    [InlineData("the second one please")]
    [InlineData("tomorrow at 10")]
    public async Task A_number_right_after_the_list_books_without_a_model(string text)
    {
        await OfferAsync();
        var asked = _world.Model.Shown.Count;

        Assert.StartsWith("Booked: massage, Tue 2 Jun, 10:00", await _world.SayAsync(text), StringComparison.Ordinal);

        Assert.Equal(asked, _world.Model.Shown.Count);
        Assert.Equal(10, Assert.Single(await _world.BookingsAsync()).Start.Hour);
    }

    [Fact]
    public async Task Of_a_burst_the_answer_is_carried_out_and_the_rest_is_the_models()
    {
        await OfferAsync();
        _world.Model.Says("There is parking behind the house.");

        var at = _world.Elapsed.TotalSeconds;
        _world.Hear("2", at);
        _world.Hear("is there parking?", at + 0.3);
        var before = _world.Phone.Shown.Count;
        await _world.RunAsync();

        var read = string.Join("\n", _world.Phone.Shown.Skip(before));
        Assert.StartsWith("Booked: massage, Tue 2 Jun, 10:00", read, StringComparison.Ordinal);
        Assert.EndsWith("There is parking behind the house.", read, StringComparison.Ordinal);
        Assert.Single(await _world.BookingsAsync());
        Assert.Equal("is there parking?", KnownIn(_world.Model.Shown[^1])["guest_message"]!["words"]!.ToString());
    }

    [Fact]
    public async Task A_tap_in_a_burst_counts_and_its_label_is_not_among_the_guests_words()
    {
        var choices = await OfferAsync();
        _world.Model.Says("There is parking behind the house.");

        var at = _world.Elapsed.TotalSeconds;
        _world.Hear("is there parking?", at);
        _world.Hear(Tap("tap-1", choices[1], "Tue 2 Jun, 10:00"), at + 0.3);
        await _world.RunAsync();

        Assert.Equal(10, Assert.Single(await _world.BookingsAsync()).Start.Hour);
        var said = KnownIn(_world.Model.Shown[^1])["guest_message"]!;
        Assert.Equal(("is there parking?", 1), (said["words"]!.ToString(), said["tapped"]!.GetValue<int>()));
    }

    [Fact]
    public async Task What_stands_on_a_tapped_button_does_not_change_the_guests_language()
    {
        var choices = await OfferAsync();

        _world.Hear(Tap("tap-1", choices[1], "Mon 2 Jun, le 10 est pour vous"), _world.Elapsed.TotalSeconds);
        await _world.RunAsync();

        Assert.StartsWith("Booked: massage, Tue 2 Jun, 10:00", _world.Phone.Shown[^1], StringComparison.Ordinal);
        var guest = await _world.Services.GetRequiredService<GuestProfiles>().ReadAsync(TurnWorld.Guest, default);
        Assert.Equal("en", guest.Profile.Language);
    }

    [Fact]
    public async Task Two_taps_at_once_on_one_list_book_the_first()
    {
        var choices = await OfferAsync();
        _world.Model.Says("The second tap came too late.");

        var at = _world.Elapsed.TotalSeconds;
        _world.Hear(Tap("tap-1", choices[1], "Tue 2 Jun, 10:00"), at);
        _world.Hear(Tap("tap-2", choices[2], "Tue 2 Jun, 11:00"), at + 0.1);
        await _world.RunAsync();

        Assert.Equal(10, Assert.Single(await _world.BookingsAsync()).Start.Hour);
    }

    [Fact]
    public async Task A_yes_right_after_the_question_is_carried_out_without_a_model()
    {
        await BookAsync();
        _world.Model.Calls("cancel_spa_booking");
        var question = await _world.SayAsync("I have a cold and feel awful");
        Assert.Contains("1. ", question, StringComparison.Ordinal);
        Assert.Single(await _world.BookingsAsync());
        var asked = _world.Model.Shown.Count;

        Assert.StartsWith("Cancelled: massage, Tue 2 Jun, 10:00", await _world.SayAsync("yes please"), StringComparison.Ordinal);

        Assert.Equal(asked, _world.Model.Shown.Count);
        Assert.Empty(await _world.BookingsAsync());
    }

    [Fact]
    public async Task A_model_that_answers_its_own_question_cancels_nothing()
    {
        await BookAsync();
        _world.Model.Calls("cancel_spa_booking");
        await _world.SayAsync("I have a cold and feel awful");
        _world.Model
            .Does(() => Task.FromResult(new ChatMessage(ChatRole.Assistant, [ScriptedModel.Call("own", "answer_proposal", new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["proposal_id"] = KnownIn(_world.Model.Shown[^1])["open_proposal"]!["proposal_id"]!.ToString(),
                ["answer"] = "yes",
            })])))
            .Says("Get well soon.");

        Assert.Equal("Get well soon.", await _world.SayAsync("it hurts"));

        Assert.Single(await _world.BookingsAsync());
    }

    [Theory]
    [InlineData("new conversation")]
    [InlineData("STOP")]
    public async Task After_a_guest_began_anew_or_stopped_a_number_answers_nothing_of_before(string command)
    {
        await OfferAsync();
        await _world.RunAsync(command);
        await _world.RunAsync("START");
        _world.Model.Otherwise = _ => new(ChatRole.Assistant, "What may I do for you?");

        await _world.SayAsync("2");

        Assert.Empty(await _world.BookingsAsync());
    }

    private static InboundMessage Tap(string id, string choice, string label) =>
        new(id, TurnWorld.Address, MessageKind.Text, label) { ChoiceId = choice };

    private static JsonNode KnownIn(IReadOnlyList<ChatMessage> prompt)
    {
        var told = prompt.Single(message => message.Text.StartsWith(ModelContext.Heading, StringComparison.Ordinal)).Text;
        return JsonNode.Parse(told[ModelContext.Heading.Length..])!;
    }

    private async Task BookAsync()
    {
        await OfferAsync();
        await _world.SayAsync("2");
        Assert.Single(await _world.BookingsAsync());
    }

    /// <returns>The ids of the choices.</returns>
    private async Task<List<string>> OfferAsync()
    {
        _world.Model.Calls("find_spa_slots").Says("Please choose:");
        Assert.Contains("2. Tue 2 Jun, 10:00", await _world.SayAsync("Any massage tomorrow?"), StringComparison.Ordinal);
        var result = _world.Model.Shown[^1].SelectMany(message => message.Contents).OfType<FunctionResultContent>().Single();
        return [.. JsonNode.Parse(result.Result!.ToString()!)!["choices"]!.AsArray().Select(choice => choice!["choice_id"]!.ToString())];
    }
}
