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
            ("einem", 1), ("einer", 1), ("zwei", 2), ("drei", 3), ("vier", 4), ("fünf", 5), ("sechs", 6), ("sieben", 7), ("acht", 8),
            ("neun", 9), ("zehn", 10),
        ],
        Noise = "guten morgen|am morgen|morgens|am frühen morgen|guten tag",
        AfterDay = "morgen",
        Next = "nächsten|nächster|nächste|am nächsten|kommenden|kommender|am kommenden",
        NextAfter = WordList.None("\"Next\" stands before its weekday."),
        This = "diesen|dieser|an diesem|am diesem",
        ThisAfter = WordList.None("\"This\" stands before its weekday."),
        Last = "letzten|letzter|vergangenen|am letzten",
        LastAfter = WordList.None("\"Last\" stands before its weekday."),
        NextWeek = "nächste woche|nächster woche|in der nächsten woche|kommende woche|kommender woche",
        Weekend = "wochenende|am wochenende|dieses wochenende|das wochenende",
        In = "in",
        FromNow = WordList.None("A number of days to come is said with \"in\"."),
        Days = "tagen|tag|tage",
        Weeks = "wochen|woche",
        DayLeads = "am|den|der|für den|vom|zum",
        DaySuffixes = WordList.None("A full stop makes the number an ordinal, and counts as punctuation."),
        DayNeedsSuffix = false,
        Connectors = "den|der|des",
        HourWords = "uhr|h",
        MonthMayComeFirst = false,
    };
}
