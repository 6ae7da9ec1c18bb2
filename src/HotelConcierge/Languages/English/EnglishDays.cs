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
            ("tomorrow", 1), ("tmrw", 1), ("the day after tomorrow", 2), ("day after tomorrow", 2), ("overmorrow", 2),
            ("yesterday", -1), ("last night", -1), ("the day before yesterday", -2), ("day before yesterday", -2),
        ],
        Numbers =
        [
            ("a", 1), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9),
            ("ten", 10),
        ],
        Noise = WordList.None("No greeting and no part of a day looks like a day."),
        AfterDay = WordList.None("No part of a day looks like \"tomorrow\"."),
        Next = "next|coming|the next|the coming|the following",
        NextAfter = "coming",
        This = "this|this coming",
        ThisAfter = WordList.None("\"This\" stands before its weekday."),
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
}
