using System.Globalization;
using Xunit.Abstractions;

namespace HotelConcierge.Tests.Knowledge;

/// <summary>Whatever the hotel's guide tells can be asked for in both of the languages that it is written in.</summary>
public sealed class GuideFactsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task Every_fact_of_the_guide_is_found_among_the_first_five_passages(string language)
    {
        using var knowledge = ShippedKnowledge.Open();
        var facts = GuideFact.ReadAll();
        var missed = new List<string>();
        var first = 0;
        foreach (var fact in facts)
        {
            var result = await knowledge.SearchAsync("hotel", fact.QuestionIn(language), language);
            var rank = result.Passages.TakeWhile(found => !fact.IsToldBy(found.Passage)).Count();
            if (rank == result.Passages.Count)
                missed.Add(
                    $"{fact.QuestionIn(language)} [{fact.Says}] {string.Join(" | ", result.SilentAbout.Select(word => $"silent about {word}").Concat(result.Passages.Select(found => string.Create(CultureInfo.InvariantCulture, $"{found.Score:0.0} {found.Passage.Headings[^1]}"))))}"
                );
            else if (rank == 0)
                first++;
        }

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{language}: {facts.Count} facts, recall@5 {1 - ((double)missed.Count / facts.Count):0.000}, recall@1 {(double)first / facts.Count:0.000}"
            ));
        Assert.True(missed.Count == 0, $"{missed.Count} not found:\n{string.Join('\n', missed)}");
    }

    [Fact]
    public async Task With_every_passage_comes_the_document_and_its_title_and_where_the_document_has_one_its_address()
    {
        using var knowledge = ShippedKnowledge.Open();
        foreach (var fact in GuideFact.ReadAll())
        {
            var result = await knowledge.SearchAsync("hotel", fact.English, "en");
            foreach (var (passage, _) in result.Passages)
            {
                Assert.Contains(passage.Source, HotelGuide.Documents);
                Assert.NotEmpty(passage.Title);
                Assert.NotEqual(passage.Source, passage.Title);
                if (passage.Source == HotelGuide.WithoutAddress)
                    Assert.Null(passage.Url);
                else
                    Assert.StartsWith("https://resort.anycompany.example/", passage.Url, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task No_sentence_list_item_or_row_of_the_guide_is_left_out()
    {
        var guide = await HotelGuide.ReadAsync();
        var facts = GuideFact.ReadAll();

        Assert.Equal(HotelGuide.Documents, guide.Select(passage => passage.Source).Distinct());
        Assert.Empty(guide.SelectMany(passage => HotelGuide.SentencesOf(passage)
            .Where(sentence => !facts.Any(fact => fact.Source == passage.Source && sentence.Contains(fact.Says, StringComparison.Ordinal)))
            .Select(sentence => $"{passage.Source}: {sentence}")));
    }

    [Fact]
    public async Task Every_fact_is_told_in_one_passage()
    {
        var guide = await HotelGuide.ReadAsync();

        Assert.Empty(GuideFact.ReadAll()
            .Where(fact => guide.Count(fact.IsToldBy) != 1)
            .Select(fact => $"{fact.Source}: {fact.Says}"));
    }
}
