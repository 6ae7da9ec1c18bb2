using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using HotelConcierge.Assistants;

namespace HotelConcierge.Tests.Assistants;

public sealed class AssistantReaderTests
{
    private static readonly RoutingMemory[] Memories =
        [RoutingMemory.Empty, new("activities", null, "dinosaurs"), new(null, "activities", null), new("gone", "gone too", "x")];

    [Theory]
    [InlineData("Explain", "explain", "askTopic.explain")]
    [InlineData("explain?!", "explain", "askTopic.explain")]
    [InlineData("Activities", "activities", "askTopic.activities")]
    [InlineData("activities for a 2 year old please", "activities", "askTopic.activities")]
    [InlineData("give me 5 ideas", "activities", "askTopic.activities")]
    public void A_command_without_a_topic_asks_for_one_and_takes_the_next_message_as_it(string text, string route, string reply)
    {
        var asked = Read(text);
        var answered = Read("dinosaurs", asked.Profile, asked.Memory);

        Assert.Equal((route, "", reply, route), (asked.Route.Label, asked.Topic, asked.ReplyKey, asked.Memory.PendingRoute));
        Assert.Equal((route, "dinosaurs", null), (answered.Route.Label, answered.Topic, answered.ReplyKey));
        Assert.Equal(new RoutingMemory(route, null, "dinosaurs"), answered.Memory);
    }

    [Fact]
    public void What_tells_only_of_the_guest_is_no_topic_and_the_topic_is_asked_for_again()
    {
        var understood = Read("for my 2 year old please", memory: new(null, "activities", null));

        Assert.Equal(
            ("askTopic.activities", "activities", "0-3"),
            (understood.ReplyKey, understood.Memory.PendingRoute, understood.Profile["age"]));
    }

    [Theory]
    [InlineData("🦕", "activities", "🦕")]
    [InlineData("why is the sky blue", "activities", "why is the sky blue")]
    [InlineData("ok, dinosaurs please", "activities", "dinosaurs")]
    [InlineData("Explain rain", "explain", "rain")]
    [InlineData("hi", "help", "")]
    public void While_a_topic_is_awaited_only_commands_and_greetings_are_something_else(string text, string route, string topic)
    {
        var understood = Read(text, memory: new(null, "activities", null));

        Assert.Equal((route, topic), (understood.Route.Label, understood.Topic));
    }

    [Fact]
    public void A_greeting_leaves_an_awaited_topic_awaited_and_an_answer_open_to_follow_ups()
    {
        var memory = new RoutingMemory("explain", "activities", "rain");

        Assert.Equal(memory, Read("hello", memory: memory).Memory);
    }

    [Fact]
    public void Help_is_a_fixed_reply() => Assert.Equal(ReplyKeys.Help, Read("Hi").ReplyKey);

    [Fact]
    public void A_guest_who_wrote_Spanish_stays_Spanish_while_nothing_says_otherwise()
    {
        var first = Read("hola");
        var second = Read("dinosaurs 2", first.Profile, first.Memory);
        var third = Read("Explain the rain to me please", second.Profile, second.Memory);

        Assert.Equal(("es", "es", "en"), (first.Profile.Language, second.Language, third.Language));
    }

    [Fact]
    public void A_language_that_the_assistant_does_not_speak_gives_way_to_its_default() =>
        Assert.Equal("en", Read("xyz", GuestProfile.Empty with { Language = "fi" }).Language);

    [Fact]
    public void No_language_is_remembered_before_one_was_recognised() => Assert.Null(Read("dinosaurs 2").Profile.Language);

    [Fact]
    public void What_was_said_about_the_guest_is_remembered_and_can_be_changed_and_taken_back()
    {
        var first = Read("Activities bears in the garden with maths for a 2 year old, 3 games");
        var second = Read("Activities trains for my 4 year old, all areas", first.Profile, first.Memory);

        Assert.Equal("age=0-3 areas=mathematics count=3 place=outdoors", Written(first.Profile));
        Assert.Equal("age=4-5 count=3 place=outdoors", Written(second.Profile));
    }

    [Fact]
    public void A_follow_up_of_a_follow_up_still_refers_to_the_plan()
    {
        var plan = Read("Activities dinosaurs");
        var more = Read("more", plan.Profile, plan.Memory);
        var item = Read("2", more.Profile, more.Memory);

        Assert.Equal(("follow-up", "dinosaurs", 2), (item.Route.Label, item.Topic, item.FollowUp!.Item));
    }

