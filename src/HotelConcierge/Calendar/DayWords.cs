using HotelConcierge.Text;

namespace HotelConcierge.Calendar;

/// <summary>How a language names days. Lists separate their entries by <c>|</c>; the first of a month or weekday is how a choice shows it,
/// and of weekdays, whose short forms are everyday words too, only what follows is also read.</summary>
internal sealed class DayWords
{
    /// <summary>The languages in which days are understood and written.</summary>
    public static IReadOnlyList<DayWords> All { get; } =
        [DayLanguages.English, DayLanguages.Spanish, DayLanguages.German, DayLanguages.French, DayLanguages.Portuguese, DayLanguages.Italian, DayLanguages.Thai];

    /// <summary>Two letters, as in ISO 639-1.</summary>
    public required string Code { get; init; }

    /// <summary>January first.</summary>
    public required string[] Months { get; init; }

    /// <summary>Monday first.</summary>
    public required string[] Weekdays { get; init; }

    /// <summary>Words for a day counted from today.</summary>
    public required (string Words, int Days)[] Relative { get; init; }

    /// <summary>Numbers in words as they stand before "days" and "weeks".</summary>
    public required (string Words, int Number)[] Numbers { get; init; }

    /// <summary>Words that look like a day and are none: greetings, "in the morning".</summary>
    public string Noise { get; init; } = "";

    /// <summary>Parts of a day that look like "tomorrow" where they follow a day.</summary>
    public string AfterDay { get; init; } = "";

    /// <summary>"Next", before a weekday.</summary>
    public required string Next { get; init; }

    /// <summary>"Next", after a weekday.</summary>
    public string NextAfter { get; init; } = "";

    /// <summary>"This", before a weekday.</summary>
    public required string This { get; init; }

    /// <summary>"This", after a weekday.</summary>
    public string ThisAfter { get; init; } = "";

    /// <summary>"Last", before a weekday.</summary>
    public string Last { get; init; } = "";

    /// <summary>"Last", after a weekday.</summary>
    public string LastAfter { get; init; } = "";

    /// <summary>"Next week"; alone its Monday, around a weekday that one.</summary>
    public required string NextWeek { get; init; }

    /// <summary>"The weekend"; its Saturday, on a Sunday that day.</summary>
    public required string Weekend { get; init; }

    /// <summary>"In", before a number of days.</summary>
    public required string In { get; init; }

    /// <summary>"From now", after a number of days, where that is said without "in".</summary>
    public string FromNow { get; init; } = "";

    /// <summary>The unit of a number of days.</summary>
    public required string Days { get; init; }

    /// <summary>The unit of a number of weeks.</summary>
    public required string Weeks { get; init; }

    /// <summary>What must stand before a day of the month that comes without its month.</summary>
    public required string DayLeads { get; init; }

    /// <summary>What may follow a day of the month: "st", "º".</summary>
    public string DaySuffixes { get; init; } = "";

    /// <summary>Whether a day of the month without its month needs such a suffix to be one.</summary>
    public bool DayNeedsSuffix { get; init; }

    /// <summary>What may stand between day, month and year.</summary>
    public string Connectors { get; init; } = "";

    /// <summary>What after a number makes it a time of day.</summary>
    public string HourWords { get; init; } = "";

    /// <summary>Whether 4/5 may be the fifth of April as well as the fourth of May.</summary>
    public bool MonthMayComeFirst { get; init; }

    /// <summary>The words of a language, or English ones when it is not among <see cref="All"/>.</summary>
    public static DayWords For(string? language) => All.FirstOrDefault(words => words.Code == language) ?? All[0];

    /// <summary>The entries of a list as they are compared, the longest first so that it wins.</summary>
    public static string[] Fold(string list) =>
        [.. list.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(Folded).Distinct(StringComparer.Ordinal).OrderByDescending(entry => entry.Length)];

    public static string Folded(string words) => FoldedText.Of(words).Text;
}
