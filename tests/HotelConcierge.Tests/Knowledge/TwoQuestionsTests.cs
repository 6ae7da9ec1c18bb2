using System.Globalization;
using HotelConcierge.Contracts;
using HotelConcierge.Knowledge;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace HotelConcierge.Tests.Knowledge;

/// <summary>Two questions in one message each get their answer or their honest gap.</summary>
public sealed class TwoQuestionsTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Each_of_two_questions_finds_its_passage_or_is_a_gap_of_its_own()
    {
        using var knowledge = ShippedKnowledge.Open();
        int right = 0, apart = 0;
        var messages = TwoQuestions.ReadAll();
        foreach (var message in messages)
        {
            var result = await knowledge.SearchAsync(message.Assistant, message.Text, message.Language);
            apart += result.Questions.Count == 2 ? 1 : 0;
            for (var i = 0; i < 2; i++)
            {
                var found = result.Questions.Count == 2 ? result.Questions[i].Passages : result.Passages;
                var wanted = message.Wanted[i];
                var isRight = wanted.Source is null
                    ? result.Questions.Count == 2 && found.Count == 0
                    : found.Any(passage => wanted.IsAnsweredBy(passage.Passage));
                right += isRight ? 1 : 0;
                if (!isRight)
                    output.WriteLine($"{message.Text} [{wanted.Says}]: {string.Join(" / ", result.Questions.Select(asked => asked.Text))}");
            }
        }

        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{messages.Count} messages, {apart} told apart, {right} parts right"));
        Assert.InRange(apart, 27, messages.Count);
        Assert.InRange(right, 55, 2 * messages.Count);
    }

    /// <summary>One question stays one, however many things it names.</summary>
    [Theory]
    [InlineData("en", "Are there towels and sunbeds at the pool?")]
    [InlineData("en", "Is the pool open and is it heated?")]
    [InlineData("en", "We arrive at noon and can we leave our bags?")]
    [InlineData("en", "Hi! We arrive tomorrow from Hamburg with two friends, what time is breakfast?")]
    [InlineData("en", "Is there a gym? I like to get up early.")]
    [InlineData("en", "Can my kids and I use the pool?")]
    [InlineData("en", "Is lunch on at 2.30 at the buffet?")]
    [InlineData("es", "¿Hay gimnasio y sauna?")]
    [InlineData("de", "Gibt es eine Sauna und ein Dampfbad?")]
    [InlineData("fr", "Y a-t-il un sauna et un hammam ?")]
    [InlineData("it", "C'è una sauna e un bagno turco?")]
    [InlineData("pt", "Tem sauna e banho turco?")]
    [InlineData("th", "สระว่ายน้ำเปิดกี่โมง แล้วปิดกี่โมง")]
    public async Task What_asks_one_thing_is_not_taken_apart(string language, string message)
    {
        using var knowledge = ShippedKnowledge.Open();

        var result = await knowledge.SearchAsync("hotel", message, language);

        Assert.Equal(message, Assert.Single(result.Questions).Text);
    }

    [Fact]
    public async Task What_is_told_before_a_question_belongs_to_it()
    {
        using var knowledge = ShippedKnowledge.Open();

        var result = await knowledge.SearchAsync("hotel", "My wife is pregnant. Can she use the spa? And what does the garage cost?", "en");

        Assert.Equal(
            ["My wife is pregnant. Can she use the spa?", "And what does the garage cost?"],
            result.Questions.Select(question => question.Text));
        Assert.Contains(result.Questions[0].Passages, found => found.Passage.Headings[^1] == "Rules of the spa");
        Assert.Empty(result.Questions[1].Passages);
        Assert.Equal(["cost"], result.Questions[1].SilentAbout);
    }

    [Fact]
    public async Task A_price_is_that_of_what_its_sentence_names_and_of_nothing_else_in_the_passage()
    {
        using var knowledge = new KnowledgeBase(
            new InMemoryKnowledgeSource()
                .With("synonyms.csv", "kind,en\nrequired,price|cost|how much is|@price\nsubject,cot\nsubject,room\nsubject,massage\n")
                .With("rooms.en.md", "# Rooms\n\nA room has a view. A cot is 10 €.")
                .With("spa.en.md", "# Massage\n\n- Sixty minutes: 90 €"),
            embeddings: null,
            new ManualTimeProvider(),
            NullLogger<KnowledgeBase>.Instance);

        var cot = await knowledge.SearchAsync("hotel", "How much is a cot?", "en");
        var massage = await knowledge.SearchAsync("hotel", "What does a massage cost?", "en");
        var room = await knowledge.SearchAsync("hotel", "How much is a room?", "en");

        Assert.Equal("rooms.en.md", Assert.Single(cot.Passages).Passage.Source);
        Assert.Equal("spa.en.md", Assert.Single(massage.Passages).Passage.Source);
        Assert.Empty(room.Passages);
        Assert.Equal(["how much is"], room.SilentAbout);
    }
}
