using System.Globalization;
using Xunit.Abstractions;

namespace HotelConcierge.Tests.Knowledge;

/// <summary>
/// Questions that somebody wrote who had not seen the tables of words. One half may be tuned on; of the other only figures are
/// shown, so that they say how the search does with what it was not tuned for.
/// </summary>
public sealed class UnseenSetTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("hotel", 0.98, 0.88, 24)]
    [InlineData("early-years", 0.95, 0.7, 5)]
    public async Task The_half_that_is_tuned_on_is_answered(string assistant, double leastAt5, double leastAt1, int leastEmpty)
    {
        using var knowledge = ShippedKnowledge.Open();

        var figures = await GoldenFigures.MeasureAsync(knowledge, assistant, GoldenSet.Of($"{assistant}-tuned"));

        output.WriteLine($"{assistant}, tuned on: {figures}");
        output.WriteLine(string.Join('\n', figures.Wrong));
        Assert.InRange(figures.RecallAt5, leastAt5, 1);
        Assert.InRange(figures.RecallAt1, leastAt1, 1);
        Assert.InRange(figures.Empty, leastEmpty, figures.Gaps);
    }

    /// <summary>No figure is demanded: who had to make it green would have to look at the questions.</summary>
    [Theory]
    [InlineData("hotel")]
    [InlineData("early-years")]
    public async Task The_half_that_nobody_looks_at_is_counted(string assistant)
    {
        using var knowledge = ShippedKnowledge.Open();

        var figures = await GoldenFigures.MeasureAsync(knowledge, assistant, GoldenSet.Of($"{assistant}-unseen"));

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{assistant}, unseen: {figures}"));
        Assert.NotEqual(0, figures.Asked);
    }

    [Fact]
    public async Task A_passage_whose_words_only_look_alike_does_not_come_first()
    {
        using var knowledge = ShippedKnowledge.Open();

        var figures = await GoldenFigures.MeasureAsync(knowledge, "hotel", GoldenSet.Of("near-words"));

        output.WriteLine(figures.ToString());
        Assert.Empty(figures.Wrong);
        Assert.Equal(figures.Asked, figures.First);
    }

    [Fact]
    public async Task A_slip_of_the_finger_does_not_hide_the_answer()
    {
        using var knowledge = ShippedKnowledge.Open();

        var figures = await GoldenFigures.MeasureAsync(knowledge, "hotel", GoldenSet.Of("slips"));

        output.WriteLine(figures.ToString());
        Assert.Empty(figures.Wrong);
        Assert.InRange(figures.RecallAt1, 0.95, 1);
    }
}
