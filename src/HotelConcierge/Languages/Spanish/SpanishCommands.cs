namespace HotelConcierge.Languages.Spanish;

/// <summary>The commands as Spanish says them.</summary>
internal static class SpanishCommands
{
    public static CommandWords Words { get; } = new()
    {
        AreUsedByAll = false,
        Stop =
            "alto|parar|para ya|baja|darme de baja|cancelar suscripción|no me escribas más|no me escriba más|dame de baja|"
            + "deme de baja|deja de enviarme|deje de enviarme|deja de escribirme|deje de escribirme|"
            + "no me escriban más|no me manden más|no me envíen más|no me envíe más|dejen",
        OurMessages =
            "de enviar|de enviarme|de enviarnos|de mandar|de mandarme|de escribirme|enviarme|mandarme|escribirme|mensajes|"
            + "mensaje|sms|recordatorios|recordatorio|avisos|notificaciones",
        AroundOurMessages = "más|los|las|de|estos|estas|sus|tus|todos|whatsapp",
        Start = "empezar|iniciar|reanudar|alta",
        Help = "ayuda",
        Reset = "nueva conversación|empezar de nuevo|reiniciar",
        Forget = "olvídame|olvídate de mí|borra mis datos|borrar mis datos|elimina mis datos",
    };
}
