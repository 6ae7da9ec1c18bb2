using HotelConcierge.Languages;

namespace HotelConcierge.Tests.Languages.Toy;

internal static class ToyClaims
{
    public static ClaimWords Words { get; } = new()
    {
        Booked = WordList.Spaced("rezervita rezervis mendita"),
        Cancelled = WordList.Spaced("nuligita nuligis"),
        Moved = WordList.Spaced("movita movis"),
        Saved = WordList.Spaced("zavd"),
        Removed = WordList.Spaced("zremd"),
        Helpers = WordList.Spaced("estas mi ni"),
        Owners = WordList.Spaced("via vin mi ni gi cio"),
        Doubts = WordList.Spaced("ne cu se"),
    };
}
