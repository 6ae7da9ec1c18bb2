namespace HotelConcierge.Calendar;

/// <summary>The words for days in each language. Short forms that are everyday words too ("mar", "sol", "mi") are left out of what is read.</summary>
internal static class DayLanguages
{
    public static DayWords English { get; } = new()
    {
        Code = "en",
        Months =
        [
            "Jan|January", "Feb|February", "Mar|March", "Apr|April", "May", "Jun|June", "Jul|July", "Aug|August", "Sep|September|Sept",
            "Oct|October", "Nov|November", "Dec|December",
        ],
        Weekdays = ["Mon|Monday|Mon", "Tue|Tuesday|Tues|Tue", "Wed|Wednesday|Wed", "Thu|Thursday|Thurs|Thu", "Fri|Friday|Fri", "Sat|Saturday", "Sun|Sunday"],
        Relative =
        [
            ("today", 0), ("tonight", 0), ("this morning", 0), ("this afternoon", 0), ("this evening", 0), ("later today", 0),
            ("tomorrow", 1), ("tmrw", 1), ("the day after tomorrow", 2), ("day after tomorrow", 2), ("overmorrow", 2),
            ("yesterday", -1), ("last night", -1), ("the day before yesterday", -2), ("day before yesterday", -2),
        ],
        Numbers = [("a", 1), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10)],
        Next = "next|coming|the next|the coming|the following",
        NextAfter = "coming",
        This = "this|this coming",
        Last = "last|past",
        LastAfter = "last",
        NextWeek = "next week|of next week|in the next week|the week after this",
        Weekend = "weekend|the weekend|this weekend|next weekend",
        In = "in|within",
        FromNow = "from now|from today",
        Days = "days|day",
        Weeks = "weeks|week",
        DayLeads = "the|on the|for the",
        DaySuffixes = "st|nd|rd|th",
        DayNeedsSuffix = true,
        Connectors = "of|the",
        HourWords = "am|pm|a m|p m|o clock|h|hrs|hours|oclock",
        MonthMayComeFirst = true,
    };

    public static DayWords Spanish { get; } = new()
    {
        Code = "es",
        Months = ["ene|enero", "feb|febrero", "mar|marzo", "abr|abril", "may|mayo", "jun|junio", "jul|julio", "ago|agosto", "sep|septiembre|setiembre|sept", "oct|octubre", "nov|noviembre", "dic|diciembre"],
        Weekdays = ["lun|lunes", "mar|martes", "mié|miércoles", "jue|jueves", "vie|viernes", "sáb|sábado", "dom|domingo"],
        Relative =
        [
            ("hoy", 0), ("esta mañana", 0), ("esta tarde", 0), ("esta noche", 0), ("mañana", 1), ("pasado mañana", 2), ("ayer", -1), ("anoche", -1),
            ("antes de ayer", -2), ("antier", -2), ("anteayer", -2),
        ],
        Numbers = [("un", 1), ("una", 1), ("dos", 2), ("tres", 3), ("cuatro", 4), ("cinco", 5), ("seis", 6), ("siete", 7), ("ocho", 8), ("nueve", 9), ("diez", 10)],
        Noise = "por la mañana|de la mañana|en la mañana|a la mañana|por las mañanas|buenos días|buen día",
        Next = "próximo|el próximo|próxima|el siguiente",
        NextAfter = "próximo|que viene|siguiente|que entra",
        This = "este|este mismo",
        Last = "el pasado|pasado",
        LastAfter = "pasado",
        NextWeek = "la semana que viene|la próxima semana|semana que viene|próxima semana|de la semana que viene|de la próxima semana|la semana próxima",
        Weekend = "fin de semana|el fin de semana|este fin de semana|el finde|finde",
        In = "en|dentro de|de aquí a",
        Days = "días|día",
        Weeks = "semanas|semana",
        DayLeads = "el|el día|día|para el|para el día|del día",
        DaySuffixes = "o",
        Connectors = "de|del|de el|día|el",
        HourWords = "h|horas|hs|am|pm|a m|p m|de la mañana|de la tarde|de la noche",
    };

    public static DayWords German { get; } = new()
    {
        Code = "de",
        Months = ["Jan|Januar|Jänner", "Feb|Februar|Feber", "Mär|März|Maerz", "Apr|April", "Mai", "Jun|Juni|Juno", "Jul|Juli", "Aug|August", "Sep|September|Sept", "Okt|Oktober", "Nov|November", "Dez|Dezember"],
        Weekdays = ["Mo|Montag", "Di|Dienstag", "Mi|Mittwoch", "Do|Donnerstag", "Fr|Freitag", "Sa|Samstag|Sonnabend", "So|Sonntag"],
        Relative =
        [
            ("heute", 0), ("heute morgen", 0), ("heute früh", 0), ("heute abend", 0), ("heute nachmittag", 0), ("morgen", 1), ("übermorgen", 2), ("uebermorgen", 2),
            ("gestern", -1), ("vorgestern", -2),
        ],
        Numbers = [("einem", 1), ("einer", 1), ("zwei", 2), ("drei", 3), ("vier", 4), ("fünf", 5), ("sechs", 6), ("sieben", 7), ("acht", 8), ("neun", 9), ("zehn", 10)],
        Noise = "guten morgen|am morgen|morgens|am frühen morgen|guten tag",
        AfterDay = "morgen",
        Next = "nächsten|nächster|nächste|am nächsten|kommenden|kommender|am kommenden",
        This = "diesen|dieser|an diesem|am diesem",
        Last = "letzten|letzter|vergangenen|am letzten",
        NextWeek = "nächste woche|nächster woche|in der nächsten woche|kommende woche|kommender woche",
        Weekend = "wochenende|am wochenende|dieses wochenende|das wochenende",
        In = "in",
        Days = "tagen|tag|tage",
        Weeks = "wochen|woche",
        DayLeads = "am|den|der|für den|vom|zum",
        Connectors = "den|der|des",
        HourWords = "uhr|h",
    };

    public static DayWords French { get; } = new()
    {
        Code = "fr",
        Months = ["janv|janvier|jan", "févr|février|fév", "mars", "avr|avril", "mai", "juin", "juil|juillet", "août|aout", "sept|septembre|sep", "oct|octobre", "nov|novembre", "déc|décembre"],
        Weekdays = ["lun|lundi", "mar|mardi", "mer|mercredi", "jeu|jeudi", "ven|vendredi", "sam|samedi", "dim|dimanche"],
        Relative =
        [
            ("aujourd'hui", 0), ("aujourdhui", 0), ("ce matin", 0), ("cet après-midi", 0), ("ce soir", 0), ("cette nuit", 0), ("demain", 1), ("après-demain", 2),
            ("hier", -1), ("hier soir", -1), ("avant-hier", -2),
        ],
        Numbers = [("un", 1), ("une", 1), ("deux", 2), ("trois", 3), ("quatre", 4), ("cinq", 5), ("six", 6), ("sept", 7), ("huit", 8), ("neuf", 9), ("dix", 10)],
        Next = "prochain|le prochain",
        NextAfter = "prochain|qui vient|suivant",
        This = "ce",
        ThisAfter = "ci",
        Last = "le dernier",
        LastAfter = "dernier|passé",
        NextWeek = "la semaine prochaine|semaine prochaine|de la semaine prochaine|la semaine suivante",
        Weekend = "week-end|le week-end|ce week-end|weekend|ce weekend|le weekend",
        In = "dans|d'ici",
        Days = "jours|jour",
        Weeks = "semaines|semaine",
        DayLeads = "le|pour le|du|au",
        DaySuffixes = "er|eme|e",
        Connectors = "de|du|le",
        HourWords = "h|heures|heure",
    };

    public static DayWords Portuguese { get; } = new()
    {
        Code = "pt",
        Months = ["jan|janeiro", "fev|fevereiro", "mar|março", "abr|abril", "mai|maio", "jun|junho", "jul|julho", "ago|agosto", "set|setembro", "out|outubro", "nov|novembro", "dez|dezembro"],
        Weekdays =
        [
            "seg|segunda-feira|segunda", "ter|terça-feira|terça", "qua|quarta-feira|quarta", "qui|quinta-feira|quinta", "sex|sexta-feira|sexta", "sáb|sábado", "dom|domingo",
        ],
        Relative =
        [
            ("hoje", 0), ("esta manhã", 0), ("esta tarde", 0), ("esta noite", 0), ("amanhã", 1), ("depois de amanhã", 2), ("ontem", -1), ("anteontem", -2),
        ],
        Numbers = [("um", 1), ("uma", 1), ("dois", 2), ("duas", 2), ("três", 3), ("quatro", 4), ("cinco", 5), ("seis", 6), ("sete", 7), ("oito", 8), ("nove", 9), ("dez", 10)],
        Next = "próxima|próximo|na próxima|no próximo|a próxima|o próximo",
        NextAfter = "próxima|próximo|que vem|seguinte",
        This = "esta|este|nesta|neste|essa|nessa",
        Last = "última|último|passada|passado",
        LastAfter = "passada|passado",
        NextWeek = "a semana que vem|próxima semana|na próxima semana|semana que vem|da próxima semana|da semana que vem|para a semana",
        Weekend = "fim de semana|o fim de semana|este fim de semana|fim-de-semana",
        In = "em|dentro de|daqui a|daqui",
        Days = "dias|dia",
        Weeks = "semanas|semana",
        DayLeads = "dia|o dia|no dia|para o dia|ao dia",
        DaySuffixes = "o",
        Connectors = "de|do|dia",
        HourWords = "h|horas|hora|da manhã|da tarde|da noite",
    };

    public static DayWords Italian { get; } = new()
    {
        Code = "it",
        Months = ["gen|gennaio", "feb|febbraio", "mar|marzo", "apr|aprile", "mag|maggio", "giu|giugno", "lug|luglio", "ago|agosto", "set|settembre|sett", "ott|ottobre", "nov|novembre", "dic|dicembre"],
        Weekdays = ["lun|lunedì", "mar|martedì", "mer|mercoledì", "gio|giovedì", "ven|venerdì", "sab|sabato", "dom|domenica"],
        Relative =
        [
            ("oggi", 0), ("stamattina", 0), ("stamani", 0), ("questa mattina", 0), ("stasera", 0), ("questa sera", 0), ("stanotte", 0), ("domani", 1), ("dopodomani", 2), ("dopo domani", 2),
            ("ieri", -1), ("l'altro ieri", -2), ("altro ieri", -2), ("avantieri", -2),
        ],
        Numbers = [("un", 1), ("una", 1), ("due", 2), ("tre", 3), ("quattro", 4), ("cinque", 5), ("sei", 6), ("sette", 7), ("otto", 8), ("nove", 9), ("dieci", 10)],
        Next = "prossimo|prossima|il prossimo|la prossima",
        NextAfter = "prossimo|prossima|che viene|seguente",
        This = "questo|questa",
        Last = "lo scorso|la scorsa|scorso|scorsa",
        LastAfter = "scorso|scorsa|passato",
        NextWeek = "la settimana prossima|la prossima settimana|settimana prossima|prossima settimana|della settimana prossima|della prossima settimana",
        Weekend = "fine settimana|il fine settimana|questo fine settimana|weekend|il weekend|nel weekend",
        In = "tra|fra|in",
        Days = "giorni|giorno",
        Weeks = "settimane|settimana",
        DayLeads = "il|il giorno|giorno|per il|del",
        DaySuffixes = "o",
        Connectors = "di|del|il",
        HourWords = "h|ore|di mattina|di sera",
    };

    public static DayWords Thai { get; } = new()
    {
        Code = "th",
        Months =
        [
            "ม.ค.|มกราคม|มกรา", "ก.พ.|กุมภาพันธ์|กุมภา", "มี.ค.|มีนาคม|มีนา", "เม.ย.|เมษายน|เมษา", "พ.ค.|พฤษภาคม|พฤษภา", "มิ.ย.|มิถุนายน|มิถุนา", "ก.ค.|กรกฎาคม|กรกฎา",
            "ส.ค.|สิงหาคม|สิงหา", "ก.ย.|กันยายน|กันยา", "ต.ค.|ตุลาคม|ตุลา", "พ.ย.|พฤศจิกายน|พฤศจิกา", "ธ.ค.|ธันวาคม|ธันวา",
        ],
        Weekdays =
        [
            "จ.|วันจันทร์|จันทร์", "อ.|วันอังคาร|อังคาร", "พ.|วันพุธ|พุธ", "พฤ.|วันพฤหัสบดี|พฤหัสบดี|วันพฤหัส|พฤหัส", "ศ.|วันศุกร์|ศุกร์", "ส.|วันเสาร์|เสาร์", "อา.|วันอาทิตย์|อาทิตย์",
        ],
        Relative =
        [
            ("วันนี้", 0), ("คืนนี้", 0), ("เช้านี้", 0), ("บ่ายนี้", 0), ("เย็นนี้", 0), ("พรุ่งนี้", 1), ("วันพรุ่งนี้", 1), ("มะรืน", 2), ("มะรืนนี้", 2), ("วันมะรืน", 2), ("วันมะรืนนี้", 2),
            ("เมื่อวาน", -1), ("เมื่อวานนี้", -1), ("เมื่อวานซืน", -2), ("เมื่อคืน", -1),
        ],
        Numbers = [("หนึ่ง", 1), ("สอง", 2), ("สาม", 3), ("สี่", 4), ("ห้า", 5), ("หก", 6), ("เจ็ด", 7), ("แปด", 8), ("เก้า", 9), ("สิบ", 10)],
        // อาทิตย์ is Sunday and, after a number or before "next", a week: NextWeek and Weeks are tried first.
        Next = "",
        NextAfter = "หน้า|ถัดไป|ที่จะถึง|ที่จะถึงนี้",
        This = "",
        ThisAfter = "นี้",
        LastAfter = "ที่แล้ว|ที่ผ่านมา",
        NextWeek = "สัปดาห์หน้า|อาทิตย์หน้า|ของสัปดาห์หน้า",
        Weekend = "สุดสัปดาห์|สุดสัปดาห์นี้|วันหยุดสุดสัปดาห์",
        In = "อีก|ใน",
        FromNow = "ข้างหน้า|จากนี้",
        Days = "วัน",
        Weeks = "สัปดาห์|อาทิตย์",
        DayLeads = "วันที่|ที่",
        Connectors = "ที่|เดือน|ปี|พ.ศ.|ค.ศ.",
        HourWords = "น.|โมง|นาฬิกา|ทุ่ม",
    };
}
