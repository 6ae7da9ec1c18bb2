namespace HotelConcierge.Languages.Spanish;

/// <summary>The commands as Spanish says them.</summary>
internal static class SpanishCommands
{
    public static CommandWords Words { get; } = new()
    {
        AreUsedByAll = false,
        Stop = "alto|parar|para ya|baja|darme de baja|cancelar suscripción|no me escribas más",
        Start = "empezar|iniciar|reanudar|alta",
        Help = "ayuda",
        Reset = "nueva conversación|empezar de nuevo|reiniciar",
        Forget = "olvídame|olvídate de mí|borra mis datos|borrar mis datos|elimina mis datos",
    };
}
