using System.Runtime.InteropServices;
using HotelConcierge.Reservations;

namespace HotelConcierge.Spa;

/// <summary>A time at which somebody could be treated, with the hotel's offset.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SpaTime(DateTimeOffset Start, DateTimeOffset End);

/// <summary>Which times a spa has, whoever books them. Pure.</summary>
internal static class SpaTimes
{
    /// <summary>The times of a day at which a treatment can begin so that it ends within its opening, in order.</summary>
    public static IReadOnlyList<SpaTime> On(HotelSpa spa, DateOnly day, string treatment)
    {
        var length = spa.Plan.LengthOf(treatment);
        return
        [
            .. Starts(spa, day)
                .Where(start => start.At + length <= start.Closing && start.ByTheClock + length <= start.ClosingByTheClock)
                .Select(start => new SpaTime(start.At, spa.Hotel.Clock.At(start.At + length))),
        ];
    }

    /// <summary>
    /// The beginnings of all slots that something overlaps which begins with one: whoever overlaps it begins with one of them, or takes
    /// its first.
    /// </summary>
    public static IReadOnlyList<DateTimeOffset> Slots(HotelSpa spa, SpaTime time) =>
    [
        .. Starts(spa, spa.Hotel.Clock.DayOf(time.Start)).Select(start => start.At).Where(at => at > time.Start && at < time.End)
            .Prepend(time.Start),
    ];

    /// <summary>When slots begin on a day, in order.</summary>
    /// <remarks>
    /// What the hotel's clock leaves out in spring does not exist, and of the hour that comes twice in autumn the first is
    /// used. A slot that would begin while the one before still runs, because the clock was put forward within it, is left out.
    /// </remarks>
    private static List<SlotStart> Starts(HotelSpa spa, DateOnly day)
    {
        var starts = new List<SlotStart>();
        if (spa.Plan.Closed.Contains(day) || day >= DateOnly.MaxValue)
            return starts;
        var length = spa.Plan.SlotLength;
        foreach (var hours in spa.Plan.Hours.Where(hours => hours.Days.Contains(day.DayOfWeek)).OrderBy(hours => hours.From))
        {
            var closing = hours.To == TimeOnly.MinValue ? TimeSpan.FromDays(1) : hours.To.ToTimeSpan();
            var end = hours.To == TimeOnly.MinValue ? spa.Hotel.Clock.BeginningOf(day.AddDays(1)) : spa.Hotel.Clock.MomentOf(day, hours.To);
            for (var local = hours.From.ToTimeSpan(); local < closing; local += length)
            {
                if (spa.Hotel.Clock.MomentOf(day, TimeOnly.FromTimeSpan(local)) is not { } start)
                    continue;
                if (starts.Count == 0 || start >= starts[^1].At + length || start >= starts[^1].Closing)
                    starts.Add(new(start, local, end ?? DateTimeOffset.MaxValue, closing));
            }
        }

        return starts;
    }

    /// <summary>When a slot begins.</summary>
    /// <param name="ByTheClock">The time of day that the clock shows then.</param>
    /// <param name="Closing">When its opening ends.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct SlotStart(
        DateTimeOffset At, TimeSpan ByTheClock, DateTimeOffset Closing, TimeSpan ClosingByTheClock);

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
