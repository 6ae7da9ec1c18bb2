using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Embedded.Model.Concierge;
using HotelConcierge.Knowledge;
using HotelConcierge.Messages;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Knowledge;
using Xunit.Abstractions;

namespace HotelConcierge.Tests.Embedded.Model.Concierge;

/// <summary>What the demo model quotes of what the hotel's tool returned.</summary>
public sealed class DocumentAnswersTests(ITestOutputHelper output) : IDisposable
{
    private static readonly ConciergePhrases English =
        new ConciergeReader(Path.Combine(Shipped.DemoFolder, "hotel", "model"), []).Read()["en"];

    private readonly KnowledgeBase _knowledge = ShippedKnowledge.Open();

    public void Dispose() => _knowledge.Dispose();

    [Fact]
    public async Task Each_of_two_questions_is_quoted_for()
    {
        var answer = await AskAsync("whats the dress code at marea alta n when does the disco close", "en");

        Assert.Contains("Se pide ropa elegante", answer, StringComparison.Ordinal);
        Assert.Contains("de jueves a sábado", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_of_two_things_is_not_told_is_named()
    {
        var answer = await AskAsync("Do you have a crib for our baby and how much is parking?", "en");

        Assert.Contains("calientabiberones", answer, StringComparison.Ordinal);
        Assert.Contains("says nothing about this (how much is)", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gap_without_a_word_to_blame_is_named_by_the_question()
    {
        var answer = await AskAsync("When does the gym open? And is there a bowling alley?", "en");

        Assert.Contains("It never closes", answer, StringComparison.Ordinal);
        Assert.Contains("says nothing about this (And is there a bowling alley?)", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_gaps_are_told_in_one_sentence() => Assert.Equal(
        English.Say("silentAbout", ("what", "wifi, dogs")),
        await AskAsync("Is there wifi? And are dogs welcome?", "en"));

    [Fact]
    public async Task Of_a_long_passage_the_sentences_that_answer_are_quoted() => Assert.Contains(
        "cannot be reserved",
        await AskAsync("Can sunbeds and parasols be reserved?", "en"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("hotel", 0.92)]
    [InlineData("near-words", 1)]
    [InlineData("slips", 0.95)]
    public async Task The_answer_stands_in_what_is_quoted(string set, double least)
    {
        var questions = GoldenSet.Of(set).Where(question => question.Source is not null).ToList();
        var quoted = 0;
        foreach (var question in questions)
        {
            var answer = await AskAsync(question.Text, question.Language);
            if (answer.Contains(question.Says.ReplaceLineEndings(" "), StringComparison.Ordinal))
                quoted++;
        }

        var share = (double)quoted / questions.Count;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set}: {quoted} of {questions.Count} quoted, {share:0.000}"));
        Assert.InRange(share, least, 1);
    }

    private async Task<string> AskAsync(string question, string language)
    {
        var result = await new HotelInformation(_knowledge).RunAsync(
            new("m1-0-0", new ConversationId("phone-1"), Shipped.Hotel, new() { ["question"] = question, ["language"] = language }),
            default);
        return DocumentAnswers.Of(JsonNode.Parse(result.Text)!.AsObject(), question, English);
    }
}
