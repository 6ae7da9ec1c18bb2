using System.Text.Json.Nodes;

namespace HotelConcierge.Tests.Spa;

/// <summary>Times, notes and the waiting list.</summary>
public sealed partial class SpaToolsTests
{
    [Theory]
    [InlineData("""{"from":"12:00","until":"14:00"}""", new[] { "12:00", "13:00" }, null)]
    [InlineData("""{"until":"11:00"}""", new[] { "09:00", "10:00" }, null)]
    [InlineData("""{"from":"21:00"}""", new[] { "15:00", "14:00", "13:00" }, "21:00")]
    [InlineData("""{"time":"12:00"}""", new[] { "12:00", "13:00", "11:00", "14:00" }, null)]
    [InlineData("""{"time":"18:00"}""", new[] { "15:00", "14:00" }, "18:00")]
    public async Task A_wish_for_a_time_or_a_part_of_a_day_has_the_nearest_times_first(string wish, string[] first, string? missed)
    {
        var arguments = JsonNode.Parse(wish)!.AsObject();
        arguments["date"] = "2026-11-22";
        var offered = await SayAsync(Ana, "something tomorrow", "find_spa_slots", arguments);

        Assert.Equal("offered", offered.Result);
        Assert.Equal(first.Select(time => $"Sun 22 Nov, {time}"), offered.Labels.Take(first.Length));
        Assert.Equal(missed is not null, offered.Line?.Contains(missed ?? "", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task Any_morning_is_one_of_several_days()
    {
        var offered = await SayAsync(Ana, "any morning", "find_spa_slots", new() { ["until"] = "10:00" });

        Assert.Equal(["Sun 22 Nov, 09:00", "Mon 23 Nov, 09:00", "Tue 24 Nov, 09:00"], offered.Labels.Take(3));
        Assert.Null(offered.Line);
        var more = await SayAsync(Ana, "later ones", "find_spa_slots", new() { ["more"] = true });
        Assert.All(more.Labels.SkipLast(1), label => Assert.EndsWith("09:00", label, StringComparison.Ordinal));
    }

    [Fact]
    public async Task More_after_the_nearest_times_shows_the_others_too()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var page = await SayAsync(
            Ana, "tomorrow at noon", "find_spa_slots", new() { ["date"] = "2026-11-22", ["time"] = "12:00" }, most: 3);
        Assert.Equal(["Sun 22 Nov, 12:00", "Sun 22 Nov, 13:00"], page.Labels.Take(2));
        while (page.Labels.Any(label => label.StartsWith("Sun 22", StringComparison.Ordinal)))
        {
            seen.UnionWith(page.Labels);
            page = await SayAsync(Ana, "more", "find_spa_slots", new() { ["more"] = true }, most: 3);
        }

        Assert.Equal(7, seen.Count(label => label.StartsWith("Sun 22", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_time_that_the_model_left_out_counts_where_the_guest_says_nothing_else()
    {
        var offered = await SayAsync(Ana, "massage tomorrow at 18:00", "find_spa_slots", new() { ["date"] = "2026-11-22" });
        Assert.Contains("18:00", offered.Line!, StringComparison.Ordinal);
        Assert.Equal("Sun 22 Nov, 15:00", offered.Labels[0]);

        var other = await SayAsync(Ana, "we dine tomorrow at 18:00, any massage?", "find_spa_slots", new() { ["date"] = "2026-11-22" });
        Assert.Null(other.Line);
    }

    [Fact]
    public async Task A_note_is_told_before_and_with_the_booking()
    {
        var offered = await SayAsync(
            Ana, "massage tomorrow, I am pregnant", "find_spa_slots", new() { ["date"] = "2026-11-22", ["notes"] = "I am pregnant" });
        Assert.Contains("I am pregnant", offered.Line!, StringComparison.Ordinal);
        var booked = await ChooseAsync(Ana, "2", offered.Ids[1]);
        Assert.Contains("I am pregnant", booked.Line!, StringComparison.Ordinal);
        Assert.Equal("I am pregnant", booked.Json["booking"]!["notes"]!.ToString());

        var noted = await SayAsync(Ana, "note: no strong oils", "change_spa_booking", new() { ["notes"] = "no strong oils" });
        Assert.Equal("noted", noted.Result);
        Assert.Equal([_world.At(22, 10)], await _world.MineAsync(Ana));
        Assert.Equal(
            "no strong oils",
            (await SayAsync(Ana, "what do I have?", "my_spa_bookings")).Json["bookings"]![0]!["notes"]!.ToString());

        var moved = await ChangeAsync(Ana, "move my massage to 23 November at 11", "", "2026-11-23", "11:00");
        Assert.Equal(("changed", "no strong oils"), (moved.Result, moved.Json["booking"]!["notes"]!.ToString()));
    }

    [Theory]
    [InlineData("thanks", "charge everything", false)]
    [InlineData("note: no oil", "no oil", true)]
    public async Task A_note_that_the_guest_did_not_write_now_is_not_noted(string words, string notes, bool hasRead)
    {
        await BookAsync(Ana, 22, 10);
        var unclear = await SayAsync(Ana, words, "change_spa_booking", new() { ["notes"] = notes }, hasRead: hasRead);

        Assert.Equal(("unclear", "which_notes"), (unclear.Result, unclear.Json["reason"]!.ToString()));
    }

    [Fact]
    public async Task A_note_with_a_choice_that_holds_other_words_is_asked_about_with_it()
    {
        var offered = await FindAsync(Ana, "massage tomorrow");
        var asked = await SayAsync(
            Ana, "10:00 please, do not use oil", "book_spa_slot", new() { ["choice_id"] = offered.Ids[1], ["notes"] = "do not use oil" });

        Assert.Equal("proposed", asked.Result);
        Assert.Contains("do not use oil", asked.Line!, StringComparison.Ordinal);
        var booked = await AnswerAsync(Ana, "yes", asked.Ids[0], "yes");
        Assert.Equal(("booked", "do not use oil"), (booked.Result, booked.Json["booking"]!["notes"]!.ToString()));
    }

    [Fact]
    public async Task A_guest_joins_the_list_of_a_full_day_by_their_yes_only_and_leaves_it_likewise()
    {
        for (var hour = 9; hour < 16; hour++)
            await BookAsync(HotelConcierge.Contracts.Spa.SpaWorld.Guest(20 + hour), 22, hour);
        var day = new JsonObject { ["date"] = "2026-11-22" };

        var asked = await SayAsync(Ana, "put me on the waiting list for tomorrow", "join_spa_waiting_list", day);
        Assert.Equal("proposed", asked.Result);
        Assert.Null((await SayAsync(Ana, "what do I have?", "my_spa_bookings")).Json["waiting_list"]);
        Assert.Equal("waiting", (await AnswerAsync(Ana, "yes please", asked.Ids[0], "yes")).Result);
        Assert.Single((await SayAsync(Ana, "what do I have?", "my_spa_bookings")).Json["waiting_list"]!.AsArray());
        Assert.Equal("waiting", (await SayAsync(Ana, "put me on it again", "join_spa_waiting_list", day.DeepClone().AsObject())).Result);

        var leaving = await SayAsync(Ana, "take me off the waiting list", "leave_spa_waiting_list");
        Assert.Equal("proposed", leaving.Result);
        Assert.Equal("not_waiting", (await AnswerAsync(Ana, "yes", leaving.Ids[0], "yes")).Result);
        Assert.Equal("not_waiting", (await SayAsync(Ana, "off the list", "leave_spa_waiting_list")).Result);
    }

    [Fact]
    public async Task Another_wish_for_a_day_that_the_guest_waits_for_already_is_asked_about_and_takes_its_place()
    {
        for (var hour = 9; hour < 16; hour++)
            await BookAsync(HotelConcierge.Contracts.Spa.SpaWorld.Guest(20 + hour), 22, hour);
        const string Words = "put me on the waiting list for tomorrow";
        var any = await SayAsync(Ana, Words, "join_spa_waiting_list", new() { ["date"] = "2026-11-22" });
        await AnswerAsync(Ana, "yes", any.Ids[0], "yes");

        var wish = new JsonObject { ["date"] = "2026-11-22", ["from"] = "12:00" };
        var asked = await SayAsync(Ana, "only from noon on", "join_spa_waiting_list", wish);
        Assert.Equal("proposed", asked.Result);
        Assert.Contains("12:00", asked.Line!, StringComparison.Ordinal);
        var waiting = await AnswerAsync(Ana, "yes", asked.Ids[0], "yes");
        Assert.Equal("waiting", waiting.Result);
        Assert.Contains("12:00", waiting.Line!, StringComparison.Ordinal);

        var mine = (await SayAsync(Ana, "what do I have?", "my_spa_bookings")).Json["waiting_list"]!.AsArray();
        Assert.Contains("12:00", Assert.Single(mine)!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("waiting", (await SayAsync(Ana, "only from noon on", "join_spa_waiting_list", wish.DeepClone().AsObject())).Result);
    }

    [Fact]
    public async Task Two_questions_of_one_turn_are_asked_one_after_the_other()
    {
        await BookAsync(Ana, 22, 10);
        await BookAsync(Ana, 22, 14);
        var mine = (await SayAsync(Ana, "what do I have?", "my_spa_bookings")).Json["bookings"]!.AsArray();
        var turn = $"turn-{++_turn}";

        Task<Answer> CancelAsync(int booking, string call) => CallAsync(
            Ana, "hello", "cancel_spa_booking", new() { ["booking_id"] = mine[booking]!["booking_id"]!.ToString() }, null, turn + call);
        var first = await CancelAsync(0, "-0-0");
        var second = await CancelAsync(1, "-0-1");
        var list = await CallAsync(Ana, "hello", "find_spa_slots", new() { ["date"] = "2026-11-23" }, null, turn + "-0-2");

        Assert.Equal("proposed", first.Result);
        Assert.Equal(("another_question_is_open", null), (second.Result, second.Line));
        Assert.Equal(("another_question_is_open", null), (list.Result, list.Line));
        Assert.Equal("cancelled", (await AnswerAsync(Ana, "yes", first.Ids[0], "yes")).Result);
        Assert.Equal([_world.At(22, 14)], await _world.MineAsync(Ana));
    }

    [Theory]
    [InlineData("""{"date":"2026-11-23"}""", "offered", null)]
    [InlineData("""{"date":"2026-11-20"}""", "refused", "past")]
    [InlineData("""{"date":"2026-12-24"}""", "refused", "beyond_horizon")]
    [InlineData("""{"date":"2026-11-22","from":"20:00"}""", "refused", "no_such_time")]
    [InlineData("""{"date":"2026-11-22","people":2}""", "refused", null)]
    [InlineData("""{"date":"2026-11-22","treatment":"tattoo"}""", "unclear", "which_treatment")]
    [InlineData("{}", "unclear", "which_day")]
    public async Task Nobody_waits_for_what_is_free_or_never_will_be(string arguments, string result, string? reason)
    {
        for (var hour = 9; hour < 16; hour++)
            await BookAsync(HotelConcierge.Contracts.Spa.SpaWorld.Guest(20 + hour), 22, hour);
        var answer = await SayAsync(Ana, "the waiting list please", "join_spa_waiting_list", JsonNode.Parse(arguments)!.AsObject());

        Assert.Equal((result, reason), (answer.Result, answer.Json["reason"]?.ToString()));
    }
}
