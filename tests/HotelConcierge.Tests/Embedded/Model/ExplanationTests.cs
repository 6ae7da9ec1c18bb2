using HotelConcierge.Embedded.Model;

namespace HotelConcierge.Tests.Embedded.Model;

public class ExplanationTests
{
    [Fact]
    public async Task Every_topic_is_found_by_its_own_name_in_every_language()
    {
        foreach (var language in Demo.Languages)
        {
            var explanations = Demo.Content.In(language).Explanations;
            Assert.InRange(explanations.Length, 25, 100);
            foreach (var explanation in explanations)
                Assert.Equal(
                    $"{explanation.Text}\n\n{explanation.Question}",
                    await Demo.AnswerAsync("explain", explanation.Name, language));
        }
    }

    [Fact]
    public void Every_explanation_ends_in_a_question()
    {
        foreach (var language in Demo.Languages)
            Assert.All(Demo.Content.In(language).Explanations, explanation => Assert.Contains('?', explanation.Question));
    }

    [Theory]
    [InlineData("en", "Why is the SKY so blue?", "sky-blue")]
    [InlineData("en", "rainbows", "rainbow")]
    [InlineData("en", "dinosuars", "dinosaurs")]
    [InlineData("en", "where do babies come from", "new-baby")]
    [InlineData("en", "our dog died", "death")]
    [InlineData("en", "thunderstorms at night", "thunder")]
    [InlineData("es", "por que llueve tanto", "rain")]
    [InlineData("es", "los dinosáurios", "dinosaurs")]
    [InlineData("es", "murió nuestro perro", "death")]
    [InlineData("de", "wieso fallen Blätter von Bäumen", "leaves")]
    [InlineData("de", "Sterne", "stars")]
    [InlineData("de", "Regenbögen und der Regenbogen", "rainbow")]
    [InlineData("fr", "l’arc-en-ciel", "rainbow")]
    [InlineData("fr", "les e\u0301toiles", "stars")]
    [InlineData("fr", "notre chat est mort", "death")]
    [InlineData("th", "ทำไมตอนกลางคืนถึงมืด", "night")]
    [InlineData("th", "เงิน", "money")]
    public void A_topic_is_found_however_it_is_asked_for(string language, string topic, string id) =>
        Assert.Equal(id, ExplanationSearch.Find(topic, Demo.Content.In(language))?.Id);

    [Theory]
    [InlineData("en", "how cars start")]
    [InlineData("en", "quantum chromodynamics")]
    [InlineData("es", "por qué estoy solo")]
    [InlineData("fr", "comment on a été")]
    [InlineData("th", "ตายาย")]
    [InlineData("th", "สีน้ำเงิน")]
    [InlineData("th", "น้ำตาล")]
    [InlineData("de", "…?!")]
    public async Task An_unknown_topic_gets_an_honest_answer_that_names_it(string language, string topic)
    {
        Assert.Null(ExplanationSearch.Find(topic, Demo.Content.In(language)));
        Assert.Equal(
            Demo.Content.In(language).Phrases.UnknownTopic.Replace("{topic}", topic, StringComparison.Ordinal),
            await Demo.AnswerAsync("explain", topic, language));
    }

    [Fact]
    public async Task Without_a_question_the_guest_is_asked_for_one()
    {
        foreach (var language in Demo.Languages)
            Assert.Equal(Demo.Content.In(language).Phrases.AskQuestion, await Demo.AnswerAsync("explain", " ", language));
    }
}
