using HotelConcierge.Turns;

namespace HotelConcierge.Tests.Turns;

/// <summary>Amounts of money in what a model writes.</summary>
public sealed class PriceReaderTests
{
    [Theory]
    [InlineData("only 40 EUR", 40)]
    [InlineData("for 85.50 €", 85.5)]
    [InlineData("85,50€", 85.5)]
    [InlineData("€ 1,200", 1200)]
    [InlineData("1.200,50 EUR", 1200.5)]
    [InlineData("cuesta 90 euros", 90)]
    [InlineData("US$30", 30)]
    [InlineData("300 THB", 300)]
    public void An_amount_is_read(string text, double amount) => Assert.Equal([(decimal)amount], PriceReader.Amounts(text));

    [Theory]
    [InlineData("")]
    [InlineData("at 10:00 for 2 people, 60 min")]
    [InlineData("room 214, 30 November")]
    [InlineData("We are in Europe since 1990.")]
    [InlineData("spa-40a7e2")]
    public void Other_numbers_are_none(string text) => Assert.Empty(PriceReader.Amounts(text));
}
