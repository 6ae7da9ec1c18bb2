namespace HotelConcierge.Languages.Spanish;

/// <summary>How a question of ours is answered in Spanish.</summary>
internal static class SpanishAnswers
{
    public static AnswerWords Words { get; } = new()
    {
        Fillers = WordList.Spaced(
            "numero opcion la el lo por favor porfa quiero queria quisiera si vale reserva reserve reservame ese esa esta " +
            "este gracias me quedo con tomo cojo elijo prefiero mejor pues entonces de a las muchas hora bien perfecto voy " +
            "mi al para perdon perdona disculpe"),
        TimeFillers = WordList.Spaced(
            "hora horas las y de del bien perfecto mejor que tal bueno media mediodia manana tarde al el la pues entonces es"),
        Yes =
            "si|sip|vale|ok|okay|claro|claro que si|por supuesto|de acuerdo|adelante|hazlo|hagalo|dale|venga|perfecto|bien|" +
            "muy bien|esta bien|correcto|exacto|exactamente|confirmo|confirmado|seguro|desde luego|si quiero|me parece bien|" +
            "buena idea|genial",
        No =
            "no|nop|no gracias|mejor no|dejalo|dejelo|dejalo asi|no lo hagas|ahora no|de momento no|olvidalo|no quiero|" +
            "mantenla|mantenlo|ya no",
        Courtesy = "por favor|porfa|porfavor|gracias|muchas gracias|pues|entonces|eso|ese|esa|bueno|genial|perfecto",
        Buts = "pero|solo si|excepto|salvo|sin embargo|aunque|en vez",
        Last = "ultimo|ultima",
        Noon = "mediodia|medio dia|al mediodia",
        HalfPast = WordList.None("Half an hour stands after the hour."),
        HalfTo = WordList.None("Half an hour is counted after the hour."),
        AndHalf = "y media",
        More = "más|ver más|más horas|otras horas|más tarde",
        HourUnits = "hora|horas",
        HourLeads = "las|a las",
        Books = "reserv",
        Moves = "cambi|mov|muev|aplaz|pas",
        Cancels = "cancel|anul|desmarc|elimin",
        Orders = "pedid|encarg|compr",
        Units = WordList.Spaced(
            "pieza piezas unidad unidades caja cajas botella botellas paquete " +
            "paquetes par pares rollo rollos bolsa bolsas tubo tubos"),
        Pronouns = "lo|la|esto|eso|ese|esa|esta|este|la reserva|mi reserva|la cita|mi cita|el turno",
        Negations = WordList.Spaced("no nunca sin"),
    };
}
