namespace HotelConcierge.Languages;

/// <summary>
/// How a language names days. Months and weekdays separate their names by <c>|</c>; the first one is how a choice shows it, and of
/// weekdays, whose short forms are everyday words too, only what follows is also read.
/// </summary>
internal sealed class DayWords
{
    /// <summary>January first.</summary>
    public required string[] Months { get; init; }

    /// <summary>Monday first.</summary>
    public required string[] Weekdays { get; init; }

    /// <summary>Words for a day counted from today.</summary>
    public required (string Words, int Days)[] Relative { get; init; }

    /// <summary>Numbers in words as they stand before "days" and "weeks".</summary>
    public required (string Words, int Number)[] Numbers { get; init; }

    /// <summary>The days of the month from 1 to 31 in words, separated by <c>|</c>: the number first, then "third".</summary>
    public required string[] DayNumbers { get; init; }

    /// <summary>Words that look like a day and are none: greetings, "in the morning".</summary>
    public required WordList Noise { get; init; }

    /// <summary>Parts of a day that look like "tomorrow" where they follow a day.</summary>
    public required WordList AfterDay { get; init; }

    /// <summary>"Next", before a weekday.</summary>
    public required WordList Next { get; init; }

    /// <summary>"Next", after a weekday.</summary>
    public required WordList NextAfter { get; init; }

    /// <summary>"This", before a weekday.</summary>
    public required WordList This { get; init; }

    /// <summary>"This", after a weekday.</summary>
    public required WordList ThisAfter { get; init; }

    /// <summary>"Last", before a weekday.</summary>
    public required WordList Last { get; init; }

    /// <summary>"Last", after a weekday.</summary>
    public required WordList LastAfter { get; init; }

    /// <summary>"Next but one", before a weekday.</summary>
    public required WordList Later { get; init; }

    /// <summary>"After next", after a weekday.</summary>
    public required WordList LaterAfter { get; init; }

    /// <summary>"The other", before a weekday: it can be either of two.</summary>
    public required WordList Other { get; init; }

    /// <summary>What before a weekday says that "after" or "before" tells which one: "the Friday before Christmas".</summary>
    public required WordList Singled { get; init; }

    /// <summary>"Not", right before the day that is not meant.</summary>
    public required WordList Not { get; init; }

    /// <summary>What may stand between the day that is not meant and the one that is.</summary>
    public required WordList But { get; init; }

    /// <summary>The one after a weekday that is not meant, without its name: "the next one".</summary>
    public required WordList TheOther { get; init; }

    /// <summary>"This week", before or after a weekday.</summary>
    public required WordList ThisWeek { get; init; }

    /// <summary>"The week after next", as <see cref="NextWeek"/>.</summary>
    public required WordList WeekAfterNext { get; init; }

    /// <summary>"Next week"; alone its Monday, around a weekday that one.</summary>
    public required WordList NextWeek { get; init; }

    /// <summary>"The weekend"; its Saturday, on a Sunday that day. "Next" around it makes it the one to come.</summary>
    public required WordList Weekend { get; init; }

    /// <summary>"In", before a number of days.</summary>
    public required WordList In { get; init; }

    /// <summary>"From now", after a number of days, where that is said without "in".</summary>
    public required WordList FromNow { get; init; }

    /// <summary>The unit of a number of days; last the one for a single day.</summary>
    public required WordList Days { get; init; }

    /// <summary>The unit of a number of weeks; last the one for a single week.</summary>
    public required WordList Weeks { get; init; }

    /// <summary>A unit of two weeks, with or without a number.</summary>
    public required WordList Fortnights { get; init; }

    /// <summary>What after a weekday or "tomorrow" adds so many days in a way of its own: "Monday week".</summary>
    public required (string Words, int Days)[] SpansAfter { get; init; }

    /// <summary>What makes a number of days or weeks a length: "for".</summary>
    public required WordList During { get; init; }

    /// <summary>What may stand between a number of weeks and the day that they are counted from, beside "after".</summary>
    public required WordList From { get; init; }

    /// <summary>Whether nothing need stand there: "a week tomorrow".</summary>
    public required bool WeeksNeedNoFrom { get; init; }

    /// <summary>"After", between a number of days and a day.</summary>
    public required WordList After { get; init; }

    /// <summary>"Before", between a number of days and a day.</summary>
    public required WordList Before { get; init; }

    /// <summary>The day beside something that need not be a day: "the day before".</summary>
    public required WordList Beside { get; init; }

    /// <summary>What must stand before a day of the month that comes without its month.</summary>
    public required WordList DayLeads { get; init; }

    /// <summary>What may follow a day of the month: "st", "º".</summary>
    public required WordList DaySuffixes { get; init; }

    /// <summary>Whether a day of the month without its month needs such a suffix to be one.</summary>
    public required bool DayNeedsSuffix { get; init; }

    /// <summary>What may stand between day, month and year.</summary>
    public required WordList Connectors { get; init; }

    /// <summary>What after a number makes it a time of day.</summary>
    public required WordList HourWords { get; init; }

    /// <summary>Whether 4/5 may be the fifth of April as well as the fourth of May.</summary>
    public required bool MonthMayComeFirst { get; init; }
}
