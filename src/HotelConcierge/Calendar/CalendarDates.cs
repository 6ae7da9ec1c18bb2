namespace HotelConcierge.Calendar;

/// <summary>Dates that are not fully written, made whole.</summary>
internal static class CalendarDates
{
    private const int MayBeAgo = 92;

    /// <summary>Thais count years from 543 years before ours.</summary>
    private const int BuddhistEra = 543;
    private const int FirstBuddhistYear = 2400;
    private const int LastBuddhistYear = 2999;

    /// <summary>The date; null when no calendar has it.</summary>
    public static DateOnly? Of(int year, int month, int day)
    {
        if (year is >= FirstBuddhistYear and <= LastBuddhistYear)
            year -= BuddhistEra;
        return year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new(year, month, day)
            : null;
    }

    /// <summary>The nearest such date that is not long ago; null when neither this year nor the next has it.</summary>
    public static DateOnly? Nearest(int month, int day, DateOnly today) =>
        Of(today.Year, month, day) is { } thisYear && thisYear >= today.AddDays(-MayBeAgo)
            ? thisYear
            : Of(today.Year + 1, month, day) ?? Of(today.Year, month, day);

    /// <summary>The next day that is the <paramref name="day"/>th of its month, today included.</summary>
    public static DateOnly? NextOfMonth(int day, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        for (var ahead = 0; ahead < 3 && day <= 31; ahead++, month = month.AddMonths(1))
        {
            if (Of(month.Year, month.Month, day) is { } found && found >= today)
                return found;
        }

        return null;
    }

    /// <summary>The first such weekday on or after a day.</summary>
    public static DateOnly OnOrAfter(DayOfWeek weekday, DateOnly day) => Ahead(day, ((int)weekday - (int)day.DayOfWeek + 7) % 7);

    /// <summary>Monday of the week after.</summary>
    public static DateOnly NextMonday(DateOnly today) => OnOrAfter(DayOfWeek.Monday, today.AddDays(1));

    /// <summary>Years of two digits are this century's.</summary>
    public static int FullYear(int year, int digits) => digits <= 2 ? 2000 + year : year;

    /// <summary>A day counted from another, backwards too; the calendar's last or first when it lies beyond.</summary>
    public static DateOnly Ahead(DateOnly from, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(from.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
}
