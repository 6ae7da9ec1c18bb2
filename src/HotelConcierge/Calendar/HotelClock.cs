using NodaTime;

namespace HotelConcierge.Calendar;

/// <summary>
/// The clock on the hotel's wall. Days and times of day are the hotel's, wherever the guest's phone and the server are; it
/// knows both clock changes of the year.
/// </summary>
/// <param name="zone">From the time zone database that travels with the program, so the same on every machine.</param>
public sealed class HotelClock(DateTimeZone zone, TimeProvider clock)
{
    /// <summary>The time zone's name in the IANA database: <c>Europe/Madrid</c>.</summary>
    public string ZoneId => zone.Id;

    /// <summary>This moment, with the hotel's offset.</summary>
    public DateTimeOffset Now => At(clock.GetUtcNow());

    /// <summary>The day that the hotel's calendar shows.</summary>
    public DateOnly Today => DayOf(clock.GetUtcNow());

    /// <summary>The clock of a time zone; null when the database has none of that name.</summary>
    public static HotelClock? For(string zoneId, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(zoneId);
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId) is { } zone ? new(zone, clock) : null;
    }

    /// <summary>A moment, with the hotel's offset.</summary>
    public DateTimeOffset At(DateTimeOffset moment) => Instant.FromDateTimeOffset(moment).InZone(zone).ToDateTimeOffset();

    /// <summary>The hotel's day at a moment.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(At(moment).DateTime);

    /// <summary>When the hotel's clock shows that time; null when it never does, because the clock is put forward over it.</summary>
    /// <remarks>A time that the clock shows twice, because it is put back, is the first of the two.</remarks>
    public DateTimeOffset? MomentOf(DateOnly day, TimeOnly time)
    {
        var moments = zone.MapLocal(LocalDateTime.FromDateTime(day.ToDateTime(time)));
        return moments.Count == 0 ? null : moments.First().ToDateTimeOffset();
    }

    /// <summary>When the hotel's day begins: midnight, or the first moment after it where the clock is put forward over midnight.</summary>
    public DateTimeOffset BeginningOf(DateOnly day) => zone.AtStartOfDay(LocalDate.FromDateOnly(day)).ToDateTimeOffset();
}
