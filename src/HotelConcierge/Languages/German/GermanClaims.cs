namespace HotelConcierge.Languages.German;

/// <summary>How German claims that something was done.</summary>
internal static class GermanClaims
{
    public static ClaimWords Words { get; } = new()
    {
        Booked = WordList.Spaced("gebucht reserviert bestatigt"),
        Cancelled = WordList.Spaced("storniert abgesagt"),
        Moved = WordList.Spaced("verschoben geandert verlegt umgebucht"),
        Ordered = WordList.Spaced("bestellt"),
        Saved = WordList.Spaced("gespeichert gemerkt"),
        Removed = WordList.Spaced("geloscht entfernt"),
        WaitingList = "warteliste",
        PassedOn =
            "habe es notiert|habe das notiert|ist notiert|sind notiert|wurde notiert|habe ihr anliegen notiert|" +
            "habe ihre beschwerde notiert|habe ihren wunsch notiert|weitergegeben|weitergeleitet|habe es gemeldet|" +
            "wurde gemeldet|ist vermerkt|habe es vermerkt|ist aufgenommen|habe ihre beschwerde aufgenommen|notiert fur",
        Told =
            "bescheid gegeben|bescheid gesagt|informiert|benachrichtigt|verstandigt|beauftragt|gebeten|kontaktiert|angerufen|" +
            "geschickt|schicke",
        Coming =
            "kommt gleich|kommt sofort|kommt in|kommt zu|kommt jemand|ist unterwegs|sind unterwegs|ist auf dem weg|" +
            "sind auf dem weg|kommen gleich|kommen zu|kummert sich|kummern sich|wird kommen|wird gleich|wird sich darum|" +
            "werden sich darum|bringt ihnen|bringen ihnen|wird repariert|ruft sie",
        Staff = WordList.Spaced(
            "rezeption empfang housekeeping hausdame techniker haustechnik kolleg team jemand personal mitarbeiter zimmermadchen"),
        Helpers = WordList.Spaced("ist sind wurde wurden habe haben hab hat"),
        Owners = WordList.Spaced("ihr ihre ihren ihrem dein deine deinen ich wir es sie beide das"),
        Doubts = WordList.Spaced(
            "nicht kein keine nichts nie kann konnen konnte wenn falls soll sollen mochten mochte bitte muss mussen bevor " +
            "ob was"),
        Currencies = "Euro|Euros|Dollar|Pfund|Baht|Franken|Pesos|Reais|Yen",
        Ranges = "bis|und|oder",
    };
}
