namespace HotelConcierge.Languages.Portuguese;

/// <summary>How Portuguese claims that something was done.</summary>
internal static class PortugueseClaims
{
    public static ClaimWords Words { get; } = new()
    {
        Booked = WordList.Spaced("reservad marcad confirmad agendad reservei marquei"),
        Cancelled = WordList.Spaced("cancelad anulad desmarcad cancelei"),
        Moved = WordList.Spaced("mudad alterad adiad remarcad mudei"),
        Saved = WordList.Spaced("guardad guardei salvei"),
        Removed = WordList.Spaced("removid removi apagad"),
        Helpers = WordList.Spaced("esta estao foi foram tem ficou fica ja e sido eu"),
        Owners = WordList.Spaced("sua seu suas seus tua teu o a ja eu ambas"),
        Doubts = WordList.Spaced("nao nada nunca pode posso podem se quer deseja deve quando antes"),
    };
}
