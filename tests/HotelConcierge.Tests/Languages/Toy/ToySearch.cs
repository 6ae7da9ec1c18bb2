using HotelConcierge.Languages;

namespace HotelConcierge.Tests.Languages.Toy;

internal static class ToySearch
{
    public static SearchWords Words { get; } = new()
    {
        StopWords = WordList.Spaced("la kaj estas kie kiam cu mi ni vi en por kun havas ankau tre nia mia je gi malfermas"),
        LightWords = WordList.Spaced("bona bela amiko familio tago"),
        Joiners = "kaj",
        QuestionOpeners = WordList.Spaced("cu kie kiam"),
        StatementOpeners = WordList.Spaced("mi ni li si"),
        Numbers = WordList.Spaced("du tri kvar kvin ses sep ok nau dek"),
        TimeUnits = "horo",
        Stemming = new("ojn: oj: on: ajn: aj: an: as:", finalVowels: "oa"),
        JoinsWords = true,
    };
}
