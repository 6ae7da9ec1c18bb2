using System.Runtime.InteropServices;
using HotelConcierge.Reservations;

namespace HotelConcierge.Spa;

/// <summary>A time at which somebody could be treated, with the hotel's offset.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SpaTime(DateTimeOffset Start, DateTimeOffset End);

/// <summary>Which times a spa has, whoever books them. Pure.</summary>
internal static class SpaTimes
{
    /// <summary>The times of a day in order, none overlapping another.</summary>
    /// <remarks>
    /// What the hotel's clock leaves out in spring does not exist, and of the hour that comes twice in autumn the first is
    /// used. A time that would begin while the one before still runs, because the clock was put forward within it, is left out.
    /// </remarks>
    public static IReadOnlyList<SpaTime> On(HotelSpa spa, DateOnly day)
    {
        var times = new List<SpaTime>();
        if (spa.Plan.Closed.Contains(day) || day >= DateOnly.MaxValue)
            return times;
        var length = spa.Plan.SlotLength;
        foreach (var hours in spa.Plan.Hours.Where(hours => hours.Days.Contains(day.DayOfWeek)).OrderBy(hours => hours.From))
        {
            var closing = hours.To == TimeOnly.MinValue ? TimeSpan.FromDays(1) : hours.To.ToTimeSpan();
            var end = hours.To == TimeOnly.MinValue ? spa.Hotel.Clock.BeginningOf(day.AddDays(1)) : spa.Hotel.Clock.MomentOf(day, hours.To);
            for (var local = hours.From.ToTimeSpan(); local + length <= closing; local += length)
            {
                if (spa.Hotel.Clock.MomentOf(day, TimeOnly.FromTimeSpan(local)) is not { } start)
                    continue;
                if ((times.Count == 0 || start >= times[^1].End) && !(start + length > end))
                    times.Add(new(start, spa.Hotel.Clock.At(start + length)));
            }
        }

        return times;
    }

    /// <summary>Whether somebody may still book a time, by notice and horizon.</summary>
    public static SpaVerdict? WhyNot(HotelSpa spa, SpaTime time)
    {
        var now = spa.Hotel.Clock.Now;
        if (time.Start < now + spa.Plan.Notice)
            return SpaVerdict.Past;
        return spa.Hotel.Clock.DayOf(time.Start) > spa.Hotel.Clock.Today.AddDays(spa.Plan.HorizonDays) ? SpaVerdict.BeyondHorizon : null;
    }

    /// <summary>Whether a guest with these reservations may book a time; null when they may.</summary>
    public static SpaVerdict? WhyNot(HotelSpa spa, SpaTime time, IReadOnlyList<Reservation> reservations)
    {
        if (WhyNot(spa, time) is { } refusal)
            return refusal;
        if (spa.Plan.OutsideGuests)
            return null;
        if (reservations.Count == 0)
            return SpaVerdict.NoReservation;
        return reservations.Any(reservation => spa.Hotel.IsDuring(reservation, time.Start, time.End)) ? null : SpaVerdict.OutsideStay;
    }
}
