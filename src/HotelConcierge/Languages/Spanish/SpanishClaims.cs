namespace HotelConcierge.Languages.Spanish;

/// <summary>How Spanish claims that something was done.</summary>
internal static class SpanishClaims
{
    public static ClaimWords Words { get; } = new()
    {
        Booked = WordList.Spaced("reservad confirmad agendad apartad"),
        Cancelled = WordList.Spaced("cancelad anulad"),
        Moved = WordList.Spaced("cambiad movid aplazad reprogramad"),
        Saved = WordList.Spaced("guardad guarde"),
        Removed = WordList.Spaced("quitad eliminad borrad"),
        Helpers = WordList.Spaced("esta estan queda quedan quedo ha han he hemos sido ya fue fueron"),
        Owners = WordList.Spaced("su tu sus tus he hemos le te lo la los usted mi ya listo hecho"),
        Doubts = WordList.Spaced("no nunca nada puede puedo pueden podria quiere desea debe antes cuando sin"),
    };
}
