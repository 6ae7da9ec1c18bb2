using HotelConcierge.Languages;

namespace HotelConcierge.Tests.Languages.Toy;

internal static class ToyAnswers
{
    public static AnswerWords Words { get; } = new()
    {
        Fillers = WordList.Spaced("numero bonvolu mi prenas la"),
        TimeFillers = WordList.Spaced("je horo bone"),
        Yes = "jes",
        No = "ne",
        More = "pli",
        HourUnits = "horo",
        HourLeads = "je",
        Cancels = "nulig|malmend",
        Negations = WordList.Spaced("ne neniam sen"),
    };
}
