using HotelConcierge.Languages;

namespace HotelConcierge.Tests.Languages.Toy;

internal static class ToyClaims
{
    public static ClaimWords Words { get; } = new()
    {
        Booked = WordList.Spaced("rezervita rezervis mendita"),
        Cancelled = WordList.Spaced("nuligita nuligis"),
        Moved = WordList.Spaced("movita movis"),
        Ordered = WordList.Spaced("ordigit"),
        Saved = WordList.Spaced("zavd"),
        Removed = WordList.Spaced("zremd"),
        WaitingList = "atendlisto",
        PassedOn = "mi notis|estas notita",
        Told = "mi informis",
        Coming = "venos",
        Staff = WordList.Spaced("akceptejo dungit"),
        Helpers = WordList.Spaced("estas mi ni"),
        Owners = WordList.Spaced("via vin mi ni gi cio"),
        Doubts = WordList.Spaced("ne cu se"),
        Currencies = "eŭro|eŭroj",
        Ranges = "ĝis|kaj|aŭ",
    };
}
