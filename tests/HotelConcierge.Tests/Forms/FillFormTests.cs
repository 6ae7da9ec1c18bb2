using System.Text.Json.Nodes;
using HotelConcierge.Proposals;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tools;

namespace HotelConcierge.Tests.Forms;

/// <summary>Flowers, slot by slot, as a model fills them and as guests answer.</summary>
public sealed class FillFormTests : IDisposable
{
    private const string Question = "So it is roses, to be picked up at reception on Fri 27 Nov at 10:00. Shall I order them?";
    private const string AllOfIt = """{"flower":"roses","day":"2026-11-27","time":"10:00"}""";
    private const string SaysAll = "roses on Friday at 10, please";

    private readonly FillingGuest _guest = new();

    public void Dispose() => _guest.Dispose();

    [Fact]
    public async Task One_slot_is_asked_after_the_other_and_the_guests_yes_orders()
    {
        var flower = await _guest.FillAsync("I'd like to order flowers", "{}");
        Assert.Equal("Which flowers would you like?", flower.Line);
        Assert.Equal(["roses", "lilies", "tulips"], flower.Choices.Select(choice => choice.Label));

        var day = await _guest.PlainlyAsync("", flower.Choices[0].Id);
        Assert.Equal("On what day will you pick up the roses?", day!.Line);
        var time = await _guest.PlainlyAsync("Friday");
        Assert.Equal("At what time on Fri 27 Nov will you pick up the roses?", time!.Line);
        var proposed = await _guest.PlainlyAsync("at 10");
        Assert.Equal(Question, proposed!.Line);
        Assert.Empty(_guest.Requests);

        var done = await _guest.PlainlyAsync("yes please");
        Assert.Equal("fulfilled", done!.Verdict);
        Assert.True(done.Result.ClosesChat);
        Assert.StartsWith("Thank you! I have passed your order on to reception: roses", done.Line, StringComparison.Ordinal);
        Assert.Equal("flowers: flowers roses; day Fri 27 Nov; time 10:00", Assert.Single(_guest.Requests).Summary);
        Assert.Null(_guest.Open());
    }

    [Fact]
    public async Task All_in_one_message_is_asked_back_at_once()
    {
        var proposed = await _guest.FillAsync(SaysAll, AllOfIt);

        Assert.Equal("proposed", proposed.Verdict);
        Assert.Equal(Question, proposed.Line);
        Assert.Equal(["Yes, please", "No, thanks"], proposed.Choices.Select(choice => choice.Label));
    }

    [Theory]
    [InlineData("2", "lilies")]
    [InlineData("tulips", "tulips")]
    [InlineData("the second", "lilies")]
    [InlineData("Tulips please", "tulips")]
    [InlineData("rosas", "roses")]
    [InlineData("กุหลาบ", "roses")]
    public async Task A_plain_answer_needs_no_model(string words, string flower)
    {
        await _guest.FillAsync("flowers", "{}");

        Assert.NotNull(await _guest.PlainlyAsync(words));
        Assert.Equal(flower, _guest.Open()!.Values["flower"]);
    }

    [Theory]
    [InlineData("what do roses cost?")]
    [InlineData("roses and tulips")]
    [InlineData("my wife likes roses but not at home")]
    [InlineData("is the pool open")]
    public async Task What_says_something_else_is_left_to_the_model(string words)
    {
        await _guest.FillAsync("flowers", "{}");

        Assert.Null(await _guest.PlainlyAsync(words));
    }

