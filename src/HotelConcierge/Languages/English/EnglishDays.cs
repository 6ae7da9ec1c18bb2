namespace HotelConcierge.Languages.English;

/// <summary>How English names days. Short forms that are everyday words too are left out of what is read.</summary>
internal static class EnglishDays
{
    public static DayWords Words { get; } = new()
    {
        Months =
        [
            "Jan|January", "Feb|February", "Mar|March", "Apr|April", "May", "Jun|June", "Jul|July", "Aug|August", "Sep|September|Sept",
            "Oct|October", "Nov|November", "Dec|December",
        ],
        Weekdays =
        [
            "Mon|Monday|Mon", "Tue|Tuesday|Tues|Tue", "Wed|Wednesday|Wed", "Thu|Thursday|Thurs|Thu", "Fri|Friday|Fri", "Sat|Saturday",
            "Sun|Sunday",
        ],
        Relative =
        [
            ("today", 0), ("tonight", 0), ("this morning", 0), ("this afternoon", 0), ("this evening", 0), ("later today", 0),
            ("tomorrow", 1), ("tmrw", 1), ("tmr", 1), ("tmw", 1), ("the day after tomorrow", 2), ("day after tomorrow", 2),
            ("overmorrow", 2), ("yesterday", -1), ("last night", -1), ("the day before yesterday", -2), ("day before yesterday", -2),
        ],
        Numbers =
        [
            ("a", 1), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9),
            ("ten", 10),
        ],
        DayNumbers =
        [
            "one|first", "two|second", "three|third", "four|fourth", "five|fifth", "six|sixth", "seven|seventh", "eight|eighth",
            "nine|ninth", "ten|tenth", "eleven|eleventh", "twelve|twelfth", "thirteen|thirteenth", "fourteen|fourteenth",
            "fifteen|fifteenth", "sixteen|sixteenth", "seventeen|seventeenth", "eighteen|eighteenth", "nineteen|nineteenth",
            "twenty|twentieth", "twenty-one|twenty-first", "twenty-two|twenty-second", "twenty-three|twenty-third",
            "twenty-four|twenty-fourth", "twenty-five|twenty-fifth", "twenty-six|twenty-sixth", "twenty-seven|twenty-seventh",
            "twenty-eight|twenty-eighth", "twenty-nine|twenty-ninth", "thirty|thirtieth", "thirty-one|thirty-first",
        ],
        Noise = "why not|why not on|once a week|twice a week|times a week|one may|two may|may i|may we",
        AfterDay = WordList.None("No part of a day looks like \"tomorrow\"."),
        Next = "next|coming|the next|the coming|this coming|following|the following",
        NextAfter = "coming",
        This = "this",
        ThisAfter = WordList.None("\"This\" stands before its weekday."),
        Last = "last|past",
        LastAfter = "last",
        Later = "next but one|the next but one",
        LaterAfter = "after next|after the next|after the next one|after this one",
        Other = "other|the other|on the other",
        Singled = "the|on the",
        Not = "not|not on|not the",
        But = "but|but rather|rather|but on",
        TheOther =
            "the next one|the next|next one|the following one|the following|the one after|the one after that|the other one|" +
            "the other|next week",
        ThisWeek = "this week|of this week",
        WeekAfterNext = "the week after next|week after next|of the week after next|in the week after next",
        NextWeek = "next week|of next week|in the next week|the week after this",
        Weekend = "weekend|the weekend|this weekend",
        In = "in|within",
        FromNow = "from now|from today",
        Days = "days|day",
        Weeks = "weeks|week",
        Fortnights = "fortnights|fortnight|a fortnight",
        SpansAfter = [("week", 7), ("fortnight", 14)],
        During = "for|during|stay|staying",
        From = "from|on",
        WeeksNeedNoFrom = true,
        After = "after|following",
        Before = "before|prior to",
        Beside =
            "the day before|the day after|the night before|the night after|the morning after|the evening before|the week before|" +
            "the week after|the eve of|on the eve of",
        DayLeads = "the|on the|for the",
        DaySuffixes = "st|nd|rd|th",
        DayNeedsSuffix = true,
        Connectors = "of|the",
        HourWords = "am|pm|a m|p m|o clock|h|hrs|hours|oclock",
        MonthMayComeFirst = true,
    };
}
