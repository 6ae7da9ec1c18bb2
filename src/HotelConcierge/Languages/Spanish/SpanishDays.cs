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
        DayNumbers =
        [
            "uno|primero", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece",
            "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno", "veintidós",
            "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve", "treinta",
            "treinta y uno",
        ],
        Noise = "por la mañana|de la mañana|en la mañana|a la mañana|por las mañanas|buenos días|buen día|por qué no|por qué no el",
        AfterDay = WordList.None("No part of a day looks like \"tomorrow\"."),
        Next = "próximo|el próximo|próxima|el siguiente|del próximo",
        NextAfter = "próximo|que viene|siguiente|que entra",
        This = "este|este mismo",
        ThisAfter = WordList.None("\"This\" stands before its weekday."),
        Last = "el pasado|pasado",
        LastAfter = "pasado",
        Later = WordList.None("\"Next but one\" stands after its weekday."),
        LaterAfter = "siguiente al próximo|después del próximo|después del que viene|después del siguiente",
        Other = "otro|el otro|del otro",
        Singled = WordList.None("Every weekday may have an article."),
        Not = "no|no el|no este",
        But = "sino|pero|mejor",
        TheOther = "el siguiente|el próximo|el otro|el que viene|el de después|el de la semana que viene|la semana que viene",
        ThisWeek = "esta semana|de esta semana",
        WeekAfterNext =
            "la semana siguiente a la próxima|de la semana siguiente a la próxima|la semana después de la próxima|" +
            "de la semana después de la próxima",
        NextWeek =
            "la semana que viene|la próxima semana|semana que viene|próxima semana|de la semana que viene|de la próxima semana|" +
            "la semana próxima",
        Weekend = "fin de semana|el fin de semana|este fin de semana|el finde|finde",
        In = "en|dentro de|de aquí a",
        FromNow = WordList.None("A number of days to come is said with \"in\"."),
        Days = "días|día",
        Weeks = "semanas|semana",
        Fortnights = "quincena|quince días",
        SpansAfter = [("en ocho", 7), ("en ocho días", 7), ("en quince", 14), ("en quince días", 14)],
        During = "por|durante",
        From = WordList.None("Weeks from a day are said with \"after\"."),
        WeeksNeedNoFrom = false,
        After = "después de|después del|tras|tras el|posterior al",
        Before = "antes de|antes del|previo al",
        Beside =
            "el día antes|el día después|un día antes|un día después|la víspera|el día anterior|al día siguiente|" +
            "el día siguiente|la noche antes|la semana antes|la semana después",
        DayLeads = "el|el día|día|para el|para el día|del día",
        DaySuffixes = "o",
        DayNeedsSuffix = false,
        Connectors = "de|del|de el|día|el",
        HourWords = "h|horas|hs|am|pm|a m|p m|de la mañana|de la tarde|de la noche",
        MonthMayComeFirst = false,
    };
}
