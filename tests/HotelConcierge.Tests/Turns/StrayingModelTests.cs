using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Messages;
using HotelConcierge.Spa;
using HotelConcierge.Storage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Turns;

/// <summary>
/// A model that uses its tools badly: the guest still gets a sensible answer, and nothing is booked that they did not choose.
/// </summary>
public sealed class StrayingModelTests : IDisposable
{
    private const string Spa = "Any massage tomorrow?";

    private readonly TurnWorld _world = TurnWorld.OfHotel();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("transfer_money")]
    [InlineData("remember_profile")]
    [InlineData("BOOK_SPA_SLOT")]
    [InlineData("")]
    public async Task A_tool_that_the_assistant_does_not_have_does_not_exist(string tool)
    {
        _world.Model.Calls(tool).Does(() => Task.FromResult(new ChatMessage(ChatRole.Assistant, "I cannot do that.")));

        Assert.Equal("I cannot do that.", await _world.SayAsync(Spa));

        Assert.StartsWith($"There is no tool named {tool}", ResultsOf(_world.Model.Shown[1])[0], StringComparison.Ordinal);
        Assert.Empty(await _world.BookingsAsync());
    }

    [Theory]
    [InlineData("book_spa_slot")]
    [InlineData("cancel_spa_booking")]
    [InlineData("change_spa_booking")]
    [InlineData("answer_proposal")]
    public async Task A_tool_that_changes_something_changes_nothing_without_what_it_needs(string tool)
    {
        _world.Model.Calls(tool).Says("I cannot do that.");

        Assert.Equal("I cannot do that.", await _world.SayAsync(Spa));

        Assert.DoesNotContain("\"result\":\"booked\"", ResultsOf(_world.Model.Shown[1])[0], StringComparison.Ordinal);
        Assert.Empty(await _world.BookingsAsync());
    }

    [Fact]
    public async Task Arguments_of_wrong_types_are_told_to_the_model_and_show_nothing()
    {
        var arguments = new Dictionary<string, object?>
        {
            ["when"] = new JsonObject { ["day"] = 7 },
            ["date"] = 20260602,
            ["treatment"] = new JsonArray("massage"),
            ["more"] = "perhaps",
            ["guest"] = "Lucía",
        };
        _world.Model.Calls("find_spa_slots", arguments).Says("Please choose:");

        var read = await _world.SayAsync(Spa);

        Assert.Equal("Please choose:", read);
        Assert.StartsWith("Nothing was done: date has to be", ResultsOf(_world.Model.Shown[1])[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_that_are_no_object_ask_the_model_to_look_again()
    {
        _world
            .Model.Calls("hotel_information", new Dictionary<string, object?> { ["question"] = 42 })
            .Calls(
                "hotel_information",
                new Dictionary<string, object?> { ["question"] = "When does the pool open?", ["language"] = "Klingon" }
            )
            .Says("I do not know.");

        Assert.Equal("I do not know.", await _world.SayAsync("pool"));

        Assert.All(
            new[] { 1, 2 },
            round => Assert.StartsWith("Nothing was looked up", ResultsOf(_world.Model.Shown[round])[^1], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Twenty_tools_at_once_run_at_most_eight_and_book_once()
    {
        var choices = await OfferAsync();
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal) { ["choice_id"] = choices[1] };
        _world
            .Model.Says("It is quiet there.")
            .Says([.. Enumerable.Range(0, 20).Select(number => ScriptedModel.Call($"c{number}", "book_spa_slot", arguments))])
            .Says("Booked for you.");

        await _world.SayAsync("Is it quiet there?");
        Assert.StartsWith("Booked: massage, Tue 2 Jun, 10:00", await _world.SayAsync("2"), StringComparison.Ordinal);

        Assert.Equal(
            8,
            (await _world.RowsAsync(GuestTables.Turns)).Count(row =>
                row.Key.Contains("-tool-00-", StringComparison.Ordinal) && row.Key.StartsWith("0000000003", StringComparison.Ordinal)));
        Assert.Equal(10, Assert.Single(await _world.BookingsAsync()).Start.Hour);
    }

    [Fact]
    public async Task A_model_that_never_stops_calling_tools_ends_in_an_apology_that_names_reception()
    {
        _world.Model.Otherwise = prompt => new ChatMessage(ChatRole.Assistant, [ScriptedModel.Call($"c{prompt.Count}", "my_spa_bookings")]);

        var read = await _world.SayAsync(Spa);

        Assert.Equal(_world.Reply(ReplyKeys.Apology), read);
        Assert.Contains("reception", read, StringComparison.Ordinal);
        Assert.Equal(6, _world.Model.Shown.Count);
        Assert.Null(_world.Model.Options[5]!.Tools);
    }

    [Fact]
    public async Task A_model_that_never_stops_looking_for_times_leaves_the_guest_with_what_the_spa_offers()
    {
        _world.Model.Otherwise = prompt => new ChatMessage(ChatRole.Assistant, [ScriptedModel.Call($"c{prompt.Count}", "find_spa_slots")]);

        Assert.StartsWith("massage: 60 min · 85 EUR\n\n1. Tue 2 Jun, 09:00", await _world.SayAsync(Spa), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_books_in_the_turn_that_offers_books_nothing()
    {
        var choices = await OfferAsync();
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal) { ["choice_id"] = choices[1] };
        _world.Model.Says(ScriptedModel.Call("a", "find_spa_slots"), ScriptedModel.Call("b", "book_spa_slot", arguments)).Says("There you are.");

        await _world.SayAsync("Another massage tomorrow?");

        Assert.Empty(await _world.BookingsAsync());
    }

    [Fact]
    public async Task A_choice_that_somebody_else_has_taken_meanwhile_is_refused_and_others_are_shown()
    {
        await OfferAsync();
        await TakeAsync(hour: 10);
        _world.Model.Says("That time has just gone. These are free:");

        var read = await _world.SayAsync("2");

        Assert.Contains("\"result\":\"refused\",\"reason\":\"taken\"", ResultsOf(_world.Model.Shown[^1])[0], StringComparison.Ordinal);
        Assert.Contains("1. Tue 2 Jun, 09:00\n2. Tue 2 Jun, 11:00", read, StringComparison.Ordinal);
        Assert.Empty(await _world.BookingsAsync());
    }

    /// <summary>Another guest books that time of tomorrow.</summary>
    private async Task TakeAsync(int hour)
    {
        var spa = _world.Services.GetRequiredService<SpaCatalog>().Find(_world.Assistant)!;
        var address = TurnWorld.Address with { Guest = "guest-34600000111" };
        var start = spa.Hotel.Clock.MomentOf(new(2026, 6, 2), new(hour, 0))!.Value;
        var outcome = await _world.Services.GetRequiredService<SpaBookings>()
            .BookAsync(spa, new(ConversationId.For(address), address, "Ben"), "other", new(start, "massage"), CancellationToken.None);
        Assert.Equal(SpaVerdict.Booked, outcome.Verdict);
    }

    /// <returns>The ids of the choices.</returns>
    private async Task<List<string>> OfferAsync()
    {
        _world.Model.Calls("find_spa_slots").Says("Please choose:");
        Assert.Contains("2. Tue 2 Jun, 10:00", await _world.SayAsync(Spa), StringComparison.Ordinal);
        var offered = JsonNode.Parse(ResultsOf(_world.Model.Shown[^1])[0])!;
        return [.. offered["choices"]!.AsArray().Select(choice => choice!["choice_id"]!.ToString())];
    }

    private static List<string> ResultsOf(IReadOnlyList<ChatMessage> prompt) =>
        [
            .. prompt
                .SelectMany(message => message.Contents)
                .OfType<FunctionResultContent>()
                .Select(result => result.Result?.ToString() ?? ""),
        ];
}
