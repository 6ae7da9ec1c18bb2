using HotelConcierge.Languages;

namespace HotelConcierge.Tests.Languages.Toy;

/// <summary>A language that nothing but this folder knows: some Esperanto.</summary>
internal static class ToyLanguage
{
    public static Language Language { get; } = new()
    {
        Code = "eo",
        EnglishName = "Esperanto",
        Script = Script.Latin,
        Commands = ToyCommands.Words,
        Days = ToyDays.Words,
        Answers = ToyAnswers.Words,
        Claims = ToyClaims.Words,
        Search = ToySearch.Words,
        Safety = SafetyWords.None("Nobody reviewed how danger is spoken of in it."),
        Abbreviations = "bv|ktp|nro",
        Letters = "ĉ|ĝ|ĥ|ĵ|ŝ|ŭ",
        CommonWords = WordList.Spaced("la kaj estas kie kiam ĉu mi ni vi en por kun havas ankaŭ tre nia mia"),
        Greetings = ["saluton", "bonan tagon", "dankon"],
        Polite = ["bonvolu", "ĉu vi povas", "mi ŝatus"],
        Closers = ["bonvolu", "dankon"],
        Questions = ["kio", "kial", "kiel", "kiam", "kie", "kiu", "ĉu"],
        QuestionsAnywhere = WordList.None("A question has its question word in front."),
        Connectors = ["pri", "kun", "por"],
        Leads = ["por", "kun", "en", "nur"],
        AfterLeads = ["mia", "nia", "la", "filo", "filino"],
        Numbers = [("unu", 1), ("du", 2), ("tri", 3), ("kvar", 4), ("kvin", 5), ("ses", 6), ("sep", 7), ("ok", 8), ("naŭ", 9), ("dek", 10)],
        Ordinals = [("unua", 1), ("dua", 2), ("tria", 3), ("kvara", 4), ("kvina", 5)],
        AgeUnits = [new("jaroj", 12, Weak: true), new("jara", 12), new("monatoj", 1, Weak: true)],
        YearSuffixes = ["jara"],
        AgeMarks = ["aĝa", "estas"],
        AgeAdverbs = ["nun", "preskaŭ"],
        Halves = ["kaj duono"],
        RangeWords = ["ĝis", "aŭ"],
        AgeTails = ["infano", "filo", "filino"],
        More = ["pli", "alia", "ankoraŭ unu"],
        MoreAbout = ["diru pli pri"],
        Shorter = ["pli mallonge", "pli simple"],
        Changes = ["sen", "ni ne havas"],
        ItemLeads = ["numero", "ideo", "kio pri"],
        ItemNouns = ["ideo", "ludo"],
        Fillers = ["kaj", "sed", "nun", "la"],
    };
}
