namespace HotelConcierge.Tests.Spa;

/// <summary>Which day is meant.</summary>
public sealed partial class SpaToolsTests
{
    [Theory]
    [InlineData("any massage tomorrow?", "{}", "2026-11-22")]
    [InlineData("any massage tomorrow?", """{"date":"2026-11-25"}""", "2026-11-22")]
    [InlineData("any massage?", """{"date":"2026-11-25\n"}""", "2026-11-25")]
    [InlineData("any massage?", """{"date":"The date is 2026-11-25."}""", "2026-11-25")]
    [InlineData("any massage?", """{"when":"Wednesday","date":"2026-11-27"}""", "2026-11-25")]
    [InlineData("any massage?", """{"date":["2026-11-25"]}""", "2026-11-21")]
    [InlineData("any massage?", """{"date":20261125,"when":null,"treatment":"MASSAGE"}""", "2026-11-21")]
    [InlineData("we came yesterday, any massage?", """{"date":"2026-11-23"}""", "2026-11-23")]
    [InlineData("Sunday or Monday", """{"date":"2026-11-23"}""", "2026-11-23")]
    [InlineData("¿hay masajes el próximo viernes?", "{}", "2026-11-27")]
    public async Task The_day_is_the_guests_own_before_the_models(string words, string arguments, string expected)
    {
        var offered = await SayAsync(Ana, words, "find_spa_slots", arguments);

        Assert.Equal(("offered", expected), (offered.Result, offered.Json["choices"]![0]!["day"]!.ToString()));
    }

    [Theory]
    [InlineData("Sunday or Monday", "several days: 2026-11-22, 2026-11-23")]
    [InlineData("on 31 November", "a day that no calendar has")]
    public async Task A_day_that_is_not_clear_is_asked_for(string words, string note)
    {
        var unclear = await SayAsync(Ana, words, "find_spa_slots");

        Assert.Equal("unclear", unclear.Result);
        Assert.Contains(note, unclear.Json["note"]!.ToString(), StringComparison.Ordinal);
        Assert.Empty(unclear.Labels);
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
