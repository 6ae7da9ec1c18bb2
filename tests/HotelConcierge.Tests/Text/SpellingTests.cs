using HotelConcierge.Text;

namespace HotelConcierge.Tests.Text;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("explain", "explain", 0)]
    [InlineData("explian", "explain", 1)]
    [InlineData("explan", "explain", 1)]
    [InlineData("explainn", "explain", 1)]
    [InlineData("wxplain", "explain", 1)]
    [InlineData("gmaes", "games", 1)]
    [InlineData("actvites", "activities", 2)]
    public void Slips_of_the_fingers_are_forgiven(string written, string meant, int slips)
    {
        Assert.True(Spelling.IsSlipOf(written, meant, out var counted));
        Assert.Equal(slips, counted);
    }

    [Theory]
    [InlineData("explained", "explain")]
    [InlineData("explore", "explain")]
    [InlineData("names", "games")]
    [InlineData("plat", "play")]
    [InlineData("active", "activity")]
    [InlineData("atvtes", "activities")]
    public void Other_words_are_not_taken_for_it(string written, string meant) => Assert.False(Spelling.IsSlipOf(written, meant, out _));
}