    [Theory]
    [InlineData("no, tulips", """{"flower":"tulips"}""", "So it is tulips, to be picked up at reception on Fri 27 Nov at 10:00.")]
    [InlineData("make it Tuesday", """{"day":"2026-11-24"}""", "So it is roses, to be picked up at reception on Tue 24 Nov at 10:00.")]
    [InlineData("yes, but at eleven", """{"time":"11:00"}""", "So it is roses, to be picked up at reception on Fri 27 Nov at 11:00.")]
    public async Task A_correction_changes_one_value_and_asks_anew(string words, string arguments, string question)
    {
        var first = await _guest.FillAsync(SaysAll, AllOfIt);
        Assert.Null(await _guest.PlainlyAsync(words));
        var second = await _guest.FillAsync(words, arguments);
        Assert.StartsWith(question, second.Line, StringComparison.Ordinal);

        // The first question is over: its yes orders nothing.
        Assert.NotEqual("fulfilled", (await _guest.AnswerAsync(first, "yes")).Verdict);
        Assert.Empty(_guest.Orders);
        Assert.Equal("fulfilled", (await _guest.AnswerAsync(second, "yes")).Verdict);
        Assert.Single(_guest.Orders);
    }

    [Theory]
    [InlineData("yes, but at eleven")]
    [InlineData("yes if they are red")]
    [InlineData("what do they cost?")]
    [InlineData("yes, tulips")]
    public async Task A_yes_with_something_beside_it_orders_nothing(string words)
    {
        var proposed = await _guest.FillAsync(SaysAll, AllOfIt);
        var answered = await _guest.AnswerAsync(proposed, words);

        Assert.StartsWith("Nothing was done", answered.Result.Text, StringComparison.Ordinal);
        Assert.Empty(_guest.Orders);
    }

    [Theory]
    [InlineData("yes, the roses please")]
    [InlineData("ja bitte")]
    [InlineData("yes, friday at 10:00, roses")]
    public async Task A_yes_that_says_it_once_more_is_one(string words) =>
        Assert.Equal("fulfilled", (await _guest.AnswerAsync(await _guest.FillAsync(SaysAll, AllOfIt), words)).Verdict);

    [Fact]
    public async Task A_no_says_that_nothing_was_ordered()
    {
        await _guest.FillAsync(SaysAll, AllOfIt);
        var left = await _guest.PlainlyAsync("no thanks");

        Assert.Equal("No flowers have been ordered.", left!.Line);
        Assert.False(left.Result.ClosesChat);
        Assert.Null(_guest.Open());
        Assert.Empty(_guest.Orders);
    }

    [Theory]
    [InlineData("cancel")]
    [InlineData("never mind")]
    [InlineData("please cancel the flowers")]
    [InlineData("cancelar")]
    public async Task Cancel_drops_the_form(string words)
    {
        await _guest.FillAsync("roses please", """{"flower":"roses"}""");
        var dropped = await _guest.PlainlyAsync(words);

        Assert.Equal("cancelled", dropped!.Verdict);
        Assert.Equal("No flowers have been ordered.", dropped.Line);
        Assert.Null(_guest.Open());
    }

    [Fact]
    public async Task A_dropped_form_takes_its_question_with_it()
    {
        var proposed = await _guest.FillAsync(SaysAll, AllOfIt);
        await _guest.FillAsync("forget the flowers", """{"cancel":true}""");

        Assert.NotEqual("fulfilled", (await _guest.AnswerAsync(proposed, "yes")).Verdict);
        Assert.Empty(_guest.Orders);
    }

