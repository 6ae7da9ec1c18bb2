using HotelConcierge.Assistants;
using HotelConcierge.Model;
using HotelConcierge.Text;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Embedded.Model;

public class FollowUpTests
{
    [Theory]
    [InlineData("en", "tell me more about 2", 2)]
    [InlineData("en", "How does number four work?", 4)]
    [InlineData("en", "the third one please", 3)]
    [InlineData("en", "more details on game 5", 5)]
    [InlineData("en", "2", 2)]
    [InlineData("es", "cuéntame más sobre la 2", 2)]
    [InlineData("es", "¿cómo se hace la cuarta?", 4)]
    [InlineData("es", "la número tres", 3)]
    [InlineData("de", "Erzähl mir mehr zu 2", 2)]
    [InlineData("de", "wie geht das dritte Spiel?", 3)]
    [InlineData("de", "Nummer vier bitte", 4)]
    [InlineData("fr", "dis-m’en plus sur la 2", 2)]
    [InlineData("fr", "comment faire la troisième ?", 3)]
    [InlineData("fr", "le numéro quatre", 4)]
    [InlineData("th", "ขอรายละเอียดข้อ 2", 2)]
    [InlineData("th", "เล่าเพิ่มเติมเกี่ยวกับข้อสาม", 3)]
    [InlineData("th", "ข้อ ๔", 4)]
    public async Task A_number_brings_the_details_of_that_item(string language, string said, int number)
    {
        var plan = await Demo.AnswerAsync("activities", "dragons", language);
        var asked = WrittenPlan.Read(plan).Items.Single(item => item.Number == number);
        var phrases = Demo.Content.In(language).Phrases;

        var details = await Demo.FollowUpAsync(said, "dragons", language, before: plan);

        Assert.StartsWith($"### {number}. {asked.Name}\n", details, StringComparison.Ordinal);
        foreach (var label in (string[])[phrases.Need, phrases.Steps, phrases.Say, phrases.Easier, phrases.Harder])
            Assert.Contains($"**{label}**", details, StringComparison.Ordinal);
        Assert.Contains("\n3. ", details, StringComparison.Ordinal);
        Assert.Contains("dragons", details, StringComparison.Ordinal);
        Assert.DoesNotContain("{topic}", details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("th")]
    public async Task Asked_for_shorter_it_names_every_idea_again_in_at_most_half_the_length(string language)
    {
        var plan = await Demo.AnswerAsync("activities", "dragons", language);
        var brief = new ModelBrief("early-years", "follow-up", language, "dragons", GuestProfile.Empty) { FollowUp = FollowUpKind.Shorter };

        var shorter = (await Demo.AskAsync(brief, [new(ChatRole.Assistant, plan), new(ChatRole.User, "shorter")])).Text;

        Assert.All(
            WrittenPlan.Read(plan).Items,
            item => Assert.Contains($"**{item.Number}. {item.Name}**", shorter, StringComparison.Ordinal));
        Assert.InRange(shorter.Length, 1, plan.Length / 2);
        Assert.DoesNotContain("{topic}", shorter, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "more", 3)]
    [InlineData("en", "another one", 1)]
    [InlineData("en", "2 more games please", 2)]
    [InlineData("en", "something else?", 3)]
    [InlineData("es", "más", 3)]
    [InlineData("es", "dame otras dos", 2)]
    [InlineData("es", "quiero dos juegos más", 2)]
    [InlineData("de", "mehr Ideen", 3)]
    [InlineData("de", "noch zwei Spiele", 2)]
    [InlineData("de", "hast du was anderes?", 3)]
    [InlineData("fr", "encore", 3)]
    [InlineData("fr", "deux autres jeux", 2)]
    [InlineData("fr", "une autre idée", 1)]
    [InlineData("th", "ขอเพิ่ม", 3)]
    [InlineData("th", "ขออีกสองเกม", 2)]
    public async Task Asking_for_more_brings_different_games_with_numbers_that_go_on(string language, string said, int count)
    {
        var plan = await Demo.AnswerAsync("activities", "dragons", language);

        var more = WrittenPlan.Read(await Demo.FollowUpAsync(said, "dragons", language, before: plan));

        Assert.Equal(Demo.Content.In(language).Phrases.Games, Assert.Single(more.Sections).Heading);
        Assert.Equal(Enumerable.Range(8, count), more.Items.Select(item => item.Number));
        Assert.Empty(
            more.Items.Select(item => item.Name).Intersect(WrittenPlan.Read(plan).Items.Select(item => item.Name), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("en", "only indoors please")]
    [InlineData("en", "3 games")]
    [InlineData("es", "solo dentro de casa")]
    [InlineData("es", "tres juegos")]
    [InlineData("es", "para más pequeños")]
    [InlineData("de", "nur drinnen")]
    [InlineData("de", "drei Spiele")]
    [InlineData("fr", "seulement dedans")]
    [InlineData("fr", "trois jeux")]
    [InlineData("fr", "pour un enfant plus jeune")]
    [InlineData("th", "ในบ้านเท่านั้น")]
    [InlineData("th", "สามเกม")]
    public async Task A_change_brings_a_new_plan_on_the_same_topic_with_the_new_profile(string language, string said)
    {
        var profile = Demo.Profile(("age", "0-3"), ("place", "indoors"), ("count", "3"));
        var before = await Demo.AnswerAsync("activities", "dragons", language);

        var changed = await Demo.FollowUpAsync(said, "dragons", language, profile, before);

        Assert.Equal(await Demo.AnswerAsync("activities", "dragons", language, profile), changed);
        Assert.NotEqual(before, changed, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("en", "and for the baby?")]
    [InlineData("en", "for a two-year-old")]
    [InlineData("es", "¿y para el bebé?")]
    [InlineData("de", "für ein zweijähriges Kind")]
    [InlineData("fr", "pour un enfant de deux ans")]
    [InlineData("th", "สำหรับเด็กสองขวบ")]
    public async Task Another_child_gets_other_ideas_and_not_the_same_plan(string language, string said)
    {
        var profile = Demo.Profile(("children", "54"));
        var before = await Demo.AnswerAsync("activities", "dragons", language, profile);

        var changed = WrittenPlan.Read(await Demo.FollowUpAsync(said, "dragons", language, profile, before));

        var seen = WrittenPlan.Read(before).Items.Select(item => item.Name).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(7, changed.Items.Count());
        Assert.All(changed.Items, item => Assert.DoesNotContain(item.Name, seen));
    }

    [Theory]
    [InlineData("en", "another one without paint", "paint")]
    [InlineData("en", "another one without scissors", "scissors")]
    [InlineData("es", "otra sin pintura, que no tengo", "pintura")]
    public async Task What_is_not_at_hand_is_not_asked_for(string language, string said, string thing)
    {
        var plan = await Demo.AnswerAsync("activities", "dragons", language, Demo.Profile(("count", "3")));
        var seen = new List<string> { plan };
        for (var more = 0; more < 8; more++)
            seen.Add(await Demo.FollowUpAsync(said, "dragons", language, before: [.. seen]));

        var used = Demo.Content.Pool.Games.Where(game => game.Uses.Contains(thing is "pintura" ? "paint" : thing, StringComparer.Ordinal))
            .Select(game => Demo.Content.In(language).Activities[game.Id].Name);
        Assert.All(used, name => Assert.All(seen.Skip(1), answer => Assert.DoesNotContain(name, answer, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_item_can_be_asked_for_by_its_name()
    {
        foreach (var language in Demo.Languages)
        {
            var plan = await Demo.AnswerAsync("activities", "dragons", language);
            foreach (var item in WrittenPlan.Read(plan).Items)
                Assert.StartsWith(
                    $"### {item.Number}. {item.Name}\n",
                    await Demo.FollowUpAsync($"… {item.Name.ToUpperInvariant()}!", "dragons", language, before: plan),
                    StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("### ", "", "## ", "", "**")]
    [InlineData("*_", "_*", "*", "*", "_")]
    [InlineData("_*", "*_", "*", "*", "_")]
    [InlineData("", "", "", "", "")]
    public async Task A_plan_is_recognised_in_a_channels_own_marks(
        string open,
        string close,
        string sectionOpen,
        string sectionClose,
        string bold)
    {
        var plan = await Demo.AnswerAsync("activities", "dragons");
        var third = WrittenPlan.Read(plan).Items.Single(item => item.Number == 3);
        var shown = string.Join('\n', plan.Replace("**", bold, StringComparison.Ordinal).Split('\n').Select(line =>
            line.StartsWith("### ", StringComparison.Ordinal) ? open + line[4..] + close
            : line.StartsWith("## ", StringComparison.Ordinal) ? sectionOpen + line[3..] + sectionClose
            : line));

        Assert.StartsWith($"### 3. {third.Name}\n", await Demo.FollowUpAsync("3", "dragons", before: shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Details_and_further_games_stay_part_of_the_plan_they_came_from()
    {
        var plan = await Demo.AnswerAsync("activities", "dragons");
        var first = await Demo.FollowUpAsync("1", "dragons", before: plan);
        var more = await Demo.FollowUpAsync("more", "dragons", before: [plan, first]);
        var ninth = WrittenPlan.Read(more).Items.Single(item => item.Number == 9);

        Assert.StartsWith(
            $"### 9. {ninth.Name}\n",
            await Demo.FollowUpAsync("tell me about 9", "dragons", before: [plan, first, more]),
            StringComparison.Ordinal);
        var again = WrittenPlan.Read(await Demo.FollowUpAsync("more", "dragons", before: [plan, first, more]));
        Assert.Equal([11, 12, 13], again.Items.Select(item => item.Number));
        Assert.Empty(
            again
                .Items.Select(item => item.Name)
                .Intersect(WrittenPlan.Read(plan + more).Items.Select(item => item.Name), StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_new_plan_makes_the_one_before_it_forgotten()
    {
        var old = await Demo.AnswerAsync("activities", "dragons", profile: Demo.Profile(("count", "10")));
        var current = await Demo.AnswerAsync("activities", "boats", profile: Demo.Profile(("count", "1")));

        var answer = await Demo.FollowUpAsync("tell me about 11", "boats", before: [old, current]);

        Assert.Equal(Template.Fill(Demo.Content.In("en").Phrases.WhichItem, ("first", "1"), ("last", "3")), answer);
    }

    [Fact]
    public async Task The_easier_variation_is_that_of_the_younger_age()
    {
        var plan = await Demo.AnswerAsync("activities", "dragons", profile: Demo.Profile(("age", "4-5")));
        var item = WrittenPlan.Read(plan).Items.First();
        var text = Demo
            .Content.In("en")
            .Activities.Values.Single(activity => string.Equals(activity.Name, item.Name, StringComparison.Ordinal));

        var details = await Demo.FollowUpAsync("1", "dragons", profile: Demo.Profile(("age", "4-5")), before: plan);

        Assert.Contains($"**Easier:** {text.Ages["3-4"]}", details, StringComparison.Ordinal);
        Assert.Contains($"**Harder:** {Demo.Content.In("en").Phrases.Hardest}", details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_no_activity_is_left_the_guest_is_told()
    {
        var plan = await Demo.AnswerAsync("activities", "dragons", profile: Demo.Profile(("count", "10")));
        var more = await Demo.FollowUpAsync("10 more", "dragons", before: plan);

        Assert.NotEmpty(WrittenPlan.Read(more).Items);
        Assert.Equal(Demo.Content.In("en").Phrases.NoMore, await Demo.FollowUpAsync("more", "dragons", before: [plan, more]));
    }

    [Theory]
    [InlineData("tell me about 47")]
    [InlineData("hm")]
    [InlineData("")]
    [InlineData("999999999999999999999")]
    [InlineData("that one")]
    public async Task What_cannot_be_understood_is_answered_by_what_can_be_asked(string said)
    {
        foreach (var language in Demo.Languages)
        {
            var plan = await Demo.AnswerAsync("activities", "dragons", language);
            Assert.Equal(
                Template.Fill(Demo.Content.In(language).Phrases.WhichItem, ("first", "1"), ("last", "7")),
                await Demo.FollowUpAsync(said, "dragons", language, before: plan));
        }
    }

    [Theory]
    [InlineData("more")]
    [InlineData("tell me about 2")]
    public async Task Without_a_plan_the_guest_is_told_how_to_get_one(string said)
    {
        foreach (var language in Demo.Languages)
            Assert.Equal(
                Demo.Content.In(language).Phrases.NothingToFollow,
                await Demo.FollowUpAsync(said, "dragons", language, before: "2. Wash your hands\n### 3. Something of another model"));
    }
}
