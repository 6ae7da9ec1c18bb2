using HotelConcierge.Settings;

namespace HotelConcierge.Tests.Settings;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("token", "TOKEN", 0)]
    [InlineData("tokn", "token", 1)]
    [InlineData("tokken", "token", 1)]
    [InlineData("tokan", "token", 1)]
    [InlineData("toekn", "token", 1)]
    [InlineData("", "key", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void Slips_are_letters_put_in_taken_out_replaced_or_swapped(string from, string to, int slips)
    {
        Assert.Equal(slips, Spelling.CountSlips(from, to));
        Assert.Equal(slips, Spelling.CountSlips(to, from));
    }

    [Fact]
    public void The_closest_name_is_found_and_a_far_one_is_not_offered()
    {
        Assert.Equal("HoldAfter", Spelling.FindClosest("holdaftr", ["QuietPeriod", "HoldAfter"]));
        Assert.Null(Spelling.FindClosest("Temperature", ["QuietPeriod", "HoldAfter"]));
    }
}
