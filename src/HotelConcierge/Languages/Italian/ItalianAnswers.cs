namespace HotelConcierge.Languages.Italian;

/// <summary>How a question of ours is answered in Italian.</summary>
internal static class ItalianAnswers
{
    public static AnswerWords Words { get; } = new()
    {
        Fillers = WordList.Spaced("a il prendo si opzione per favore"),
        TimeFillers = WordList.Spaced("ora ore alle bene perfetto meglio nel il al alla e"),
        Yes = "sì",
        No = "no|non",
        More = "altri|di più",
        HourUnits = "ore",
        HourLeads = "alle|ore",
        Cancels = "disdi|disdett|annul|elimin",
        Negations = WordList.Spaced("non mai no"),
    };
}
