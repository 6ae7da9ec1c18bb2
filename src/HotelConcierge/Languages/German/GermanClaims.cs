namespace HotelConcierge.Languages.German;

/// <summary>How German claims that something was done.</summary>
internal static class GermanClaims
{
    public static ClaimWords Words { get; } = new()
    {
        Booked = WordList.Spaced("gebucht reserviert bestatigt"),
        Cancelled = WordList.Spaced("storniert abgesagt"),
        Moved = WordList.Spaced("verschoben geandert verlegt umgebucht"),
        Saved = WordList.Spaced("gespeichert gemerkt"),
        Removed = WordList.Spaced("geloscht entfernt"),
        Helpers = WordList.Spaced("ist sind wurde wurden habe haben hab hat"),
        Owners = WordList.Spaced("ihr ihre ihren ihrem dein deine deinen ich wir es sie beide das"),
        Doubts = WordList.Spaced(
            "nicht kein keine nichts nie kann konnen konnte wenn falls soll sollen mochten mochte bitte muss mussen bevor " +
            "ob was"),
    };
}
