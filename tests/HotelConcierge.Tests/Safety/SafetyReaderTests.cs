using HotelConcierge.Languages;
using HotelConcierge.Safety;

namespace HotelConcierge.Tests.Safety;

public sealed class SafetyReaderTests
{
    private static readonly SafetyReader Reader = new(LanguageCatalog.Default);

    [Theory]
    [InlineData("my husband has chest pain and his left arm is numb", SafetyKind.Medical, "en")]
    [InlineData("HE IS NOT BREATHING!!!", SafetyKind.Medical, "en")]
    [InlineData("he isn’t breathing", SafetyKind.Medical, "en")]
    [InlineData("she drank bleach", SafetyKind.Poisoning, "en")]
    [InlineData("mi hijo se ha tragado una pila de botón", SafetyKind.Poisoning, "es")]
    [InlineData("es brennt im zimmer nebenan", SafetyKind.Danger, "de")]
    [InlineData("meine Tochter hat Rohrreiniger getrunken", SafetyKind.Poisoning, "de")]
    [InlineData("meine tochter ist verschwunden, wir suchen ueberall", SafetyKind.ChildAtRisk, "de")]
    [InlineData("je veux mourir", SafetyKind.SelfHarm, "fr")]
    [InlineData("não encontro a minha filha na praia", SafetyKind.ChildAtRisk, "pt")]
    [InlineData("c'è puzza di gas in camera", SafetyKind.Danger, "it")]
    [InlineData("ไฟไหม้ห้องข้างๆ", SafetyKind.Danger, "th")]
    public void Danger_is_recognised_with_its_kind_and_language(string text, SafetyKind kind, string language) =>
        Assert.Equal(new SafetyAlarm(kind, language), Reader.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("🙂")]
    [InlineData("two more pillows please")]
    [InlineData("I am dying for a massage")]
    [InlineData("where is the fire exit?")]
    [InlineData("do you have a blood orange juice")]
    [InlineData("la cena junto a la hoguera, por favor")]
    [InlineData("La piscina è aperta al mattino?")]
    [InlineData("handy akku leer, kann ich das an der rezeption laden?")]
    [InlineData("la vue m'a coupé le souffle, merci")]
    public void What_tells_of_none_is_left_alone(string text) => Assert.Null(Reader.Read(text));

    [Theory]
    [InlineData("fell ")]
    [InlineData("put x in ")]
    [InlineData("ไม่")]
    [InlineData("a")]
    [InlineData("😂")]
    [InlineData("\ud800")]
    public void However_long_and_strange_a_message_is_reading_it_ends(string part) =>
        Assert.Null(Record.Exception(() => Reader.Read(string.Concat(Enumerable.Repeat(part, 20_000)))));

    [Fact]
    public void Danger_at_the_end_of_a_long_message_is_recognised_too() =>
        Assert.Equal(
            SafetyKind.Medical,
            Reader.Read(
                string.Concat(Enumerable.Repeat("We arrived and the room is nice. ", 90)) + "Please hurry, my son is not breathing!")?.Kind);

    [Theory]
    [InlineData("[Child]\nbaby\n[Child]\nkid")]
    [InlineData("baby | kid")]
    [InlineData("[Child]\nbaby")]
    public void Words_that_are_incomplete_or_out_of_place_are_refused(string text) =>
        Assert.ThrowsAny<ArgumentException>(() => SafetyWords.Parse(text));
}
