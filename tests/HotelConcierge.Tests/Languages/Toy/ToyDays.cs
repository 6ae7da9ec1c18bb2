using HotelConcierge.Languages;

namespace HotelConcierge.Tests.Languages.Toy;

internal static class ToyDays
{
    public static DayWords Words { get; } = new()
    {
        Months =
        [
            "jan|januaro", "feb|februaro", "mar|marto", "apr|aprilo", "maj|majo", "jun|junio", "jul|julio", "aŭg|aŭgusto", "sep|septembro",
            "okt|oktobro", "nov|novembro", "dec|decembro",
        ],
        Weekdays =
        [
            "lun|lundo|lundon", "mar|mardo|mardon", "mer|merkredo|merkredon", "ĵaŭ|ĵaŭdo|ĵaŭdon", "ven|vendredo|vendredon",
            "sab|sabato|sabaton", "dim|dimanĉo|dimanĉon",
        ],
        Relative = [("hodiaŭ", 0), ("ĉi vespere", 0), ("morgaŭ", 1), ("postmorgaŭ", 2), ("hieraŭ", -1)],
        Numbers = [("unu", 1), ("du", 2), ("tri", 3), ("kvar", 4), ("kvin", 5)],
        DayNumbers =
        [
            "unu", "du", "tri", "kvar", "kvin", "ses", "sep", "ok", "naŭ", "dek", "dek unu", "dek du", "dek tri", "dek kvar",
            "dek kvin", "dek ses", "dek sep", "dek ok", "dek naŭ", "dudek", "dudek unu", "dudek du", "dudek tri", "dudek kvar",
            "dudek kvin", "dudek ses", "dudek sep", "dudek ok", "dudek naŭ", "tridek", "tridek unu",
        ],
        Noise = "bonan tagon|bonan matenon",
        AfterDay = WordList.None("No part of a day looks like \"tomorrow\"."),
        Next = "venontan|la venontan",
        NextAfter = WordList.None("\"Next\" stands before its weekday."),
        This = "ĉi tiun",
        ThisAfter = WordList.None("\"This\" stands before its weekday."),
        Last = "pasintan",
        LastAfter = WordList.None("\"Last\" stands before its weekday."),
        Later = "postvenontan",
        LaterAfter = WordList.None("\"Next but one\" stands before its weekday."),
        Other = "alian|la alian",
        Singled = WordList.None("No weekday has an article."),
        Not = "ne",
        But = "sed",
        TheOther = "la venontan|la sekvan",
        ThisWeek = "ĉi tiun semajnon",
        WeekAfterNext = "postvenontan semajnon",
        NextWeek = "venontan semajnon|venontsemajne",
        Weekend = "semajnfino|semajnfine",
        In = "post",
        FromNow = WordList.None("A number of days to come is said with \"in\"."),
        Days = "tagoj|tago",
        Weeks = "semajnoj|semajno",
        Fortnights = WordList.None("Two weeks are said as such."),
        SpansAfter = [("plus semajno", 7)],
        During = "dum",
        From = WordList.None("Weeks from a day are said with \"after\"."),
        WeeksNeedNoFrom = false,
        After = "post",
        Before = "antaŭ",
        Beside = "la tagon antaŭ|la tagon post",
        DayLeads = "la|je la",
        DaySuffixes = "a|an",
        DayNeedsSuffix = true,
        Connectors = "de",
        HourWords = "horo|h",
        MonthMayComeFirst = false,
    };
}
