namespace HotelConcierge.Languages.Italian;

/// <summary>How Italian claims that something was done.</summary>
internal static class ItalianClaims
{
    public static ClaimWords Words { get; } = new()
    {
        Booked = WordList.Spaced("prenotat confermat riservat"),
        Cancelled = WordList.Spaced("annullat cancellat disdett"),
        Moved = WordList.Spaced("spostat cambiat rimandat"),
        Saved = WordList.Spaced("salvat memorizzat"),
        Removed = WordList.Spaced("rimoss eliminat"),
        Helpers = WordList.Spaced("e sono ho abbiamo stato stata stati ha"),
        Owners = WordList.Spaced("suo sua suoi sue tuo tua il la le ho abbiamo l entrambi"),
        Doubts = WordList.Spaced("non nulla niente puo posso possono se vuole desidera deve quando cosa"),
    };
}
