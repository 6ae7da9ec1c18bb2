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
        DayNumbers =
        [
            "primo", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici", "tredici",
            "quattordici", "quindici", "sedici", "diciassette", "diciotto", "diciannove", "venti", "ventuno", "ventidue",
            "ventitré", "ventiquattro", "venticinque", "ventisei", "ventisette", "ventotto", "ventinove", "trenta", "trentuno",
        ],
        Noise = "perché non",
        AfterDay = WordList.None("No part of a day looks like \"tomorrow\"."),
        Next = "prossimo|prossima|il prossimo|la prossima|nel prossimo",
        NextAfter = "prossimo|prossima|che viene|seguente",
        This = "questo|questa",
        ThisAfter = WordList.None("\"This\" stands before its weekday."),
        Last = "lo scorso|la scorsa|scorso|scorsa",
        LastAfter = "scorso|scorsa|passato",
        Later = WordList.None("\"Next but one\" stands after its weekday."),
        LaterAfter = "dopo il prossimo|dopo quello prossimo|successivo al prossimo|dopo la prossima|seguente al prossimo",
        Other = "altro|l'altro|altra|l'altra|nell'altro",
        Singled = WordList.None("Every weekday may have an article."),
        Not = "non|non il|non la",
        But = "ma|bensì|piuttosto|meglio",
        TheOther = "il prossimo|la prossima|quello dopo|quella dopo|l'altro|l'altra|il seguente|il successivo|la settimana prossima",
        ThisWeek = "questa settimana|di questa settimana",
        WeekAfterNext = "la settimana dopo la prossima|della settimana dopo la prossima|la settimana successiva alla prossima",
        NextWeek =
            "la settimana prossima|la prossima settimana|settimana prossima|prossima settimana|della settimana prossima|" +
            "della prossima settimana",
        Weekend = "fine settimana|il fine settimana|questo fine settimana|weekend|il weekend|nel weekend",
        In = "tra|fra|in",
        FromNow = WordList.None("A number of days to come is said with \"in\"."),
        Days = "giorni|giorno",
        Weeks = "settimane|settimana",
        Fortnights = "quindicina|quindicina di giorni|una quindicina di giorni|quindici giorni",
        SpansAfter =
        [
            ("a otto", 7), ("fra otto giorni", 7), ("tra otto giorni", 7), ("a quindici", 14), ("fra quindici giorni", 14),
            ("tra quindici giorni", 14),
        ],
        During = "per|durante",
        From = WordList.None("Weeks from a day are said with \"after\"."),
        WeeksNeedNoFrom = false,
        After = "dopo|dopo il|dopo la|successivo al",
        Before = "prima di|prima del|prima della|precedente al",
        Beside =
            "il giorno prima|il giorno dopo|il giorno precedente|il giorno seguente|la vigilia|alla vigilia|la sera prima|" +
            "la settimana prima|la settimana dopo",
        DayLeads = "il|il giorno|giorno|per il|del",
        DaySuffixes = "o",
        DayNeedsSuffix = false,
        Connectors = "di|del|il",
        HourWords = "h|ore|di mattina|di sera",
        MonthMayComeFirst = false,
    };
}
