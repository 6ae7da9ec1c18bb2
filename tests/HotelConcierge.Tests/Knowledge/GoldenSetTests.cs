using System.Globalization;
using Xunit.Abstractions;

namespace HotelConcierge.Tests.Knowledge;

public sealed class GoldenSetTests(ITestOutputHelper output)
{
    private const double LeastRecallAt5 = 1;
    private const double LeastRecallAt1 = 0.88;

    [Theory]
    [InlineData("hotel", 60)]
    [InlineData("early-years", 40)]
    public async Task Nearly_every_question_finds_its_passage_among_the_first_five(string assistant, int atLeast)
    {
        using var knowledge = ShippedKnowledge.Open();
        var questions = GoldenSet.Of(assistant).Where(question => question.Source is not null).ToList();
        var ranks = new List<int>();
        foreach (var question in questions)
        {
            var result = await knowledge.SearchAsync(assistant, question.Text, question.Language);
            var rank = result.Passages.TakeWhile(found => !question.IsAnsweredBy(found.Passage)).Count();
            ranks.Add(rank == result.Passages.Count ? int.MaxValue : rank);
            if (rank > 0)
                output.WriteLine(
                    $"{(rank == result.Passages.Count ? "missed" : $"rank {rank + 1}")}: {question.Language} {question.Text} [{string.Join(", ", result.SilentAbout)}]{string.Concat(result.Passages.Select(found => $"\n    {found.Score:0.00} {found.Passage.Source} {found.Passage.HeadingPath}"))}"
                );
        }

        var recall = (double)ranks.Count(rank => rank < 5) / ranks.Count;
        var first = (double)ranks.Count(rank => rank == 0) / ranks.Count;
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{assistant}: {ranks.Count} questions, recall@5 {recall:0.000}, recall@1 {first:0.000}"));

        Assert.InRange(questions.Count, atLeast, int.MaxValue);
        Assert.InRange(recall, LeastRecallAt5, 1);
        Assert.InRange(first, LeastRecallAt1, 1);
    }

    [Theory]
    [InlineData("hotel", 25)]
    [InlineData("early-years", 8)]
    public async Task What_the_documents_do_not_say_is_not_found(string assistant, int atLeast)
    {
        using var knowledge = ShippedKnowledge.Open();
        var gaps = GoldenSet.Of(assistant).Where(question => question.Source is null).ToList();
        var wrong = new List<string>();
        foreach (var gap in gaps)
        {
            var result = await knowledge.SearchAsync(assistant, gap.Text, gap.Language);
            if (result.Passages.Count > 0)
                wrong.Add($"{gap.Language} {gap.Text}: {result.Passages[0].Passage.Source} {result.Passages[0].Passage.HeadingPath}");
        }

        Assert.InRange(gaps.Count, atLeast, int.MaxValue);
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("When does the spa close?", "en")]
    [InlineData("¿Hasta qué hora abre el spa?", "es")]
    [InlineData("Wann schließt das Spa?", "de")]
    public async Task Where_the_documents_contradict_themselves_the_section_about_it_comes_before_the_overview(
        string question,
        string language)
    {
        using var knowledge = ShippedKnowledge.Open();

        var result = await knowledge.SearchAsync("hotel", question, language);

        var passages = result.Passages.Select(found => found.Passage).ToList();
        Assert.Equal(("spa.en.md", "Spa Poniente > Opening hours of the spa"), (passages[0].Source, passages[0].HeadingPath));
        Assert.DoesNotContain("21:00", passages[0].Text, StringComparison.Ordinal);
    }
}
