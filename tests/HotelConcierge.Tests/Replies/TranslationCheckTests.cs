using HotelConcierge.Replies;

namespace HotelConcierge.Tests.Replies;

public sealed class TranslationCheckTests
{
    private const string Sentence = "Ask reception: dial 0 from your room, or {number}.";

    [Theory]
    [InlineData("Vraag het de receptie: bel 0 op uw kamer, of {number}.")]
    [InlineData("フロントにお尋ねください。お部屋から0、または{number}へ。")]
    [InlineData("Zapytaj recepcję: wybierz 0 w pokoju albo {number}.")]
    public void What_keeps_slots_and_numbers_may_stand(string translation) =>
        Assert.True(TranslationCheck.MayStandFor(Sentence, translation));

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("Vraag het de receptie: bel 0 op uw kamer.")]
    [InlineData("Vraag het de receptie: bel 0 op uw kamer, of {nummer}.")]
    [InlineData("Vraag het de receptie: bel 9 op uw kamer, of {number}.")]
    [InlineData("Vraag het de receptie: bel ０ op uw kamer, of {number}.")]
    [InlineData("Vraag het de receptie, bel 0 op uw kamer, of {number}: https://example.com")]
    [InlineData("Vraag het de receptie, bel 0 op uw kamer, of {number}: example.com")]
    [InlineData("Vraag het de receptie, bel 0 op uw kamer, of {number}\nof niet.")]
    [InlineData("Bel 0 op uw kamer of {number}. Dit is een heel lange zin, die veel meer zegt dan wat er eerst stond, " +
        "en die daarom niet mag blijven, want niemand van ons kan hem lezen of nagaan of hij klopt.")]
    [InlineData("Bel 0 {number}\u0007")]
    [InlineData("Bel 0 <b>op uw kamer</b>, of {number}.")]
    public void What_adds_or_loses_something_may_not(string translation) =>
        Assert.False(TranslationCheck.MayStandFor(Sentence, translation));
}
