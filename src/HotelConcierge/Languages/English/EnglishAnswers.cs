namespace HotelConcierge.Languages.English;

/// <summary>How a question of ours is answered in English.</summary>
internal static class EnglishAnswers
{
    public static AnswerWords Words { get; } = new()
    {
        Fillers = WordList.Spaced(
            "number no nr num option choice slot the one please yes ok okay i take want would like ill book me for that x"),
        TimeFillers = WordList.Spaced(
            "at h am pm a p m o clock oclock on by in this next and with works work sounds good great perfect fine then better how " +
            "about what"),
        Yes = "yes|yes please|y|ok",
        No = "no|n|no thanks",
        More = "more|more times|later|show more",
        HourUnits = "o'clock|o' clock|o’clock|o’ clock|oclock|o clock",
        HourLeads = "at",
        Cancels = "cancel|delete",
        Negations = WordList.Spaced("not don dont no never without if policy fee"),
    };
}