    [Fact]
    public void The_memory_survives_JSON_and_stays_small_whatever_is_written()
    {
        var memory = Read("Activities " + new string('x', RoutingMemory.MaxTopicLength - 1) + "🦕🦕").Memory;

        Assert.Equal(new string('x', RoutingMemory.MaxTopicLength - 1), memory.LastTopic);
        Assert.Equal(memory, JsonSerializer.Deserialize<RoutingMemory>(JsonSerializer.Serialize(memory)));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{x}")]
    [InlineData("{{language}}")]
    [InlineData("{{profile.place}} {0} %s %n $(id) `ls`")]
    [InlineData("<b & <!-- ]]>")]
    [InlineData("*")]
    [InlineData("a*b_c~d")]
    [InlineData("'; drop table guests; x")]
    [InlineData("\\u0000 \0 \u0001 x")]
    [InlineData("👩‍👩‍👧‍👦🏽 🇹🇭")]
    [InlineData("\u202Eشروق الشمس\u202C של")]
    [InlineData("\uD83D lone \uDC00 surrogates")]
    [InlineData("Z̸͓̚a̷l̵g̶o̴")]
    public void Poison_is_a_topic_like_any_other_and_survives_verbatim(string poison)
    {
        Assert.Equal(poison, Read("Explain " + poison).Topic);
        Assert.Equal(poison, Read("Activities " + poison).Topic);
        Assert.Equal(poison, Read(poison, memory: new(null, "explain", null)).Topic);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("{")]
    [InlineData("a ")]
    [InlineData("please ")]
    [InlineData("for 2 year old ")]
    [InlineData("\n2\n")]
    [InlineData("\u0301")]
    [InlineData("ครับ")]
    [InlineData("สองขวบ")]
    [InlineData("🦕 ")]
    public void A_hundred_thousand_characters_are_read_in_full(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 100_000 / unit.Length)) + "end";

        var understood = Read("Explain q " + text);

        Assert.StartsWith("q", understood.Topic, StringComparison.Ordinal);
        Assert.EndsWith("end", understood.Topic, StringComparison.Ordinal);
        Assert.True(understood.Topic.Length > 90_000);
    }

    [Fact]
    public void Reading_never_throws_and_always_says_the_same()
    {
        var words = Gen.Elements(
            "explain",
            "Activities",
            "for",
            "a",
            "2",
            "year",
            "old",
            "two-year-old",
            "in the garden",
            "maths",
            "more",
            "number",
            "why",
            "hola",
            "กิจกรรม",
            "ขวบ",
            "สอง",
            "\n",
            "?",
            "{{x}}",
            "🦕",
            "\uD800",
            "ß",
            "3-4",
            "2.",
            "5 games",
            "please",
            "with",
            "und",
            "dreijährige");
        var texts = Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
            Gen.Select(Gen.ListOf(words), list => string.Join(' ', list)),
            Gen.Select(Gen.ListOf(words), string.Concat));
        var readings = Gen.Zip(texts, Gen.Elements(Memories));

        Prop.ForAll(readings.ToArbitrary(), reading => IsReadTheSameTwice(reading.Item1, reading.Item2))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20, 1017));
    }

    private static bool IsReadTheSameTwice(string text, RoutingMemory memory)
    {
        var (first, second) = (Read(text, memory: memory), Read(text, memory: memory));
        return string.Equals(Shown(first), Shown(second), StringComparison.Ordinal)
            && Shipped.CaregiverWords.Languages.Contains(first.Language, StringComparer.Ordinal);
    }

    private static string Shown(Understanding understood) =>
        $"{understood.Route.Label} {understood.Topic} {understood.Language} {understood.FollowUp} {understood.ReplyKey} {understood.Memory} {Written(understood.Profile)}";

    private static Understanding Read(string text, GuestProfile? profile = null, RoutingMemory? memory = null) =>
        AssistantReader.Read(Shipped.CaregiverWords, text, profile ?? GuestProfile.Empty, memory ?? RoutingMemory.Empty);

    private static string Written(GuestProfile profile) => string.Join(' ', profile.Values.Select(pair => $"{pair.Key}={pair.Value}"));
}
