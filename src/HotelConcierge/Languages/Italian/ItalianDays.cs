namespace HotelConcierge.Languages.Italian;

/// <summary>How Italian names days. Short forms that are everyday words too are left out of what is read.</summary>
internal static class ItalianDays
{
    public static DayWords Words { get; } = new()
    {
        Months =
        [
            "gen|gennaio", "feb|febbraio", "mar|marzo", "apr|aprile", "mag|maggio", "giu|giugno", "lug|luglio", "ago|agosto",
            "set|settembre|sett", "ott|ottobre", "nov|novembre", "dic|dicembre",
        ],
        Weekdays = ["lun|lunedì", "mar|martedì", "mer|mercoledì", "gio|giovedì", "ven|venerdì", "sab|sabato", "dom|domenica"],
        Relative =
        [
            ("oggi", 0), ("stamattina", 0), ("stamani", 0), ("questa mattina", 0), ("stasera", 0), ("questa sera", 0), ("stanotte", 0),
            ("domani", 1), ("dopodomani", 2), ("dopo domani", 2),
            ("ieri", -1), ("l'altro ieri", -2), ("altro ieri", -2), ("avantieri", -2),
        ],
        Numbers =
        [
            ("un", 1), ("una", 1), ("due", 2), ("tre", 3), ("quattro", 4), ("cinque", 5), ("sei", 6), ("sette", 7), ("otto", 8),
            ("nove", 9), ("dieci", 10),
        ],
        Noise = WordList.None("No greeting and no part of a day looks like a day."),
        AfterDay = WordList.None("No part of a day looks like \"tomorrow\"."),
        Next = "prossimo|prossima|il prossimo|la prossima",
        NextAfter = "prossimo|prossima|che viene|seguente",
        This = "questo|questa",
        ThisAfter = WordList.None("\"This\" stands before its weekday."),
        Last = "lo scorso|la scorsa|scorso|scorsa",
        LastAfter = "scorso|scorsa|passato",
        NextWeek =
            "la settimana prossima|la prossima settimana|settimana prossima|prossima settimana|della settimana prossima|" +
            "della prossima settimana",
        Weekend = "fine settimana|il fine settimana|questo fine settimana|weekend|il weekend|nel weekend",
        In = "tra|fra|in",
        FromNow = WordList.None("A number of days to come is said with \"in\"."),
        Days = "giorni|giorno",
        Weeks = "settimane|settimana",
        DayLeads = "il|il giorno|giorno|per il|del",
        DaySuffixes = "o",
        DayNeedsSuffix = false,
        Connectors = "di|del|il",
        HourWords = "h|ore|di mattina|di sera",
        MonthMayComeFirst = false,
    };
}
