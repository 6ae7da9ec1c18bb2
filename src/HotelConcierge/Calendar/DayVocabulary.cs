using System.Runtime.CompilerServices;
using HotelConcierge.Languages;
using HotelConcierge.Text;

namespace HotelConcierge.Calendar;

/// <summary>A language's words for days as they are compared with folded text.</summary>
internal sealed class DayVocabulary
{
    // By the words themselves and not by the language's code, so that two catalogues may have different words for one.
    private static readonly ConditionalWeakTable<DayWords, DayVocabulary> Known = [];

    private DayVocabulary(DayWords words)
    {
        Months = Numbered(words.Months, skip: 0, first: 1);
        FullMonths = Pairs([.. words.Months.SelectMany((list, index) => FullNames(list).Select(name => (name, index + 1)))]);
        Weekdays = Numbered(words.Weekdays, skip: 1, first: 1);
        DayNumbers = Numbered(words.DayNumbers, skip: 0, first: 1);
        Cardinals = Pairs([.. words.DayNumbers.Select((list, index) => (list.Split('|')[0], index + 1))]);
        Relative = Pairs(words.Relative);
        Numbers = Pairs(words.Numbers);
        Noise = Fold(words.Noise);
        AfterDay = Fold(words.AfterDay);
        Next = Fold(words.Next);
        NextAfter = Fold(words.NextAfter);
        This = Fold(words.This);
        ThisAfter = Fold(words.ThisAfter);
        Last = Fold(words.Last);
        LastAfter = Fold(words.LastAfter);
        Later = Fold(words.Later);
        LaterAfter = Fold(words.LaterAfter);
        Other = Fold(words.Other);
        Singled = Fold(words.Singled);
        Not = Fold(words.Not);
        But = Fold(words.But);
        TheOther = Fold(words.TheOther);
        ThisWeek = Fold(words.ThisWeek);
        NextWeek = Fold(words.NextWeek);
        WeekAfterNext = Fold(words.WeekAfterNext);
        Weekend = Fold(words.Weekend);
        In = Fold(words.In);
        FromNow = Fold(words.FromNow);
        Days = Fold(words.Days);
        Weeks = Fold(words.Weeks);
        Fortnights = Fold(words.Fortnights);
        OneDayOrWeek = [Folded(words.Days[^1]), Folded(words.Weeks[^1])];
        SpansAfter = Pairs(words.SpansAfter);
        During = Fold(words.During);
        From = Fold(words.From);
        After = Fold(words.After);
        Before = Fold(words.Before);
        Beside = Fold(words.Beside);
        DayLeads = Fold(words.DayLeads);
        DaySuffixes = Fold(words.DaySuffixes);
        Connectors = Fold(words.Connectors);
        HourWords = Fold(words.HourWords);
        DayNeedsSuffix = words.DayNeedsSuffix;
        WeeksNeedNoFrom = words.WeeksNeedNoFrom;
    }

    /// <summary>The longest first, each with 1 for January.</summary>
    public (string Words, int Number)[] Months { get; }

    /// <summary>Those that are no short form, which may be an everyday word.</summary>
    public (string Words, int Number)[] FullMonths { get; }

    public (string Words, int Number)[] DayNumbers { get; }

    /// <summary>Those of them that count: "three", not "third".</summary>
    public (string Words, int Number)[] Cardinals { get; }

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

    public string[] Later { get; }

    public string[] LaterAfter { get; }

    public string[] Other { get; }

    public string[] Singled { get; }

    public string[] Not { get; }

    public string[] But { get; }

    public string[] TheOther { get; }

    public string[] ThisWeek { get; }

    public string[] NextWeek { get; }

    public string[] WeekAfterNext { get; }

    public string[] Weekend { get; }

    public string[] In { get; }

    public string[] FromNow { get; }

    public string[] Days { get; }

    public string[] Weeks { get; }

    public string[] Fortnights { get; }

    /// <summary>The units that count as one without a number.</summary>
    public string[] OneDayOrWeek { get; }

    public (string Words, int Number)[] SpansAfter { get; }

    public string[] During { get; }

    public string[] From { get; }

    public string[] After { get; }

    public string[] Before { get; }

    public string[] Beside { get; }

    public string[] DayLeads { get; }

    public string[] DaySuffixes { get; }

    public string[] Connectors { get; }

    public string[] HourWords { get; }

    public bool DayNeedsSuffix { get; }

    public bool WeeksNeedNoFrom { get; }

    public static DayVocabulary Of(DayWords words) => Known.GetValue(words, static given => new(given));

    /// <summary>The entries of a list as they are compared, the longest first so that it wins.</summary>
    private static string[] Fold(WordList list) =>
        [.. list.Select(Folded).Distinct(StringComparer.Ordinal).OrderByDescending(entry => entry.Length)];

    private static string[] FullNames(string list) => list.Split('|') is [_, .. { Length: > 0 } full] ? full : [list];

    private static string Folded(string words) => FoldedText.Of(words).Text;

    private static (string, int)[] Numbered(string[] lists, int skip, int first) => Pairs(
        [.. lists.SelectMany((list, index) => list.Split('|').Skip(skip).Select(words => (words, first + index)))]);

    private static (string, int)[] Pairs(IEnumerable<(string Words, int Number)> pairs) =>
        [
            .. pairs.Select(pair => (Words: Folded(pair.Words), pair.Number))
                .DistinctBy(pair => pair.Words, StringComparer.Ordinal)
                .OrderByDescending(pair => pair.Words.Length),
        ];
}
