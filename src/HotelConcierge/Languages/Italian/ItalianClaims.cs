namespace HotelConcierge.Languages.Italian;

/// <summary>How Italian claims that something was done.</summary>
internal static class ItalianClaims
{
    public static ClaimWords Words { get; } = new()
    {
        Booked = WordList.Spaced("prenotat confermat riservat"),
        Cancelled = WordList.Spaced("annullat cancellat disdett"),
        Moved = WordList.Spaced("spostat cambiat rimandat"),
        Ordered = WordList.Spaced("ordinat acquistat"),
        Saved = WordList.Spaced("salvat memorizzat"),
        Removed = WordList.Spaced("rimoss eliminat"),
        WaitingList = "lista d attesa|lista di attesa|lista dattesa",
        PassedOn =
            "ho annotato|ho preso nota|abbiamo annotato|e annotat|e stato annotat|e stata annotat|ho trasmesso|ho inoltrato|" +
            "e stata inoltrat|e stato inoltrat|ho segnalato|e stato segnalat|e stata segnalat|ho registrato|" +
            "e stata registrat|e stato registrat",
        Told =
            "ho avvisato|abbiamo avvisato|ho informato|abbiamo informato|ho avvertito|ho detto a|ho detto alla|ho chiesto|" +
            "ho contattato|ho chiamato|ho mandato|e stata avvisat|e stato avvisat|e stata informat|sono stati informat|" +
            "e avvisat|e informat",
        Coming =
            "sta arrivando|stanno arrivando|sta venendo|e in arrivo|sono in arrivo|arrivera|arriveranno|verra|verranno|" +
            "passera|salira|se ne occupera|le portera|riparera|la richiamera",
        Staff = WordList.Spaced("reception pulizie governante manutenzione tecnico qualcuno collegh personale addett squadra"),
        Helpers = WordList.Spaced("e sono ho abbiamo stato stata stati ha"),
        Owners = WordList.Spaced("suo sua suoi sue tuo tua il la le ho abbiamo l entrambi"),
        Doubts = WordList.Spaced("non nulla niente puo posso possono se vuole desidera deve quando cosa"),
        Currencies = "euro|dollaro|dollari|sterlina|sterline|baht|franco|franchi|pesos|reais|yen",
        Ranges = "a|e|o",
    };
}
