using HotelConcierge.Proposals;

namespace HotelConcierge.Tests.Proposals;

public sealed class PhraseCoverTests
{
    private static readonly PhraseCover Cover = new(["yes", "go ahead", "ตกลง"], ["please", "thank you", "ครับ"]);

    [Theory]
    [InlineData("yes", true)]
    [InlineData("  YES!!", true)]
    [InlineData("please go ahead, thank you", true)]
    [InlineData("ตกลงครับ", true)]
    [InlineData("ครับ ตกลง", true)]
    [InlineData("please", false)]
    [InlineData("ครับ", false)]
    [InlineData("go", false)]
    [InlineData("go please ahead", false)]
    [InlineData("yes sir", false)]
    [InlineData("yesyes", false)]
    [InlineData("ตกลงไหม", false)]
    [InlineData("", false)]
    public void A_text_is_covered_by_known_phrases_of_which_one_matters(string text, bool expected) =>
        Assert.Equal(expected, Cover.Covers(text));

    [Fact]
    public void Further_words_may_stand_around_it_and_none_that_matters_is_needed_where_all_is_asked()
    {
        Assert.True(Cover.Covers("yes sir", word => word == "sir"));
        Assert.False(Cover.Covers("sir", word => word == "sir"));
        Assert.True(Cover.CoversAll("please sir", word => word == "sir"));
        Assert.False(Cover.CoversAll("please madam", word => word == "sir"));
    }

    [Fact]
    public void A_very_long_stretch_without_spaces_is_not_cut_up() =>
        Assert.False(Cover.Covers(string.Concat(Enumerable.Repeat("ตกลง", 10_000))));
}
