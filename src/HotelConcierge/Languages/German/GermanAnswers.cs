namespace HotelConcierge.Languages.German;

/// <summary>How a question of ours is answered in German.</summary>
internal static class GermanAnswers
{
    public static AnswerWords Words { get; } = new()
    {
        Fillers = WordList.Spaced("nummer die der das den bitte ja ich nehme mochte"),
        TimeFillers = WordList.Spaced("um uhr dem den gut passt super lieber und wie ware es mit"),
        Yes = "ja",
        No = "nein",
        More = "mehr|weitere",
        HourUnits = "uhr",
        HourLeads = "um",
        Cancels = "storn|absag|abzusag|abbestell|annul",
        Negations = WordList.Spaced("nicht kein keine nie ohne"),
    };
}
