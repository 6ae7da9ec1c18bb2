using System.Globalization;
using HotelConcierge.Assistants.Loading;
using HotelConcierge.Calendar;

namespace HotelConcierge.Handoff;

/// <summary>When people are at a desk, by the clock on the hotel's wall.</summary>
/// <param name="Days">For each day of the week that has hours: from when until when, the end not included; an end before its beginning is
/// on the next day. Null for always.</param>
internal sealed record DeskHours(IReadOnlyDictionary<DayOfWeek, (TimeOnly From, TimeOnly Until)>? Days)
{
    private const string Expected = "times such as 07:00-23:00, closed, or always";
    private const string TimeFormat = "HH:mm";
    private const int DaysAhead = 8;

    /// <summary>Whether somebody is there at a moment.</summary>
    public bool AreOpenAt(HotelClock clock, DateTimeOffset moment)
    {
        if (Days is null)
            return true;
        var now = clock.At(moment);
        var (today, time) = (DateOnly.FromDateTime(now.DateTime), TimeOnly.FromDateTime(now.DateTime));
        return (Of(today) is { } day && (time >= day.From && (time < day.Until || day.Until <= day.From)))
            || (Of(today.AddDays(-1)) is { } before && before.Until <= before.From && time < before.Until);
    }

    /// <summary>When somebody is there again; null where that is never.</summary>
    public DateTimeOffset? OpensAfter(HotelClock clock, DateTimeOffset moment)
    {
        var today = clock.DayOf(moment);
        for (var day = today; day < today.AddDays(DaysAhead); day = day.AddDays(1))
        {
            if (Of(day) is { } hours && clock.MomentOf(day, hours.From) is { } opens && opens > moment)
                return clock.At(opens);
        }

        return null;
    }

    /// <summary>Reads them; always where the field is missing.</summary>
    public static DeskHours Read(DataObject data, string field)
    {
        if (data.Object(field, "an object of times by day of the week", optional: true) is not { } byDay)
            return new(Days: null);
        var days = new Dictionary<DayOfWeek, (TimeOnly, TimeOnly)>();
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            var name = day.ToString().ToLowerInvariant();
            if (byDay.Text(name, Expected) is { Length: > 0 } text && ReadDay(byDay, name, text) is { } hours)
                days[day] = hours;
        }

        byDay.NothingElse();
        return new(days);
    }

    private static (TimeOnly From, TimeOnly Until)? ReadDay(DataObject data, string field, string text)
    {
        if (text is "closed")
            return null;
        if (text is "always")
            return (TimeOnly.MinValue, TimeOnly.MinValue);
        if (text.Split('-') is [var from, var until]
            && TimeOnly.TryParseExact(from, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var begins)
            && TimeOnly.TryParseExact(until, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var ends))
            return (begins, ends);
        data.Add(field, $"'{text}' must be {Expected}");
        return null;
    }

    private (TimeOnly From, TimeOnly Until)? Of(DateOnly day) =>
        Days!.TryGetValue(day.DayOfWeek, out var hours) ? hours : null;
}
