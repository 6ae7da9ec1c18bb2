using HotelConcierge.Languages;

namespace HotelConcierge.Tests.Languages.Toy;

internal static class ToyAnswers
{
    public static AnswerWords Words { get; } = new()
    {
        Fillers = WordList.Spaced("numero bonvolu mi prenas la"),
        TimeFillers = WordList.Spaced("je horo bone"),
        Yes = "jes|faru tion",
        No = "ne|prefere ne",
        Courtesy = "bonvolu|dankon",
        Buts = "sed",
        Last = "lasta",
        Noon = "tagmeze",
        HalfPast = WordList.None("Half an hour stands after the hour."),
        HalfTo = WordList.None("Half an hour is counted after the hour."),
        AndHalf = "kaj duono",
        More = "pli",
        HourUnits = "horo",
        HourLeads = "je",
        Books = "rezerv|mend",
        Cancels = "nulig|malmend",
        Moves = "mov|sxov|ŝov",
        Orders = "ordo",
        Units = "kisto",
        Pronouns = "ĝi|ĝin|tio|tion",
        Negations = WordList.Spaced("ne neniam sen"),
    };
}
