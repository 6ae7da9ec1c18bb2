namespace HotelConcierge.Languages.Portuguese;

/// <summary>How a question of ours is answered in Portuguese.</summary>
internal static class PortugueseAnswers
{
    public static AnswerWords Words { get; } = new()
    {
        Fillers = WordList.Spaced("o opcao sim quero"),
        TimeFillers = WordList.Spaced("hora horas as da do bem perfeito melhor e ao aos na no"),
        Yes = "sim",
        No = "não",
        More = "mais",
        HourUnits = "hora|horas",
        HourLeads = "às|as",
        Cancels = "cancel|anul|desmarc|elimin",
        Negations = WordList.Spaced("nao nunca"),
    };
}
