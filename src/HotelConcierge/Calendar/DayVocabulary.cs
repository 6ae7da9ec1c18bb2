using System.Collections.Concurrent;

namespace HotelConcierge.Calendar;

/// <summary>A language's words for days as they are compared with folded text.</summary>
internal sealed class DayVocabulary
{
    private static readonly ConcurrentDictionary<string, DayVocabulary> Known = new(StringComparer.Ordinal);

    private DayVocabulary(DayWords words)
    {
        Months = Numbered(words.Months, skip: 0, first: 1);
        Weekdays = Numbered(words.Weekdays, skip: 1, first: 1);
        Relative = Pairs(words.Relative);
        Numbers = Pairs(words.Numbers);
        Noise = DayWords.Fold(words.Noise);
        AfterDay = DayWords.Fold(words.AfterDay);
        Next = DayWords.Fold(words.Next);
        NextAfter = DayWords.Fold(words.NextAfter);
        This = DayWords.Fold(words.This);
        ThisAfter = DayWords.Fold(words.ThisAfter);
        Last = DayWords.Fold(words.Last);
        LastAfter = DayWords.Fold(words.LastAfter);
        NextWeek = DayWords.Fold(words.NextWeek);
        Weekend = DayWords.Fold(words.Weekend);
        In = DayWords.Fold(words.In);
        FromNow = DayWords.Fold(words.FromNow);
        Days = DayWords.Fold(words.Days);
        Weeks = DayWords.Fold(words.Weeks);
        DayLeads = DayWords.Fold(words.DayLeads);
        DaySuffixes = DayWords.Fold(words.DaySuffixes);
        Connectors = DayWords.Fold(words.Connectors);
        HourWords = DayWords.Fold(words.HourWords);
        DayNeedsSuffix = words.DayNeedsSuffix;
    }

    /// <summary>The longest first, each with 1 for January.</summary>
    public (string Words, int Number)[] Months { get; }

    /// <summary>The longest first, each with 1 for Monday.</summary>
    public (string Words, int Number)[] Weekdays { get; }

    public (string Words, int Number)[] Relative { get; }

    public (string Words, int Number)[] Numbers { get; }

    public string[] Noise { get; }

    public string[] AfterDay { get; }

    public string[] Next { get; }

    public string[] NextAfter { get; }

    public string[] This { get; }

    public string[] ThisAfter { get; }

    public string[] Last { get; }

    public string[] LastAfter { get; }

    public string[] NextWeek { get; }

    public string[] Weekend { get; }

    public string[] In { get; }

    public string[] FromNow { get; }

    public string[] Days { get; }

    public string[] Weeks { get; }

    public string[] DayLeads { get; }

    public string[] DaySuffixes { get; }

    public string[] Connectors { get; }

    public string[] HourWords { get; }

    public bool DayNeedsSuffix { get; }

    public static DayVocabulary Of(DayWords words) => Known.GetOrAdd(words.Code, static (_, given) => new(given), words);

    private static (string, int)[] Numbered(string[] lists, int skip, int first) => Pairs(
        [.. lists.SelectMany((list, index) => list.Split('|').Skip(skip).Select(words => (words, first + index)))]);

    private static (string, int)[] Pairs(IEnumerable<(string Words, int Number)> pairs) =>
        [.. pairs.Select(pair => (Words: DayWords.Folded(pair.Words), pair.Number)).DistinctBy(pair => pair.Words, StringComparer.Ordinal).OrderByDescending(pair => pair.Words.Length)];
}