    [Fact]
    public async Task Help_says_how_it_works_and_asks_on()
    {
        var help = await _guest.FillAsync("what can I order?", """{"help":true}""");

        Assert.StartsWith("I can order roses, lilies or tulips for you.", help.Line, StringComparison.Ordinal);
        Assert.EndsWith("Which flowers would you like?", help.Line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tulips tomorrow", """{"flower":"roses"}""", "flower")]
    [InlineData("roses on Friday", """{"day":"2026-11-24"}""", "day")]
    [InlineData("at 11 please", """{"time":"15:00"}""", "time")]
    [InlineData("orchids", """{"flower":"orchids"}""", "flower")]
    [InlineData("on 30 February", """{"day":"2026-02-30"}""", "day")]
    [InlineData("yesterday", """{"day":"2026-11-20"}""", "day")]
    [InlineData("in two months", """{"day":"2027-01-21"}""", "day")]
    [InlineData("at 23:00", """{"time":"23:00"}""", "time")]
    [InlineData("at three", """{"time":"three"}""", "time")]
    public async Task What_cannot_be_had_or_was_not_said_is_not_taken(string words, string arguments, string slot)
    {
        var reply = await _guest.FillAsync(words, arguments);

        Assert.Equal([slot], reply.NotTaken);
        Assert.DoesNotContain(slot, _guest.Open()!.Values.Keys);
    }

    [Fact]
    public async Task A_guest_reads_why_and_is_asked_once_more()
    {
        const string Late = """{"flower":"roses","day":"2026-11-27","time":"20:00"}""";
        var late = await _guest.FillAsync("roses on Friday at 8 in the evening", Late);
        Assert.Equal("It has to be between 09:00 and 18:00. At what time between 9:00 and 18:00?", late.Line);

        var past = await _guest.FillAsync("tulips today at 10:30", """{"flower":"tulips","day":"2026-11-21","time":"10:30"}""");
        Assert.StartsWith("That time is past or too soon.", past.Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_day_may_make_a_time_too_soon()
    {
        await _guest.FillAsync("roses on Friday at 10:30", """{"flower":"roses","day":"2026-11-27","time":"10:30"}""");
        var today = await _guest.FillAsync("today instead", """{"day":"2026-11-21"}""");

        Assert.StartsWith("That time is past or too soon.", today.Line, StringComparison.Ordinal);
        Assert.DoesNotContain("time", _guest.Open()!.Values.Keys);
    }

    [Fact]
    public async Task A_form_that_is_left_for_too_long_lapses_and_the_guest_is_told()
    {
        var flower = await _guest.FillAsync("flowers", "{}");
        _guest.Hotel.Clock.Advance(TimeSpan.FromHours(2));
        var tapped = await _guest.PlainlyAsync("", flower.Choices[1].Id);

        Assert.Equal("lapsed", tapped!.Verdict);
        Assert.StartsWith("Your order of flowers was not finished in time, so nothing was ordered.", tapped.Line, StringComparison.Ordinal);
        Assert.Null(_guest.Open());
    }

    [Fact]
    public async Task A_lapsed_form_begins_anew_with_what_is_said_now()
    {
        await _guest.FillAsync("roses", """{"flower":"roses"}""");
        _guest.Hotel.Clock.Advance(TimeSpan.FromHours(2));
        var anew = await _guest.FillAsync("on Friday then", """{"day":"2026-11-27"}""");

        Assert.StartsWith("Your order of flowers was not finished in time", anew.Line, StringComparison.Ordinal);
        Assert.EndsWith("Which flowers would you like?", anew.Line, StringComparison.Ordinal);
        Assert.Equal(["day"], _guest.Open()!.Values.Keys);
    }

    [Fact]
    public async Task A_late_yes_orders_nothing()
    {
        var proposed = await _guest.FillAsync(SaysAll, AllOfIt);
        _guest.Hotel.Clock.Advance(TimeSpan.FromMinutes(61));
        var late = await _guest.AnswerAsync(proposed, "yes");

        Assert.Equal("lapsed", late.Verdict);
        Assert.Empty(_guest.Orders);
        Assert.Empty(_guest.Requests);
    }

    [Fact]
    public async Task A_tap_of_an_earlier_order_chooses_nothing_in_a_later_one()
    {
        var first = await _guest.FillAsync("flowers", "{}");
        await _guest.PlainlyAsync("cancel");
        await _guest.FillAsync("flowers", "{}");
        var tapped = await _guest.PlainlyAsync("", first.Choices[0].Id);

        Assert.Equal("asking", tapped!.Verdict);
        Assert.Empty(_guest.Open()!.Values);
    }

    [Fact]
    public async Task A_model_that_answers_its_own_question_orders_nothing()
    {
        var proposed = await _guest.FillAsync(SaysAll, AllOfIt);
        var call = _guest.CallIn(_guest.Turn, SaysAll, new() { ["proposal_id"] = proposed.ProposalId, ["answer"] = "yes" });
        var own = await _guest.Tool("answer_proposal").RunAsync(call with { Id = "other" }, default);

        Assert.StartsWith("Nothing was done", own.Text, StringComparison.Ordinal);
        Assert.Empty(_guest.Orders);
    }

    [Fact]
    public async Task Of_several_calls_in_a_turn_the_last_question_counts()
    {
        var first = await _guest.FillAsync("roses or rather tulips on Friday at 10", AllOfIt);
        var second = await _guest.FillAgainAsync("roses or rather tulips on Friday at 10", """{"flower":"tulips"}""", place: 1);
        Assert.Equal("proposed", second.Verdict);
        Assert.Equal(second.Result.About, first.Result.About);

        Assert.Equal("fulfilled", (await _guest.AnswerAsync(second, "yes")).Verdict);
        Assert.Equal("tulips", Assert.Single(_guest.Orders).Values["flower"]);
    }

    [Fact]
    public async Task A_call_beside_another_question_keeps_what_was_said_and_asks_later()
    {
        var reply = await _guest.CallAsync(
            FillingGuest.Flowers, SaysAll, (JsonObject)JsonNode.Parse(AllOfIt)!, call => call with { HasAsked = true });

        Assert.Equal("another_question_is_open", reply.Verdict);
        Assert.Null(reply.Result.Line);
        Assert.Equal(3, _guest.Open()!.Values.Count);
    }

    [Fact]
    public async Task A_call_that_runs_twice_comes_to_the_same()
    {
        var first = await _guest.FillAsync("roses", """{"flower":"roses"}""");
        var again = await _guest.FillAgainAsync("roses", """{"flower":"roses"}""", place: 0);

        Assert.Equal(first.Result.Text, again.Result.Text);
        Assert.Equal(first.Line, again.Line);
    }

    [Fact]
    public async Task Forget_me_and_a_new_conversation_take_it_away()
    {
        await _guest.FillAsync("roses", """{"flower":"roses"}""");
        await _guest.Hotel.Get<OpenQuestions>().CloseAsync(_guest.Ana.Conversation, default);
        Assert.Null(_guest.Open());

        await _guest.AnswerAsync(await _guest.FillAsync(SaysAll, AllOfIt), "yes");
        await _guest.FillAsync("tulips", """{"flower":"tulips"}""");
        Assert.Single(_guest.Orders);
        await _guest.ForgetAsync();

        Assert.Null(_guest.Open());
        Assert.Empty(_guest.Orders);
        Assert.Empty(_guest.Requests);
        Assert.DoesNotContain(
            await _guest.Hotel.Get<GuestTables>().ListAsync(_guest.Ana.Conversation, default), row => row.Table == GuestTables.Forms);
    }

    [Fact]
    public async Task Guests_of_every_language_are_asked_and_answer_in_it()
    {
        foreach (var language in Shipped.Hotel.Languages)
        {
            using var guest = new FillingGuest { Language = language };
            var asked = await guest.FillAsync("", "{}");
            Assert.Equal(3, asked.Choices.Count);
            Assert.NotNull(await guest.PlainlyAsync(asked.Choices[2].Label));
            Assert.Equal("tulips", guest.Open()!.Values["flower"]);
            var proposed = await guest.FillAsync("", """{"day":"2026-11-27","time":"10:00"}""");
            Assert.Equal("fulfilled", (await guest.PlainlyAsync(proposed.Choices[0].Label))!.Verdict);
        }
    }

    [Fact]
    public void The_model_is_shown_what_each_slot_takes()
    {
        var schema = ((IReadsAnswers)_guest.Tool(FillingGuest.Flowers)).DeclarationFor(Shipped.Hotel).JsonSchema;
        var slots = schema.GetProperty("properties");

        var flowers = slots.GetProperty("flower").GetProperty("enum").EnumerateArray().Select(value => value.GetString());
        Assert.Equal(["roses", "lilies", "tulips"], flowers);
        Assert.Equal("date", slots.GetProperty("day").GetProperty("format").GetString());
        Assert.False(schema.TryGetProperty("required", out _));
        Assert.True(slots.TryGetProperty("cancel", out _));
    }
}
