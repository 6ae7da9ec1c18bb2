namespace HotelConcierge.Languages.Spanish;

/// <summary>How a question of ours is answered in Spanish.</summary>
internal static class SpanishAnswers
{
    public static AnswerWords Words { get; } = new()
    {
        Fillers = WordList.Spaced("numero opcion la el lo por favor quiero si vale reserva ese esa"),
        TimeFillers = WordList.Spaced("hora horas las y de del bien perfecto mejor que tal bueno"),
        Yes = "si|sí",
        No = "no",
        More = "más|ver más",
        HourUnits = "hora|horas",
        HourLeads = "las|a las",
        Cancels = "cancel|anul|desmarc|elimin",
        Negations = WordList.Spaced("no nunca sin"),
    };
}
