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

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("tokn", "token", 1)]
    [InlineData("tokken", "token", 1)]
    [InlineData("tokan", "token", 1)]
    [InlineData("toekn", "token", 1)]
    [InlineData("", "key", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void Slips_are_letters_put_in_taken_out_replaced_or_swapped(string from, string to, int slips)
    {
        Assert.Equal(slips, Spelling.Distance(from, to));
        Assert.Equal(slips, Spelling.Distance(to, from));
    }
}
