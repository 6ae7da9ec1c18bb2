using HotelConcierge.Knowledge.Words;

namespace HotelConcierge.Tests.Knowledge.Words;

public sealed class SlipsTests
{
    [Theory]
    [InlineData("brekfast", "breakfast")]
    [InlineData("massgae", "massage")]
    [InlineData("pisicna", "piscina")]
    public void A_letter_missing_added_wrong_or_swapped_is_a_slip(string written, string meant) =>
        Assert.True(Slips.IsOne(written, meant));

    [Theory]
    [InlineData("pol", "pool")]
    [InlineData("dinner", "diner")]
    public void A_double_letter_is_a_slip_also_in_a_short_word(string written, string meant) =>
        Assert.True(Slips.IsOfDouble(written, meant));

    [Theory]
    [InlineData("pol", "polo")]
    [InlineData("bar", "bear")]
    [InlineData("to", "too")]
    public void Another_letter_in_a_short_word_makes_another_word(string written, string other) =>
        Assert.False(Slips.IsOfDouble(written, other));

    [Theory]
    [InlineData("candella", "candela", true)]
    [InlineData("sevilla", "seville", true)]
    [InlineData("serenidda", "serenidad", true)]
    [InlineData("cancela", "candela", false)]
    [InlineData("cancel", "candel", false)]
    [InlineData("candle", "candela", false)]
    public void A_name_is_not_meant_by_a_word_with_another_letter_in_it(string written, string name, bool isMeant) =>
        Assert.Equal(isMeant, Slips.IsOfName(written, name));

    [Theory]
    [InlineData("circuito", "circuit", true)]
    [InlineData("caviale", "caviar", false)]
    [InlineData("cancela", "candela", false)]
    public void Long_words_of_two_languages_are_the_same_but_for_their_endings(string one, string other, bool areSame) =>
        Assert.Equal(areSame, Slips.IsCognate(one, other));
}
