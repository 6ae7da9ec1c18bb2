using HotelConcierge.Knowledge.Words;
using HotelConcierge.Languages;

namespace HotelConcierge.Tests.Knowledge.Words;

public sealed class TokenizerTests
{
    private static readonly SearchLanguages Languages = new(LanguageCatalog.Default);

    [Theory]
    [InlineData("Café à l'HÔTEL", "cafe a l hotel")]
    [InlineData("check-in 24h", "check in 24 @time h")]
    [InlineData("from 8:00 to 20.30", "from 8 @time 00 to 20 @time 30")]
    [InlineData("3:99", "3 99")]
    [InlineData("+34 956 000 104", "34 956 000 @phone 104")]
    [InlineData("20 € or 30 euros", "20 @price or 30 @price euros")]
    [InlineData("สระว่ายน้ำ pool", "สระว่ายน้ำ pool")]
    public void Words_are_folded_and_facts_leave_a_sign(string text, string expected)
    {
        var words = Languages.Read(text).Where(token => token.Kind is not (TokenKind.Pause or TokenKind.Stop)).Select(token => token.Text);

        Assert.Equal(expected.Split(' ').Order(StringComparer.Ordinal), words.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sentences_and_clauses_end_where_their_punctuation_stands() => Assert.Equal(
        [TokenKind.Word, TokenKind.Pause, TokenKind.Word, TokenKind.Stop, TokenKind.Word],
        Languages.Read("hi, wifi? pool").Select(token => token.Kind));

    [Fact]
    public void A_word_without_end_is_cut() =>
        Assert.All(Languages.Read(new string('a', 10_000)), token => Assert.InRange(token.Text.Length, 1, 60));
}
