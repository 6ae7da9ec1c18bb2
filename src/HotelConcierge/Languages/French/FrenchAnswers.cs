namespace HotelConcierge.Languages.French;

/// <summary>How a question of ours is answered in French.</summary>
internal static class FrenchAnswers
{
    public static AnswerWords Words { get; } = new()
    {
        Fillers = WordList.Spaced("le la numero l option s il vous plait oui je prends"),
        TimeFillers = WordList.Spaced("heure heures le les de et parfait mieux plutot"),
        Yes = "oui",
        No = "non",
        More = "plus",
        HourUnits = "heure|heures",
        HourLeads = "à",
        Cancels = "annul|decommand",
        Negations = WordList.Spaced("ne pas jamais non sans"),
    };
}
