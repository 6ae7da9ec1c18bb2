namespace HotelConcierge.Languages.Spanish;

/// <summary>How Spanish claims that something was done.</summary>
internal static class SpanishClaims
{
    public static ClaimWords Words { get; } = new()
    {
        Booked = WordList.Spaced("reservad confirmad agendad apartad"),
        Cancelled = WordList.Spaced("cancelad anulad"),
        Moved = WordList.Spaced("cambiad movid aplazad reprogramad"),
        Ordered = WordList.Spaced("encargad pedid comprad"),
        Saved = WordList.Spaced("guardad guarde"),
        Removed = WordList.Spaced("quitad eliminad borrad"),
        WaitingList = "lista de espera",
        PassedOn =
            "he anotado|he apuntado|hemos anotado|queda anotad|esta anotad|queda apuntad|quedo anotad|ha quedado anotad|" +
            "he pasado|he trasladado|he transmitido|ha sido comunicad|he registrado|queda registrad|he notificado|" +
            "anotado para|tomado nota",
        Told =
            "he avisado|hemos avisado|ya avise|avise a|he informado|hemos informado|ya informe|he dicho|he comunicado|" +
            "he pedido|he llamado|he contactado|he enviado|esta avisad|estan avisad|ha sido avisad|ha sido informad",
        Coming =
            "esta en camino|estan en camino|va en camino|van en camino|va para alla|ira a|iran a|ira en|vendra|vendran|" +
            "llegara|llegaran|pasara|subira|le llevara|le traera|se encargara|le atendera|lo arreglara|le llamara",
        Staff = WordList.Spaced("recepcion limpieza gobernanta mantenimiento tecnico alguien companer personal equipo camarer"),
        Helpers = WordList.Spaced("esta estan queda quedan quedo ha han he hemos sido ya fue fueron"),
        Owners = WordList.Spaced("su tu sus tus he hemos le te lo la los usted mi ya listo hecho"),
        Doubts = WordList.Spaced("no nunca nada puede puedo pueden podria quiere desea debe antes cuando sin"),
        Currencies = "euro|euros|dólar|dólares|dolares|libra|libras|baht|franco|francos|pesos|reales|yen|yenes",
        Ranges = "a|y|o",
    };
}
