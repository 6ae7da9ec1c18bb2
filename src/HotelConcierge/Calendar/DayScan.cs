using HotelConcierge.Text;

namespace HotelConcierge.Calendar;

/// <summary>
/// Finds the days that a text names in one language. Each place is tried for the longest way of naming a day first; words that
/// belong to a day and are not read make it unsure.
/// </summary>
internal sealed class DayScan(DayVocabulary words, string text, DateOnly today, bool forgivesSlips)
    : PlainDays(words, text, today, forgivesSlips)
{
    /// <summary>As in "lunes de la otra semana".</summary>
    private const int WordsToWeek = 3;

    private readonly List<DayMention> _found = [];
    private int _endOfLastDay = -1;
    private int _endOfUnreadWeek = -1;

    public IReadOnlyList<DayMention> Read()
    {
        var at = 0;
        while (at < Text.Length)
        {
            if (!Text.IsStart(at))
            {
                at++;
                continue;
            }

            if (TryNoise(at, out var end) || TryLength(at, out end))
            {
                at = end;
                continue;
            }

            if (TryCounted(at, out end) is { } mention
                || (mention = TryRefused(at, out end)) is not null
                || (mention = TryDay(at, out end)) is not null
                || (mention = TryUnsure(at, out end)) is not null)
            {
                _found.Add(mention.ComesWeekly && AreNear(_endOfUnreadWeek, at) ? EitherWeek(mention) : mention);
                _endOfLastDay = end;
                at = end;
                continue;
            }

            // "A week" alone is a length; "the other week" is one that the day beside it belongs to.
            if (Span(at, out var days, out end) && days >= Week)
            {
                at = end;
                continue;
            }

            if (Any(at, Words.Weeks, out end))
                NoteUnreadWeek(at, end);
            at = FoldedText.IsThai(Text.Text[at]) ? at + 1 : Text.WordEnd(at);
        }

        return [.. _found.Select(NotRefused)];
    }

    /// <summary>Words that look like a day and are none; after a day also its part: German "Montag morgen".</summary>
    private bool TryNoise(int at, out int end) =>
        Any(at, Words.Noise, out end)
        || (at == Text.Skip(_endOfLastDay < 0 ? Text.Length : _endOfLastDay) && Any(at, Words.AfterDay, out end))
        || (TryWeek(at, out _) is null && Any(at, Words.ThisWeek, out end));

    /// <summary>"For a week" says how long and not when.</summary>
    private bool TryLength(int at, out int end) => Any(at, Words.During, out end) && Span(Text.Skip(end), out _, out end);

    /// <summary>A week from Monday, two days before Friday, the day after tomorrow.</summary>
    private DayMention? TryCounted(int at, out int end)
    {
        var start = Any(at, Words.In, out var after) ? Text.Skip(after) : at;
        var isNumbered = Span(start, out var days, out end);
        if (!isNumbered && !(Unit(start, out days, out end) && Any(start, Words.OneDayOrWeek, out end)))
        {
            end = at;
            return null;
        }

        var next = Near(end);
        var isBefore = Any(next, Words.Before, out after);
        var isCounted = isBefore || (Any(next, Words.After, out after) && !Any(next, Words.FromNow, out _));
        var isFrom = !isCounted && isNumbered && days >= Week && (Any(next, Words.From, out after) || Words.WeeksNeedNoFrom);
        if ((isCounted || isFrom) && AnchorNear(after, out var anchored) is { } anchor)
        {
            end = anchored;
            return anchor.Later(isBefore ? -days : days);
        }

        var isUnread = isCounted && isNumbered;
        end = isUnread ? after : at;
        return isUnread ? DayMention.Unsure() : null;
    }

    /// <summary>"Not this Friday", and what is meant instead where that has no name of its own: "but the next".</summary>
    private DayMention? TryRefused(int at, out int end)
    {
        if (!Any(at, Words.Not, out end) || AnchorNear(end, out end) is not { IsUnsure: false } refused)
        {
            end = at;
            return null;
        }

        return TryInstead(refused, ref end) ?? refused with { IsRefused = true };
    }

    private DayMention? TryInstead(DayMention refused, ref int end)
    {
        var next = Text.Skip(end);
        if (Any(next, Words.But, out var after))
            next = Text.Skip(after);
        if (Any(next, Words.TheOther, out after))
        {
            if (One(Text.Skip(after), Words.Weekdays, out var weekday, out var named))
            {
                if (!IsOn(refused, weekday))
                    return null;
                after = named;
            }
        }
        else
        {
            if (Any(next, Words.DayLeads, out var lead))
                next = Text.Skip(lead);
            if (!One(next, Words.Weekdays, out var weekday, out after) || !IsOn(refused, weekday)
                || !IsTheOther(Text.Skip(after), out after))
                return null;
        }

        end = after;
        return refused.ComesWeekly && !Any(Near(after), Words.Days, out _) ? refused.Later(Week) : DayMention.Unsure();
    }

    /// <summary>What makes a weekday the other one: "the Friday after" as well.</summary>
    private bool IsTheOther(int at, out int end) =>
        Any(at, Words.NextAfter, out end) || (Any(at, Words.After, out end) && Text.IsClauseEnd(end));

    private static bool IsOn(DayMention mention, int weekday) =>
        mention is { ComesWeekly: true, Days: [var day, ..] } && (int)day.DayOfWeek == weekday % 7;

    private DayMention? TryDay(int at, out int end)
    {
        if ((TryDate(at, out end) ?? TryAhead(at, out end) ?? TryWeek(at, out end)) is { } whole)
            return whole;
        if ((TryWeekday(at, out end) ?? TryRelative(at, out end)) is not { } day)
            return TryDayOfMonth(at, out end);
        var next = Near(end);
        if (One(next, Words.SpansAfter, out var days, out var after)
            || (Any(next, Words.In, out after) && Span(Text.Skip(after), out days, out after) && (!day.ComesWeekly || days % Week == 0)))
        {
            end = after;
            return day.Later(days);
        }

        if (day.ComesWeekly && Any(next, Words.Not, out after) && TryInstead(day, ref after) is { } instead)
        {
            end = after;
            return instead;
        }

        return day.IsWeekday && IsOfAMonth(end) ? DayMention.Unsure() : day;
    }

    /// <summary>"The first Friday of December".</summary>
    private bool IsOfAMonth(int end)
    {
        var connected = end;
        Connect(ref connected);
        return connected > end && !Text.IsClauseEnd(end) && One(Near(connected), Words.FullMonths, out _, out _);
    }

    /// <summary>"The other Friday", "the Friday before Christmas", "after Friday", "the day before we leave": a day, but not the one that is named.</summary>
    private DayMention? TryUnsure(int at, out int end)
    {
        if (Any(at, Words.Other, out end) && TryWeekday(Near(end), out var after) is { } either)
        {
            end = after;
            return EitherWeek(either);
        }

        if (Any(at, Words.Singled, out end) && TryWeekday(Near(end), out after) is { IsWeekday: true }
            && (Any(Near(after), Words.After, out end) || Any(Near(after), Words.Before, out end)))
            return DayMention.Unsure();

        var isAfter = Any(at, Words.After, out end);
        if ((isAfter || Any(at, Words.Before, out end)) && BesideNear(ref end, isAfter ? 1 : -1) is { } beside)
            return beside;

        if (!Any(at, Words.Beside, out end))
            return null;
        for (var inner = at + 1; inner < end; inner++)
        {
            if (Text.IsStart(inner) && TryCounted(inner, out after) is { } counted)
            {
                end = after;
                return counted;
            }
        }

        return DayMention.Unsure();
    }

    private DayMention? BesideNear(ref int end, int days)
    {
        if (AnchorNear(end, out var after) is { } anchor)
        {
            end = after;
            return anchor.Later(days) with { IsUnsure = true };
        }

        if (TryWeek(Near(end), out after) is null && !Any(Near(end), NumericDays.Marks, out after))
            return null;
        end = after;
        return DayMention.Unsure();
    }

    /// <summary>"Monday of the second week", "in the second week on Monday".</summary>
    private void NoteUnreadWeek(int at, int end)
    {
        if (_found is [.., { ComesWeekly: true } last] && AreNear(_endOfLastDay, at))
            _found[^1] = EitherWeek(last);
        else
            _endOfUnreadWeek = end;
    }

    private bool AreNear(int end, int start)
    {
        if (end < 0)
            return false;
        var between = Text.Text.AsSpan(end, start - end);
        return !between.ContainsAny(FoldedText.Pause, '\n') && between.Count(' ') <= WordsToWeek + 1;
    }

    private static DayMention EitherWeek(DayMention day) =>
        day with { Days = [.. day.Days, .. day.Later(Week).Days], IsWeekday = false, IsUnsure = true };

    /// <summary>"Not this Friday, next Friday": the day that is not meant is not the one that is.</summary>
    private DayMention NotRefused(DayMention mention) =>
        mention.IsRefused || mention.IsUnsure || !_found.Exists(other => other.IsRefused && other.Days.SequenceEqual(mention.Days))
            ? mention
            : mention.ComesWeekly ? mention.Later(Week) : DayMention.Unsure();
}
