using HotelConcierge.Languages;
using HotelConcierge.Spa;

namespace HotelConcierge.Tests.Spa;

public sealed class CancelWordsTests
{
    [Theory]
    [InlineData("cancel it", true)]
    [InlineData("please CANCEL my massage", true)]
    [InlineData("cancélalo", true)]
    [InlineData("bitte stornieren", true)]
    [InlineData("annulez mon massage", true)]
    [InlineData("cancelar", true)]
    [InlineData("vorrei disdire", true)]
    [InlineData("ขอยกเลิก", true)]
    [InlineData("don't cancel it", false)]
    [InlineData("nicht stornieren", false)]
    [InlineData("ไม่ต้องยกเลิก", false)]
    [InlineData("can I cancel for free?", false)]
    [InlineData("what have I booked", false)]
    [InlineData("", false)]
    public void Only_plain_words_cancel(string text, bool expected) =>
        Assert.Equal(expected, new CancelWords(LanguageCatalog.Default).AreIn(text));
}
