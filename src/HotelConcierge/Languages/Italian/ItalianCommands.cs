namespace HotelConcierge.Languages.Italian;

/// <summary>The commands as Italian says them.</summary>
internal static class ItalianCommands
{
    public static CommandWords Words { get; } = new()
    {
        AreUsedByAll = false,
        Stop = "ferma|fermati|basta|disiscrivimi|annulla iscrizione|non scrivermi più|smetti|smetta|mi disiscriva|non mi scriva più",
        OurMessages =
            "di inviare|di inviarmi|di mandare|di mandarmi|di scrivermi|messaggi|messaggio|sms|promemoria|notifiche|avvisi",
        AroundOurMessages = "con|i|gli|questi|dei|dai|tutti|altri|più",
        Start = "inizia|iniziare|riprendi",
        Help = "aiuto",
        Reset = "nuova conversazione|ricomincia|ricominciare",
        Forget = "dimenticami|cancella i miei dati|elimina i miei dati",
    };
}
