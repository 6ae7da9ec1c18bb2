using System.Collections.Immutable;
using System.Globalization;
using HotelConcierge.Text;

namespace HotelConcierge.Calendar;

/// <summary>
/// Finds the days that a text names in one language. Each place is tried for the most specific way of naming a day first.
/// </summary>
internal sealed class DayScan(DayVocabulary words, string text, DateOnly today, bool forgivesSlips)
{
    private readonly FoldedText _text = FoldedText.Of(text);
    private int _endOfLastDay = -1;

    public IReadOnlyList<DayMention> Read()
    {
        var found = new List<DayMention>();
        var at = 0;
        while (at < _text.Length)
        {
            if (!_text.IsStart(at))
            {
                at++;
                continue;
            }

            if (TryNoise(at, out var end))
            {
                at = end;
                continue;
            }

            if (TryDate(at, out end) is { } mention
                || (mention = TryAhead(at, out end)) is not null
                || (mention = TryWeek(at, out end)) is not null
                || (mention = TryWeekday(at, out end)) is not null
                || (mention = TryRelative(at, out end)) is not null
                || (mention = TryDayOfMonth(at, out end)) is not null)
            {
                found.Add(mention);
                _endOfLastDay = end;
                at = end;
                continue;
            }

            at = FoldedText.IsThai(_text.Text[at]) ? at + 1 : _text.WordEnd(at);
        }

        return found;
    }

    /// <summary>Words that look like a day and are none; after a day also its part: German "Montag morgen".</summary>
    private bool TryNoise(int at, out int end) =>
        Any(at, words.Noise, out end)
        || (at == _text.Skip(_endOfLastDay < 0 ? _text.Length : _endOfLastDay) && Any(at, words.AfterDay, out end));

    /// <summary>21 November, 21st of November 2026, November 21.</summary>
    private DayMention? TryDate(int at, out int end)
    {
        if (Number(at, out var day, out end))
        {
            Optional(ref end, words.DaySuffixes);
            Connect(ref end);
            if (One(_text.Skip(end), words.Months, out var month, out var after))
                return Date(day, month, after, out end);
        }
        else if (One(at, words.Months, out var month, out end))
        {
            Connect(ref end);
            if (Number(_text.Skip(end), out day, out var after) && !IsHour(after) && !One(AfterSuffix(after), words.Months, out _, out _))
            {
                Optional(ref after, words.DaySuffixes);
                return Date(day, month, after, out end);
            }
        }

        end = at;
        return null;
    }

    private DayMention Date(int day, int month, int after, out int end)
    {
        end = after;
        Connect(ref after);
        var start = _text.Skip(after);
        if (_text.WordEnd(start) - start == 4 && Number(start, out var year, out after) && !IsHour(after))
        {
            end = after;
            return DayMention.Of(CalendarDates.Of(year, month, day));
        }

        return DayMention.Of(CalendarDates.Nearest(month, day, today));
    }

    /// <summary>In three days, in a week, two days from now.</summary>
    private DayMention? TryAhead(int at, out int end)
    {
        var isLed = Any(at, words.In, out var start);
        if (Quantity(isLed ? _text.Skip(start) : at, out var number, out end))
        {
            var factor = Any(_text.Skip(end), words.Weeks, out var after) ? 7 : Any(_text.Skip(end), words.Days, out after) ? 1 : 0;
            if (factor > 0 && (isLed || Any(_text.Skip(after), words.FromNow, out after)))
            {
                end = after;
                return DayMention.Of(CalendarDates.Ahead(today, number * factor));
            }
        }

        end = at;
        return null;
    }

    /// <summary>Next week's Friday, next week, the weekend.</summary>
    private DayMention? TryWeek(int at, out int end)
    {
        if (Any(at, words.NextWeek, out end))
        {
            var monday = CalendarDates.NextMonday(today);
            if (!One(_text.Skip(end), words.Weekdays, out var weekday, out var after))
                return DayMention.Of(monday);
            end = after;
            return DayMention.Of(monday.AddDays(weekday - 1));
        }

        if (!Any(at, words.Weekend, out end))
            return null;
        return DayMention.Of(today.DayOfWeek is DayOfWeek.Sunday ? today : CalendarDates.OnOrAfter(DayOfWeek.Saturday, today));
    }

    private DayMention? TryWeekday(int at, out int end)
    {
        var start = at;
        var isNext = Any(at, words.Next, out end);
        var isLast = !isNext && Any(at, words.Last, out end);
        if (isNext || isLast || Any(at, words.This, out end))
            start = _text.Skip(end);
        if (!OneOrSlip(start, words.Weekdays, mostSlips: 1, out var number, out end))
        {
            end = at;
            return null;
        }

        var next = _text.Skip(end);
        if (Any(next, words.NextWeek, out var after))
        {
            end = after;
            return DayMention.Of(CalendarDates.NextMonday(today).AddDays(number - 1));
        }

        var weekday = (DayOfWeek)(number % 7);
        isNext |= Any(next, words.NextAfter, out after);
        isLast |= !isNext && Any(next, words.LastAfter, out after);
        if (after > next || Any(next, words.ThisAfter, out after))
            end = after;
        if (isLast)
            return DayMention.Of(CalendarDates.OnOrAfter(weekday, today.AddDays(-7)));
        if (isNext)
            return DayMention.Of(CalendarDates.OnOrAfter(weekday, today.AddDays(1)));
        return WithDayOfMonth(weekday, ref end) ?? new([CalendarDates.OnOrAfter(weekday, today)], IsWeekday: true);
    }

