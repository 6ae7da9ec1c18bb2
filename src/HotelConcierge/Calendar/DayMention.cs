using System.Collections.Immutable;

namespace HotelConcierge.Calendar;

/// <summary>A place in a text that names a day.</summary>
/// <param name="Days">Which; several when it can be read in several ways, none when no calendar has it.</param>
/// <param name="IsWeekday">Whether it is a weekday alone, which a date beside it makes precise.</param>
internal sealed record DayMention(ImmutableArray<DateOnly> Days, bool IsWeekday = false)
{
    /// <summary>Words around it were not read, so it is none of the days, or one of them.</summary>
    public bool IsUnsure { get; init; }

    /// <summary>It is the day that is not wanted.</summary>
    public bool IsRefused { get; init; }

    /// <summary>A weekday or weekend, so that there is a next one.</summary>
    public bool ComesWeekly { get; init; }

    public static DayMention Of(DateOnly? day) => new(day is { } one ? [one] : []);

    public static DayMention Unsure(params ReadOnlySpan<DateOnly> days) => new([.. days]) { IsUnsure = true };

    /// <summary>So many days later, and no longer a bare weekday.</summary>
    public DayMention Later(int days) => this with
    {
        Days = [.. Days.Select(day => CalendarDates.Ahead(day, days))],
        IsWeekday = false,
    };
}
