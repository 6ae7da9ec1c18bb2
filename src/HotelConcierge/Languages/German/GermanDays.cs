namespace HotelConcierge.Languages.German;

/// <summary>How German names days. Short forms that are everyday words too are left out of what is read.</summary>
internal static class GermanDays
{
    public static DayWords Words { get; } = new()
    {
        Months =
        [
            "Jan|Januar|Jänner", "Feb|Februar|Feber", "Mär|März|Maerz", "Apr|April", "Mai", "Jun|Juni|Juno", "Jul|Juli", "Aug|August",
            "Sep|September|Sept", "Okt|Oktober", "Nov|November", "Dez|Dezember",
        ],
        Weekdays = ["Mo|Montag", "Di|Dienstag", "Mi|Mittwoch", "Do|Donnerstag", "Fr|Freitag", "Sa|Samstag|Sonnabend", "So|Sonntag"],
        Relative =
        [
            ("heute", 0), ("heute morgen", 0), ("heute früh", 0), ("heute abend", 0), ("heute nachmittag", 0), ("morgen", 1),
            ("übermorgen", 2), ("uebermorgen", 2),
            ("gestern", -1), ("vorgestern", -2),
        ],
        Numbers =
        [
            ("ein", 1), ("eine", 1), ("einen", 1), ("einem", 1), ("einer", 1), ("zwei", 2), ("drei", 3), ("vier", 4),
            ("fünf", 5), ("sechs", 6), ("sieben", 7), ("acht", 8), ("neun", 9), ("zehn", 10),
        ],
        DayNumbers =
        [
            .. new[]
            {
                "eins|erste", "zwei|zweite", "drei|dritte", "vier|vierte", "fünf|fünfte", "sechs|sechste", "sieben|siebte",
                "acht|achte", "neun|neunte", "zehn|zehnte", "elf|elfte", "zwölf|zwölfte", "dreizehn|dreizehnte", "vierzehn|vierzehnte",
                "fünfzehn|fünfzehnte", "sechzehn|sechzehnte", "siebzehn|siebzehnte", "achtzehn|achtzehnte", "neunzehn|neunzehnte",
                "zwanzig|zwanzigste", "einundzwanzig|einundzwanzigste", "zweiundzwanzig|zweiundzwanzigste",
                "dreiundzwanzig|dreiundzwanzigste", "vierundzwanzig|vierundzwanzigste", "fünfundzwanzig|fünfundzwanzigste",
                "sechsundzwanzig|sechsundzwanzigste", "siebenundzwanzig|siebenundzwanzigste", "achtundzwanzig|achtundzwanzigste",
                "neunundzwanzig|neunundzwanzigste", "dreißig|dreißigste", "einunddreißig|einunddreißigste",
            }.Select(words => $"{words}|{words.Split('|')[1]}n|{words.Split('|')[1]}r"),
        ],
        Noise = "guten morgen|am morgen|morgens|am frühen morgen|guten tag|warum nicht|warum nicht am|wieso nicht",
        AfterDay = "morgen",
        Next =
            "nächsten|nächster|nächste|nächstes|das nächste|kommendes|das kommende|den nächsten|am nächsten|kommenden|kommender|" +
            "am kommenden",
        NextAfter = WordList.None("\"Next\" stands before its weekday."),
        This = "diesen|dieser|an diesem|am diesem",
        ThisAfter = WordList.None("\"This\" stands before its weekday."),
        Last = "letzten|letzter|vergangenen|am letzten",
        LastAfter = WordList.None("\"Last\" stands before its weekday."),
        Later = "übernächsten|übernächster|übernächstes|am übernächsten|den übernächsten",
        LaterAfter = "nach dem nächsten",
        Other = "anderen|den anderen|am anderen|andere",
        Singled = WordList.None("Every weekday may have an article."),
        Not = "nicht|nicht am|nicht den",
        But = "sondern|lieber|aber|dafür",
        TheOther =
            "den nächsten|am nächsten|nächsten|den danach|den darauf|den übernächsten|den darauffolgenden|den folgenden|" +
            "den anderen|nächste woche",
        ThisWeek = "diese woche|dieser woche|in dieser woche",
        WeekAfterNext = "übernächste woche|übernächster woche|in der übernächsten woche",
        NextWeek = "nächste woche|nächster woche|in der nächsten woche|kommende woche|kommender woche",
        Weekend = "wochenende|am wochenende|dieses wochenende|das wochenende",
        In = "in",
        FromNow = WordList.None("A number of days to come is said with \"in\"."),
        Days = "tagen|tage|tag",
        Weeks = "wochen|woche",
        Fortnights = WordList.None("Two weeks are fourteen days."),
        SpansAfter = [("in acht tagen", 7), ("über acht tage", 7), ("über eine woche", 7), ("über vierzehn tage", 14)],
        During = "für|lang",
        From = WordList.None("Weeks from a day are said with \"after\"; \"ab\" begins a length."),
        WeeksNeedNoFrom = false,
        After = "nach|nach dem",
        Before = "vor|vor dem",
        Beside =
            "am tag vor|am tag nach|der tag vor|der tag nach|den tag vor|den tag nach|am tag davor|am tag danach|am vorabend|" +
            "am folgetag|tags zuvor|tags darauf|am abend vor|die woche vor|die woche nach|in der woche vor|in der woche nach",
        DayLeads = "am|den|der|für den|vom|zum",
        DaySuffixes = WordList.None("A full stop makes the number an ordinal, and counts as punctuation."),
        DayNeedsSuffix = false,
        Connectors = "den|der|des",
        HourWords = "uhr|h",
        MonthMayComeFirst = false,
    };
}