    /// <summary>"Friday 27": the 27th only if one soon is a Friday, else the number says something else.</summary>
    private DayMention? WithDayOfMonth(DayOfWeek weekday, ref int end)
    {
        var at = end;
        if (at < _text.Length && _text.Text[at] == '\n')
            return null;
        Connect(ref at);
        Optional(ref at, words.DayLeads);
        if (!Number(_text.Skip(at), out var day, out var after) || IsHour(after) || One(AfterSuffix(after), words.Months, out _, out _))
            return null;
        var month = new DateOnly(today.Year, today.Month, 1);
        for (var ahead = 0; ahead < 3; ahead++, month = month.AddMonths(1))
        {
            if (CalendarDates.Of(month.Year, month.Month, day) is { } date && date >= today && date.DayOfWeek == weekday)
            {
                end = after;
                Optional(ref end, words.DaySuffixes);
                return DayMention.Of(date);
            }
        }

        return null;
    }

    private DayMention? TryRelative(int at, out int end) =>
        OneOrSlip(at, words.Relative, mostSlips: 2, out var days, out end) ? DayMention.Of(today.AddDays(days)) : null;

    /// <summary>On the 21st.</summary>
    private DayMention? TryDayOfMonth(int at, out int end)
    {
        if (Any(at, words.DayLeads, out var start) && Number(_text.Skip(start), out var day, out end) && day is >= 1 and <= 31
            && !IsHour(end) && !One(AfterSuffix(end), words.Months, out _, out _))
        {
            var suffixed = end;
            Optional(ref suffixed, words.DaySuffixes);
            if (suffixed > end || !words.DayNeedsSuffix)
            {
                end = suffixed;
                return new(CalendarDates.NextOfMonth(day, today) is { } date ? [date] : ImmutableArray<DateOnly>.Empty);
            }
        }

        end = at;
        return null;
    }

    private int AfterSuffix(int at)
    {
        Optional(ref at, words.DaySuffixes);
        Connect(ref at);
        return _text.Skip(at);
    }

    private void Connect(ref int end)
    {
        while (Any(_text.Skip(end), words.Connectors, out var after))
            end = after;
    }

    private void Optional(ref int end, string[] list)
    {
        if (Any(_text.Skip(end), list, out var after))
            end = after;
    }

    /// <summary>Whether what follows a number makes it a time of day: "10:30", "10 am".</summary>
    private bool IsHour(int end) =>
        Any(_text.Skip(end), words.HourWords, out _)
        || (end < _text.Length && _text.Text[end] == FoldedText.Pause && end + 1 < _text.Length && char.IsAsciiDigit(_text.Text[end + 1])
            && _text.WordEnd(end + 1) - end == 3 && _text.Original[_text.To(end)] is ':' or '.');

    private bool Quantity(int at, out int number, out int end) =>
        Number(at, out number, out end) || One(at, words.Numbers, out number, out end);

    private bool Number(int at, out int number, out int end)
    {
        number = 0;
        end = at < _text.Length ? _text.WordEnd(at) : at;
        return end - at is > 0 and <= 4
            && int.TryParse(_text.Text.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private bool Any(int at, string[] list, out int end)
    {
        foreach (var entry in list)
        {
            if (Is(at, entry))
            {
                end = at + entry.Length;
                return true;
            }
        }

        end = at;
        return false;
    }

    private bool One(int at, (string Words, int Number)[] list, out int number, out int end)
    {
        foreach (var entry in list)
        {
            if (Is(at, entry.Words))
            {
                (number, end) = (entry.Number, at + entry.Words.Length);
                return true;
            }
        }

        (number, end) = (0, at);
        return false;
    }

    /// <param name="mostSlips">Two slips in a weekday would turn a Tuesday into a Thursday.</param>
    private bool OneOrSlip(int at, (string Words, int Number)[] list, int mostSlips, out int number, out int end)
    {
        if (One(at, list, out number, out end) || !forgivesSlips || at >= _text.Length)
            return end > at;
        end = _text.WordEnd(at);
        var written = _text.Text.AsSpan(at, end - at);
        foreach (var entry in list)
        {
            if (!entry.Words.Contains(' ', StringComparison.Ordinal)
                && Spelling.IsSlipOf(written, entry.Words, out var slips)
                && slips <= mostSlips)
            {
                number = entry.Number;
                return true;
            }
        }

        end = at;
        return false;
    }

    private bool Is(int at, string entry) =>
        entry.Length > 0
        && at < _text.Length
        && string.CompareOrdinal(_text.Text, at, entry, 0, entry.Length) == 0
        && _text.IsEnd(at + entry.Length);
}
