namespace HotelConcierge.Languages.Spanish;

/// <summary>How Spanish names days. Short forms that are everyday words too are left out of what is read.</summary>
internal static class SpanishDays
{
    public static DayWords Words { get; } = new()
    {
        Months =
        [
            "ene|enero", "feb|febrero", "mar|marzo", "abr|abril", "may|mayo", "jun|junio", "jul|julio", "ago|agosto",
            "sep|septiembre|setiembre|sept", "oct|octubre", "nov|noviembre", "dic|diciembre",
        ],
        Weekdays = ["lun|lunes", "mar|martes", "mié|miércoles", "jue|jueves", "vie|viernes", "sáb|sábado", "dom|domingo"],
        Relative =
        [
            ("hoy", 0), ("esta mañana", 0), ("esta tarde", 0), ("esta noche", 0), ("mañana", 1), ("pasado mañana", 2), ("ayer", -1),
            ("anoche", -1),
            ("antes de ayer", -2), ("antier", -2), ("anteayer", -2),
        ],
        Numbers =
        [
            ("un", 1), ("una", 1), ("dos", 2), ("tres", 3), ("cuatro", 4), ("cinco", 5), ("seis", 6), ("siete", 7), ("ocho", 8),
            ("nueve", 9), ("diez", 10),
        ],
        Noise = "por la mañana|de la mañana|en la mañana|a la mañana|por las mañanas|buenos días|buen día",
        AfterDay = WordList.None("No part of a day looks like \"tomorrow\"."),
        Next = "próximo|el próximo|próxima|el siguiente",
        NextAfter = "próximo|que viene|siguiente|que entra",
        This = "este|este mismo",
        ThisAfter = WordList.None("\"This\" stands before its weekday."),
        Last = "el pasado|pasado",
        LastAfter = "pasado",
        NextWeek =
            "la semana que viene|la próxima semana|semana que viene|próxima semana|de la semana que viene|de la próxima semana|" +
            "la semana próxima",
        Weekend = "fin de semana|el fin de semana|este fin de semana|el finde|finde",
        In = "en|dentro de|de aquí a",
        FromNow = WordList.None("A number of days to come is said with \"in\"."),
        Days = "días|día",
        Weeks = "semanas|semana",
        DayLeads = "el|el día|día|para el|para el día|del día",
        DaySuffixes = "o",
        DayNeedsSuffix = false,
        Connectors = "de|del|de el|día|el",
        HourWords = "h|horas|hs|am|pm|a m|p m|de la mañana|de la tarde|de la noche",
        MonthMayComeFirst = false,
    };
}
