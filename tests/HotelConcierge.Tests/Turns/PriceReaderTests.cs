using System.Diagnostics;
using HotelConcierge.Languages;
using HotelConcierge.Turns;

namespace HotelConcierge.Tests.Turns;

/// <summary>Amounts of money in what a model writes.</summary>
public sealed class PriceReaderTests
{
    private static readonly PriceReader s_reader = new(LanguageCatalog.Default);

    [Theory]
    [InlineData("only 40 EUR", 40)]
    [InlineData("for 85.50 €", 85.5)]
    [InlineData("85,50€", 85.5)]
    [InlineData("€ 1,200", 1200)]
    [InlineData("1.200,50 EUR", 1200.5)]
    [InlineData("cuesta 90 euros", 90)]
    [InlineData("US$30", 30)]
    [InlineData("300 THB", 300)]
    [InlineData("1 200 EUR", 1200)]
    [InlineData("1\u00A0200 €", 1200)]
    [InlineData("1\u202F200,50 €", 1200.5)]
    [InlineData("1\u2009200 euros", 1200)]
    [InlineData("12 345 678 EUR", 12345678)]
    [InlineData("€ 1 200", 1200)]
    [InlineData("EUR 1'200.50", 1200.5)]
    [InlineData("1’200 CHF", 1200)]
    [InlineData("60 min 85 EUR", 85)]
    [InlineData("11:00 120 EUR", 120)]
    [InlineData("for 2 at 95 EUR", 95)]
    [InlineData("2 à 95 EUR", 95)]
    [InlineData("EUR 85 - 60 min", 85)]
    [InlineData("EUR 60 - 90 min", 60)]
    [InlineData("85,- EUR", 85)]
    [InlineData("85.– €", 85)]
    [InlineData("300 บาท", 300)]
    [InlineData("ราคา300บาท", 300)]
    [InlineData("๓๐๐ บาท", 300)]
    [InlineData("80 ยูโร", 80)]
    [InlineData("80 Euro", 80)]
    [InlineData("30 US-Dollar", 30)]
    [InlineData("30 dólares", 30)]
    [InlineData("30 pesos", 30)]
    [InlineData("30 reais", 30)]
    [InlineData("30 libras", 30)]
    [InlineData("30 Pfund", 30)]
    [InlineData("20 pounds", 20)]
    [InlineData("20 livres sterling", 20)]
    [InlineData("90 Franken", 90)]
    [InlineData("90 francs suisses", 90)]
    [InlineData("R$ 90", 90)]
    [InlineData("**€85**", 85)]
    [InlineData("**85** EUR", 85)]
    public void An_amount_is_read(string text, double amount) => Assert.Equal([(decimal)amount], s_reader.Amounts(text));

    [Theory]
    [InlineData("80-95 EUR", 80, 95)]
    [InlineData("80–95 €", 80, 95)]
    [InlineData("80 - 95 EUR", 80, 95)]
    [InlineData("from 80 to 95 euros", 80, 95)]
    [InlineData("80 to 95 euros", 80, 95)]
    [InlineData("80 bis 95 Euro", 80, 95)]
    [InlineData("entre 80 y 95 euros", 80, 95)]
    [InlineData("de 80 à 95 euros", 80, 95)]
    [InlineData("da 80 a 95 euro", 80, 95)]
    [InlineData("80 até 95 euros", 80, 95)]
    [InlineData("300 ถึง 500 บาท", 300, 500)]
    [InlineData("€80-95", 80, 95)]
    [InlineData("€80 to 95", 80, 95)]
    [InlineData("EUR 80–EUR 95", 80, 95)]
    [InlineData("1 200 - 1 500 EUR", 1200, 1500)]
    [InlineData("80 or 95 EUR", 80, 95)]
    [InlineData("80 / 95 EUR", 80, 95)]
    [InlineData("85 EUR 60 EUR", 85, 60)]
    [InlineData("85 EUR, 60 EUR", 85, 60)]
    public void Both_ends_of_a_range_are_amounts(string text, double from, double to) =>
        Assert.Equal([(decimal)from, (decimal)to], s_reader.Amounts(text));

    [Theory]
    [InlineData("80 or 120 minutes")]
    [InlineData("We are open 10-12, at 3 or 4 there is tea")]
    [InlineData("")]
    [InlineData("at 10:00 for 2 people, 60 min")]
    [InlineData("room 214, 30 November")]
    [InlineData("We are in Europe since 1990.")]
    [InlineData("spa-40a7e2")]
    public void Other_numbers_are_none(string text) => Assert.Empty(s_reader.Amounts(text));

    [Theory]
    [InlineData("w00000 ")]
    [InlineData("80 to ")]
    [InlineData("1 200 ")]
    [InlineData("1.")]
    [InlineData("$ ")]
    [InlineData("EUR 80-")]
    public void A_long_text_of_nothing_else_is_read_at_once(string part)
    {
        var before = Stopwatch.GetTimestamp();
        s_reader.Amounts(string.Concat(Enumerable.Repeat(part, 10_000)));

        Assert.InRange(Stopwatch.GetElapsedTime(before).TotalSeconds, 0, 3);
    }
}
