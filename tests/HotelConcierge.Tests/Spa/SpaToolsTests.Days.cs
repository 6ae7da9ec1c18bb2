using System.Text.Json.Nodes;

namespace HotelConcierge.Tests.Spa;

/// <summary>Which day is meant.</summary>
public sealed partial class SpaToolsTests
{
    [Theory]
    [InlineData("any massage tomorrow?", "{}", "2026-11-22")]
    [InlineData("any massage the day before we leave?", """{"date":"2026-11-29"}""", "2026-11-29")]
    [InlineData("any massage?", """{"date":"2026-11-25\n"}""", "2026-11-25")]
    [InlineData("any massage?", """{"date":["2026-11-25"]}""", "2026-11-21")]
    [InlineData("any massage?", """{"date":null,"treatment":"MASSAGE"}""", "2026-11-21")]
    [InlineData("we came yesterday, any massage?", """{"date":"2026-11-23"}""", "2026-11-23")]
    [InlineData("Sunday or Monday", """{"date":"2026-11-23"}""", "2026-11-23")]
    [InlineData("tomorrow", """{"date":"2026-11-22"}""", "2026-11-22")]
    [InlineData("¿hay masajes el próximo viernes?", "{}", "2026-11-27")]
    public async Task The_day_is_what_the_model_understands_and_without_it_what_the_guest_names(
        string words, string arguments, string expected)
    {
        var offered = await SayAsync(Ana, words, "find_spa_slots", JsonNode.Parse(arguments)!.AsObject());

        Assert.Equal(("offered", expected), (offered.Result, offered.Json["choices"]![0]!["day"]!.ToString()));
    }

    [Theory]
    [InlineData("Sunday or Monday", "{}", "several days: 2026-11-22, 2026-11-23")]
    [InlineData("tomorrow", """{"date":"2026-11-25"}""", "several days: 2026-11-22, 2026-11-25")]
    [InlineData("massage on Sunday please", """{"date":"2026-11-25"}""", "several days: 2026-11-22, 2026-11-25")]
    [InlineData("on 31 November", "{}", "a day that no calendar has")]
    [InlineData("on 31 November", """{"date":"2026-11-30"}""", "a day that no calendar has")]
    public async Task A_day_that_is_not_clear_is_asked_for(string words, string arguments, string note)
    {
        var unclear = await SayAsync(Ana, words, "find_spa_slots", JsonNode.Parse(arguments)!.AsObject());

        Assert.Equal("unclear", unclear.Result);
        Assert.Contains(note, unclear.Note, StringComparison.Ordinal);
        Assert.Empty(unclear.Labels);
    }

    [Theory]
    [InlineData("find_spa_slots", """{"date":"The date is 2026-11-25."}""", "date has to be")]
    [InlineData("find_spa_slots", """{"date":20261125}""", "date has to be")]
    [InlineData("find_spa_slots", """{"date":"2026-02-30"}""", "date has to be")]
    [InlineData("find_spa_slots", """{"time":"ten"}""", "time has to be")]
    [InlineData("find_spa_slots", """{"time":"25:00"}""", "time has to be")]
    [InlineData("change_spa_booking", """{"time":"10 pm"}""", "time has to be")]
    public async Task A_model_that_writes_no_day_or_time_is_told_the_form(string tool, string arguments, string problem)
    {
        var told = await SayAsync(Ana, "any massage?", tool, JsonNode.Parse(arguments)!.AsObject());

        Assert.StartsWith("Nothing was done", told.Note, StringComparison.Ordinal);
        Assert.Contains(problem, told.Note, StringComparison.Ordinal);
        Assert.Empty(told.Labels);
    }

    [Theory]
    [InlineData("14:00", "Sun 22 Nov, 14:00", false)]
    [InlineData("13:30", "Sun 22 Nov, 14:00", true)]
    [InlineData("20:00", "Sun 22 Nov, 15:00", true)]
    public async Task The_times_nearest_to_the_wished_one_come_first_and_where_it_is_not_free_the_guest_reads_so(string time, string first, bool isMissed)
    {
        var offered = await SayAsync(
            Ana, "tomorrow afternoon", "find_spa_slots", new() { ["date"] = "2026-11-22", ["time"] = time });

        Assert.Equal(("offered", first, isMissed), (offered.Result, offered.Labels[0], offered.Line is not null));
    }

    [Theory]
    [InlineData("yesterday", "past")]
    [InlineData("on 1 January 1900", "past")]
    [InlineData("on 1 December", "outside_stay")]
    [InlineData("on 31 December 9999", "beyond_horizon")]
    public async Task A_day_that_cannot_be_had_is_refused_with_times_that_can(string words, string reason)
    {
        var refused = await SayAsync(Ana, "a massage " + words, "find_spa_slots");

        Assert.Equal(("refused", reason, "Sat 21 Nov, 11:00"), (refused.Result, refused.Json["reason"]!.ToString(), refused.Labels[0]));
    }
}
