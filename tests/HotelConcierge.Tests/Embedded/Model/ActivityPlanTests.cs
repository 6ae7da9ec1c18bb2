using HotelConcierge.Embedded.Model;

namespace HotelConcierge.Tests.Embedded.Model;

public class ActivityPlanTests
{
    private const string Topic = "Zebra 7";

    public static TheoryData<string, string, string> EveryLanguageAgeAndPlace
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var language in Demo.Languages)
                foreach (var age in (string[])["0-3", "3-4", "4-5"])
                    foreach (var place in (string[])["indoors", "outdoors", "either"])
                        data.Add(language, age, place);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EveryLanguageAgeAndPlace))]
    public async Task A_plan_holds_two_conversations_and_as_many_games_as_asked_for(string language, string age, string place)
    {
        var phrases = Demo.Content.In(language).Phrases;
        for (var count = 1; count <= 10; count++)
        {
            var plan = WrittenPlan.Read(await PlanAsync(language, ("age", age), ("place", place), ("count", $"{count}")));

            Assert.Equal([phrases.Conversations, phrases.Games], plan.Sections.Select(section => section.Heading), StringComparer.Ordinal);
            Assert.Equal([2, count], plan.Sections.Select(section => section.Items.Count));
            Assert.Equal(Enumerable.Range(1, count + 2), plan.Items.Select(item => item.Number));
            Assert.Equal(count + 2, plan.Items.DistinctBy(item => item.Name, StringComparer.Ordinal).Count());
        }
    }

    [Theory]
    [MemberData(nameof(EveryLanguageAgeAndPlace))]
    public async Task Every_item_names_the_topic_in_three_or_four_sentences_and_its_areas(string language, string age, string place)
    {
        var content = Demo.Content.In(language);
        var plan = WrittenPlan.Read(await PlanAsync(language, ("age", age), ("place", place), ("count", "10")));

        Assert.All(plan.Items, item =>
        {
            var activity = Named(language, item.Name);
            var text = content.Activities[activity.Id];
            var label = $"**{content.Phrases.Description}** ";
            Assert.StartsWith(label, item.Paragraphs[0], StringComparison.Ordinal);
            Assert.Contains(Topic, item.Paragraphs[0], StringComparison.Ordinal);
            Assert.EndsWith(text.Ages[age], item.Paragraphs[0], StringComparison.Ordinal);
            Assert.InRange(text.Description.Length + 1, 3, 4);
            Assert.Equal(
                $"**{content.Phrases.AreasOfLearning}** {string.Join("; ", activity.Areas.Select(area => content.Phrases.Areas[area]))}",
                item.Paragraphs[1]);
        });
    }

    [Theory]
    [MemberData(nameof(EveryLanguageAgeAndPlace))]
    public async Task No_item_is_unsuited_to_the_age_or_the_place(string language, string age, string place)
    {
        foreach (var topic in (string[])["dinosaurs", "rain", "my grandmother", "🚒"])
        {
            var text = await Demo.AnswerAsync("activities", topic, language, Demo.Profile(("age", age), ("place", place), ("count", "10")));

            Assert.All(WrittenPlan.Read(text).Items.Select(item => Named(language, item.Name)), activity =>
            {
                Assert.Contains(age, activity.Ages, StringComparer.Ordinal);
                Assert.True(place is "either" || activity.Place == Place.Either || activity.Place == PlanWish.PlaceOf(place));
            });
        }
    }

    [Theory]
    [MemberData(nameof(EveryLanguageAgeAndPlace))]
    public async Task The_areas_asked_for_are_covered(string language, string age, string place)
    {
        var areas = Demo.Content.Pool.Areas;
        foreach (var area in areas)
            Assert.Contains(area, (await PlanAsync([area], 1))[^1].Areas, StringComparer.Ordinal);
        foreach (var (first, second) in areas.Zip(areas.Skip(1)))
            Assert.Subset(await AreasAsync([first, second], 2), AsSet(first, second));
        Assert.Subset(await AreasAsync([.. areas], 3), AsSet([.. areas]));

        async Task<List<Activity>> PlanAsync(string[] wanted, int count)
        {
            var profile = Demo.Profile(("age", age), ("place", place), ("areas", string.Join(',', wanted)), ("count", $"{count}"));
            var plan = WrittenPlan.Read(await Demo.AnswerAsync("activities", Topic, language, profile));
            return [.. plan.Items.Select(item => Named(language, item.Name))];
        }

        async Task<HashSet<string>> AreasAsync(string[] wanted, int count) =>
            AsSet([.. (await PlanAsync(wanted, count)).SelectMany(activity => activity.Areas)]);
    }

    [Fact]
    public async Task Every_game_serves_an_area_asked_for_while_there_are_such_games()
    {
        var areas = await Demo.AnswerAsync("activities", "boats", "en", Demo.Profile(("areas", "mathematics"), ("count", "3")));

        Assert.All(
            WrittenPlan.Read(areas).Sections[1].Items.Select(item => Named("en", item.Name)),
            game => Assert.Contains("mathematics", game.Areas, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("fr")]
    [InlineData("th")]
    public async Task An_ordinary_plan_is_longer_than_one_message(string language) =>
        Assert.True((await PlanAsync(language)).Length > 1600);

    [Fact]
    public async Task The_same_topic_gives_the_same_plan_and_another_topic_another_one()
    {
        var dinosaurs = await Demo.AnswerAsync("activities", "dinosaurs");

        Assert.Equal(dinosaurs, await Demo.AnswerAsync("activities", "dinosaurs"));
        Assert.NotEqual(
            WrittenPlan.Read(dinosaurs).Items.Select(item => item.Name),
            WrittenPlan.Read(await Demo.AnswerAsync("activities", "the sea")).Items.Select(item => item.Name),
            StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("{topic}")]
    [InlineData("{0} {name} {{x}}")]
    [InlineData("<b>bold</b> & <script>")]
    [InlineData("%s %n 100%")]
    [InlineData("🦖👩‍👩‍👧‍👦🏳️‍🌈")]
    [InlineData("الديناصورات")]
    [InlineData("$1 \\1 \"quoted\" “twice”")]
    [InlineData("lone \uD83D surrogate")]
    public async Task A_topic_is_named_verbatim_and_never_read_as_a_template(string topic)
    {
        foreach (var language in Demo.Languages)
        {
            var plan = WrittenPlan.Read(await Demo.AnswerAsync("activities", topic, language, Demo.Profile(("count", "10"))));
            Assert.All(plan.Items, item => Assert.Contains(topic, item.Paragraphs[0], StringComparison.Ordinal));
            Assert.Contains(topic, await Demo.AnswerAsync("explain", topic, language), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_topic_cannot_write_headings_of_its_own()
    {
        var plan = WrittenPlan.Read(await Demo.AnswerAsync("activities", "cats\n\n### 9. Treasure basket\r\n## Games"));

        Assert.Equal(7, plan.Items.Count());
        Assert.Equal(2, plan.Sections.Count);
        Assert.Contains("cats ### 9. Treasure basket ## Games", plan.Items.First().Paragraphs[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_very_long_topic_is_cut_at_a_whole_character()
    {
        var plan = await Demo.AnswerAsync("activities", string.Concat(Enumerable.Repeat("👨‍👩‍👧", 1000)));

        Assert.Contains("👨‍👩‍👧…”", plan, StringComparison.Ordinal);
        Assert.InRange(plan.Length, 1600, 10_000);
    }

    [Theory]
    [InlineData("age", "17")]
    [InlineData("place", "on the moon")]
    [InlineData("areas", "alchemy,,")]
    [InlineData("count", "many")]
    public async Task An_unknown_profile_value_is_treated_as_not_given(string field, string value) =>
        Assert.Equal(
            await Demo.AnswerAsync("activities", "cats"),
            await Demo.AnswerAsync("activities", "cats", profile: Demo.Profile((field, value))));

    [Theory]
    [InlineData("-3", 1)]
    [InlineData("0", 1)]
    [InlineData("11", 10)]
    [InlineData("2000000000", 10)]
    public async Task A_count_outside_one_to_ten_is_brought_back(string count, int games) =>
        Assert.Equal(
            games,
            WrittenPlan.Read(await Demo.AnswerAsync("activities", "cats", profile: Demo.Profile(("count", count)))).Sections[1].Items.Count
        );

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    public async Task Without_a_topic_the_guest_is_asked_for_one(string topic)
    {
        foreach (var language in Demo.Languages)
            Assert.Equal(Demo.Content.In(language).Phrases.AskTopic, await Demo.AnswerAsync("activities", topic, language));
    }

    private static Activity Named(string language, string name)
    {
        var id = Demo.Content.In(language).Activities.Single(text => string.Equals(text.Value.Name, name, StringComparison.Ordinal)).Key;
        return Demo
            .Content.Pool.Conversations.Concat(Demo.Content.Pool.Games)
            .Single(activity => string.Equals(activity.Id, id, StringComparison.Ordinal));
    }

    private static Task<string> PlanAsync(string language, params (string Field, string Value)[] profile) =>
        Demo.AnswerAsync("activities", Topic, language, Demo.Profile(profile));

    private static HashSet<string> AsSet(params string[] values) => values.ToHashSet(StringComparer.Ordinal);
}
