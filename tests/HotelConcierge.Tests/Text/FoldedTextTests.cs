using HotelConcierge.Text;

namespace HotelConcierge.Tests.Text;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("  ¿Qué ES esto?  ", "que es esto")]
    [InlineData("Straße, Œuvre", "strasse,oeuvre")]
    [InlineData("e\u0301te\u0301", "ete")]
    [InlineData("two-year-old", "two year old")]
    [InlineData("2yo", "2 yo")]
    [InlineData("๒ขวบ", "2 ขวบ")]
    [InlineData("Hi!\nExplain", "hi\nexplain")]
    [InlineData("Ｅｘｐｌａｉｎ", "explain")]
    [InlineData("ex\u200Bplain", "explain")]
    [InlineData("🦕{*}", "")]
    [InlineData("a\uD800b", "a b")]
    public void A_text_is_folded_to_what_is_compared(string text, string folded) => Assert.Equal(folded, FoldedText.Of(text).Text);

    [Fact]
    public void A_place_in_the_folded_text_leads_back_to_the_original()
    {
        var text = FoldedText.Of("«Café» noir");

        Assert.Equal("Café", text.Original[text.From(0)..text.To(4)]);
        Assert.Equal("noir", text.Original[text.From(5)..text.To(9)]);
    }

    [Fact]
    public void Only_the_beginning_of_a_long_text_is_read()
    {
        var text = FoldedText.Of(new string('a', 100_000));

        Assert.Equal((FoldedText.ReadAtMost, false), (text.Length, text.IsWhole));
    }
}
