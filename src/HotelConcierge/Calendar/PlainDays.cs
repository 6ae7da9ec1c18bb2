using System.Collections.Immutable;

namespace HotelConcierge.Calendar;

/// <summary>Days that a phrase of one part names: a date, a weekday, a week's day, "tomorrow", "in three days".</summary>
internal abstract class PlainDays(DayVocabulary words, string text, DateOnly today, bool forgivesSlips)
    : DayMatcher(words, text, forgivesSlips)
{
    protected const int Week = 7;

    protected DateOnly Today => today;

    /// <summary>A day that others can be counted from.</summary>
    protected DayMention? TryAnchor(int at, out int end) =>
        TryDate(at, out end) ?? TryWeekday(at, out end) ?? TryRelative(at, out end) ?? TryDayOfMonth(at, out end);

    /// <summary>21 November, 21st of November 2026, November 21.</summary>
    protected DayMention? TryDate(int at, out int end)
    {
        if (Number(at, out var day, out end))
        {
            Optional(ref end, Words.DaySuffixes);
            Connect(ref end);
            if (One(Text.Skip(end), Words.Months, out var month, out var after))
                return Date(day, month, after, out end);
        }
        else if (One(at, Words.DayNumbers, out day, out end) && !Text.IsClauseEnd(end))
        {
            Connect(ref end);
            if (One(Text.Skip(end), Words.FullMonths, out var month, out var after))
                return Date(day, month, after, out end);
        }

        if (One(at, Words.Months, out var named, out end))
        {
            Connect(ref end);
            var start = Text.Skip(end);
            if ((Number(start, out day, out var after) || Ordinal(start, out day, out after))
                && !IsHour(after) && !One(AfterSuffix(after), Words.Months, out _, out _))
            {
                Optional(ref after, Words.DaySuffixes);
                return Date(day, named, after, out end);
            }
        }

        end = at;
        return null;
    }

    private DayMention Date(int day, int month, int after, out int end)
    {
        end = after;
        Connect(ref after);
        var start = Text.Skip(after);
        if (Text.WordEnd(start) - start == 4 && Number(start, out var year, out after) && !IsHour(after))
        {
            end = after;
            return DayMention.Of(CalendarDates.Of(year, month, day));
        }

        return DayMention.Of(CalendarDates.Nearest(month, day, today));
    }

    /// <summary>In three days, in a week, two days from now.</summary>
    protected DayMention? TryAhead(int at, out int end)
    {
        var isLed = Any(at, Words.In, out var start);
        if (Span(isLed ? Text.Skip(start) : at, out var days, out var after)
            && (isLed || Any(Text.Skip(after), Words.FromNow, out after)))
        {
            end = after;
            return DayMention.Of(CalendarDates.Ahead(today, days));
        }

        end = at;
        return null;
    }

    /// <summary>Next week's Friday, next week.</summary>
    protected DayMention? TryWeek(int at, out int end)
    {
        if (InWeek(at, out end) is not { } ahead)
            return null;
        if (One(Text.Skip(end), Words.Weekdays, out var weekday, out var after))
        {
            end = after;
            return DayOf(ahead, weekday);
        }

        if (ahead > 0)
            return DayOf(ahead, weekday: 1);
        end = at;
        return null;
    }

    protected DayMention? TryWeekday(int at, out int end)
    {
        var start = at;
        var weeks = Any(at, Words.Later, out end) ? Which.Later : Any(at, Words.Next, out end) ? Which.Next : Which.Nearest;
        if (weeks is Which.Nearest && Any(at, Words.Last, out end))
            weeks = Which.Last;
        if (end > at || Any(at, Words.This, out end))
            start = Text.Skip(end);
        if (Any(start, Words.Weekend, out end))
            return Weekend(weeks, ref end);
        if (!OneOrSlip(start, Words.Weekdays, mostSlips: 1, out var number, out end))
        {
            end = at;
            return null;
        }

        if (InWeek(Text.Skip(end), out var after) is { } ahead)
        {
            end = after;
            return DayOf(ahead, number);
        }

        var weekday = (DayOfWeek)(number % 7);
        weeks = WhichAfter(weeks, ref end);
        if (Counted(weekday, ref end) is { } counted)
            return counted;
        var mention = weeks switch
        {
            Which.Last => DayMention.Of(CalendarDates.OnOrAfter(weekday, CalendarDates.Ahead(today, -Week))),
            Which.Next => DayMention.Of(CalendarDates.OnOrAfter(weekday, today.AddDays(1))),
            Which.Later => DayMention.Of(CalendarDates.OnOrAfter(weekday, today.AddDays(1 + Week))),
            _ => WithDayOfMonth(weekday, ref end) ?? new([CalendarDates.OnOrAfter(weekday, today)], IsWeekday: true),
        };
        return mention with { ComesWeekly = true };
    }

    /// <summary>"Next" on a Saturday or Sunday is not the one that has begun, and says two days.</summary>
    private DayMention Weekend(Which weeks, ref int end)
    {
        weeks = WhichAfter(weeks, ref end);
        var saturday = CalendarDates.OnOrAfter(DayOfWeek.Saturday, today.AddDays(today.DayOfWeek is DayOfWeek.Sunday ? -1 : 0));
        if (weeks is Which.Nearest)
            return DayMention.Of(today.DayOfWeek is DayOfWeek.Sunday ? today : saturday) with { ComesWeekly = true };
        var hasBegun = saturday <= today;
        saturday = CalendarDates.Ahead(
            saturday,
            weeks is Which.Last ? -Week : (hasBegun ? Week : 0) + (weeks is Which.Later ? Week : 0));
        return new([saturday, CalendarDates.Ahead(saturday, 1)]) { ComesWeekly = true };
    }

    /// <summary>What stands after a weekday to say which one it is.</summary>
    private Which WhichAfter(Which before, ref int end)
    {
        var next = Text.Skip(end);
        var which = before;
        if (Any(next, Words.LaterAfter, out var after) && !Any(Text.Skip(after), Words.Weeks, out _))
            which = Which.Later;
        else if (Any(next, Words.NextAfter, out after))
            which = before is Which.Later ? before : Which.Next;
        else if (Any(next, Words.LastAfter, out after))
            which = before is Which.Nearest ? Which.Last : before;
        else if (!Any(next, Words.ThisAfter, out after))
            return before;
        end = after;
        return which;
    }

    /// <summary>"Friday after the 21st", "Friday before next Monday".</summary>
    private DayMention? Counted(DayOfWeek weekday, ref int end)
    {
        var next = Near(end);
        var isAfter = Any(next, Words.After, out var start);
        if ((!isAfter && !Any(next, Words.Before, out start)) || AnchorNear(start, out var after) is not { Days: [var day, ..] } anchor)
            return null;
        end = after;
        var from = isAfter ? CalendarDates.Ahead(anchor.Days[^1], 1) : CalendarDates.Ahead(day, -Week);
        return DayMention.Of(CalendarDates.OnOrAfter(weekday, from));
    }

    /// <summary>The day that follows in the same clause, perhaps after an article.</summary>
    protected DayMention? AnchorNear(int end, out int after)
    {
        var start = Near(end);
        if (TryAnchor(start, out after) is { } anchor)
            return anchor;
        var connected = start;
        Connect(ref connected);
        return connected > start ? TryAnchor(Near(connected), out after) : null;
    }

    /// <summary>How many weeks from this one: 0 for "this week".</summary>
    private int? InWeek(int at, out int end) =>
        Any(at, Words.WeekAfterNext, out end) ? 2 : Any(at, Words.NextWeek, out end) ? 1 : Any(at, Words.ThisWeek, out end) ? 0 : null;

    private DayMention DayOf(int weeksAhead, int weekday)
    {
        var day = CalendarDates.Ahead(CalendarDates.NextMonday(today), (Week * (weeksAhead - 1)) + weekday - 1);
        return day >= today ? DayMention.Of(day) : DayMention.Unsure(CalendarDates.Ahead(day, Week));
    }

    /// <summary>"Friday 27": the 27th only if one soon is a Friday, else the number says something else.</summary>
    private DayMention? WithDayOfMonth(DayOfWeek weekday, ref int end)
    {
        var at = end;
        if (at < Text.Length && Text.Text[at] == '\n')
            return null;
        Connect(ref at);
        Optional(ref at, Words.DayLeads);
        if (!Number(Text.Skip(at), out var day, out var after) || IsHour(after) || One(AfterSuffix(after), Words.Months, out _, out _))
            return null;
        var month = new DateOnly(today.Year, today.Month, 1);
        for (var ahead = 0; ahead < 3; ahead++, month = month.AddMonths(1))
        {
            if (CalendarDates.Of(month.Year, month.Month, day) is { } date && date >= today && date.DayOfWeek == weekday)
            {
                end = after;
                Optional(ref end, Words.DaySuffixes);
                return DayMention.Of(date);
            }
        }

        return null;
    }

    protected DayMention? TryRelative(int at, out int end) =>
        OneOrSlip(at, Words.Relative, mostSlips: 2, out var days, out end) ? DayMention.Of(today.AddDays(days)) : null;

    /// <summary>On the 21st.</summary>
    protected DayMention? TryDayOfMonth(int at, out int end)
    {
        if (Any(at, Words.DayLeads, out var start) && Number(Text.Skip(start), out var day, out end) && day is >= 1 and <= 31
            && !IsHour(end) && !One(AfterSuffix(end), Words.Months, out _, out _))
        {
            var suffixed = end;
            Optional(ref suffixed, Words.DaySuffixes);
            if (suffixed > end || !Words.DayNeedsSuffix)
            {
                end = suffixed;
                return new(CalendarDates.NextOfMonth(day, today) is { } date ? [date] : ImmutableArray<DateOnly>.Empty);
            }
        }

        end = at;
        return null;
    }

    /// <summary>"December third", but not "December two people".</summary>
    private bool Ordinal(int at, out int day, out int end) =>
        One(at, Words.DayNumbers, out day, out end) && !One(at, Words.Cardinals, out _, out _);

    private enum Which
    {
        Nearest,
        Next,
        Later,
        Last,
    }
}
