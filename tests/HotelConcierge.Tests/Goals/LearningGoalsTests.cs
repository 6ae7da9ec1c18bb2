using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Goals;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tools;

namespace HotelConcierge.Tests.Goals;

public sealed class LearningGoalsTests
{
    private static readonly ConversationId s_guest = new("phone-abc");
    private static readonly GoalCatalog s_goals = GoalCatalog.Load(Shipped.Folder);
    private readonly GuestProfiles _guests = new(new InMemoryTableStore());

    [Fact]
    public async Task The_goals_of_the_age_and_the_area_are_told_with_their_examples()
    {
        var result = await RunAsync("""{ "ages": [24], "areas": ["mathematics"] }""");

        var goals = result.Report!["goals"]!.AsArray();
        Assert.Equal(2, goals.Count);
        Assert.All(goals, goal => Assert.Equal(("18 months to 3 years", "Mathematics"), ($"{goal!["age"]}", $"{goal["area"]}")));
        Assert.Equal("Count the stairs aloud as you go up together.", goals[0]!["example"]!.ToString());
        Assert.Equal("learning_goals", result.Outcome);
    }

    [Theory]
    [InlineData("en", "a pace of its own", "Mathematics")]
    [InlineData("es", "lleva su ritmo", "Matemáticas")]
    [InlineData("de", "sein eigenes Tempo", "Mathematics")]
    [InlineData("th", "จังหวะของตัวเอง", "Mathematics")]
    public async Task The_notice_follows_by_itself_in_the_guests_language(string language, string notice, string area)
    {
        var result = await RunAsync("""{ "ages": "24", "areas": "mathematics" }""", language);

        Assert.Contains(notice, Assert.IsType<ReplyPart.Text>(Assert.Single(result.Attachments)).Markdown, StringComparison.Ordinal);
        Assert.Equal(area, result.Report!["goals"]![0]!["area"]!.ToString());
    }

    [Fact]
    public async Task An_age_that_is_remembered_need_not_be_said_again()
    {
        await RememberAsync(("children", "50"));

        var result = await RunAsync("{}");

        Assert.Equal(7, result.Report!["goals"]!.AsArray().Count);
        Assert.All(result.Report["goals"]!.AsArray(), goal => Assert.Equal("4 to 5 years", goal!["age"]!.ToString()));
    }

    [Fact]
    public async Task Whoever_never_said_an_age_is_asked_for_it()
    {
        var result = await RunAsync("""{ "areas": ["literacy"] }""", "es");

        Assert.StartsWith("¿Qué edad tiene tu peque?", result.Line, StringComparison.Ordinal);
        Assert.True(result.SaysAll);
        Assert.Empty(result.Attachments);
    }

    [Theory]
    [InlineData("""{ "ages": [24], "areas": ["cooking"] }""", "There is no area cooking. There are: communication-and-language, ")]
    [InlineData("""{ "ages": [240] }""", "ages has to be a list")]
    [InlineData("""{ "ages": ["two"] }""", "ages has to be a list")]
    public async Task What_the_model_got_wrong_it_is_told(string arguments, string expected) =>
        Assert.StartsWith(expected, (await RunAsync(arguments)).Text, StringComparison.Ordinal);

    [Fact]
    public void The_model_is_shown_the_areas_that_there_are()
    {
        var schema = JsonSerializer.Serialize(new LearningGoals(s_goals, _guests).DeclarationFor(Shipped.EarlyYears).JsonSchema);

        Assert.All(s_goals.Find(Shipped.EarlyYears)!.Areas, area => Assert.Contains(area.Name, schema, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Plans_are_told_the_goals_of_the_known_ages_and_areas_only()
    {
        await RememberAsync(("children", "24"), ("areas", "mathematics,literacy"));

        var known = await DescribeAsync("activities");

        var goals = Assert.Single(known["learning_goals"]!.AsObject());
        Assert.Equal("18 months to 3 years", goals.Key);
        Assert.Equal(["literacy", "mathematics"], goals.Value!.AsObject().Select(area => area.Key));
        Assert.Equal("Hears and says number words in play, up to three", goals.Value["mathematics"]![0]!.ToString());
    }

    [Fact]
    public async Task Two_ages_in_all_areas_stay_a_short_list()
    {
        await RememberAsync(("children", "8,50"));

        var known = await DescribeAsync("follow-up");

        Assert.Equal(["birth to 18 months", "4 to 5 years"], known["learning_goals"]!.AsObject().Select(age => age.Key));
        Assert.InRange(known.ToJsonString().Length, 500, 2000);
    }

    [Theory]
    [InlineData("activities", "")]
    [InlineData("parenting", "24")]
    [InlineData("explain", "24")]
    [InlineData("talk", "24")]
    public async Task Without_an_age_or_on_another_route_nothing_is_told(string route, string children)
    {
        await RememberAsync(("children", children));

        Assert.Empty(await DescribeAsync(route));
    }

    private Task RememberAsync(params (string Field, string Value)[] values) => _guests.ChangeAsync(
        s_guest,
        guest => guest with
        {
            Profile = guest.Profile with
            {
                Values = guest.Profile.Values.SetItems(values.Select(value => KeyValuePair.Create(value.Field, value.Value))),
            },
        },
        default);

    private async Task<JsonObject> DescribeAsync(string route)
    {
        var known = new JsonObject();
        await new GoalContext(s_goals, _guests).DescribeAsync(new("", s_guest, Shipped.EarlyYears, []) { Route = route }, known, default);
        return known;
    }

    private Task<ToolResult> RunAsync(string arguments, string language = "en") => new LearningGoals(s_goals, _guests).RunAsync(
        new("m1-0-0", s_guest, Shipped.EarlyYears, JsonNode.Parse(arguments)!.AsObject()) { Language = language }, default);
}
