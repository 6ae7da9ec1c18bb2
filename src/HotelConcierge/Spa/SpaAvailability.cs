using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using HotelConcierge.Reservations;
using HotelConcierge.Storage;

namespace HotelConcierge.Spa;

/// <summary>What a guest can book.</summary>
/// <param name="Times">In order, each with the hotel's offset; may lie on several days.</param>
/// <param name="MoreExist">Whether there are later ones.</param>
/// <param name="WhyNotThatDay">Why none of them is on the day asked for, where it is not that all are taken.</param>
public sealed record SpaOffer(ImmutableArray<SpaTime> Times, bool MoreExist, SpaVerdict? WhyNotThatDay);

/// <summary>Finds free times. What it gives may be gone a moment later: only booking decides.</summary>
public sealed class SpaAvailability(ITableStore store)
{
    /// <summary>When a day has fewer, those of the next days are offered with them.</summary>
    public const int Enough = 3;

    private readonly SpaSlots _slots = new(store);

    /// <summary>
    /// The free times of a day within the guest's stays, and of the days after it when it has fewer than <see cref="Enough"/>.
    /// </summary>
    /// <param name="most">How many can be shown at once; at least one.</param>
    /// <param name="after">Only times that begin later, to see more; null from the day's beginning.</param>
    public async Task<SpaOffer> FindAsync(
        HotelSpa spa,
        IReadOnlyList<Reservation> reservations,
        DateOnly day,
        SpaNeed need,
        int most,
        DateTimeOffset? after,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spa);
        ArgumentNullException.ThrowIfNull(reservations);
        ArgumentNullException.ThrowIfNull(need);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var whyNot = WhyNot(spa, reservations, day);
        var from =
            whyNot is SpaVerdict.BeyondHorizon or SpaVerdict.OutsideStay or SpaVerdict.Past || day < spa.Hotel.Clock.Today
                ? spa.Hotel.Clock.Today
                : day;
        var found = ImmutableArray.CreateBuilder<SpaTime>();
        var more = false;
        await foreach (var time in FreeAsync(spa, reservations, from, need, after, cancellationToken))
        {
            var on = spa.Hotel.Clock.DayOf(time.Start);
            var isWanted = found.Count == 0 || on == spa.Hotel.Clock.DayOf(found[^1].Start) || found.Count < Enough;
            more = found.Count >= most || !isWanted;
            if (more)
                break;
            found.Add(time);
        }

        // On the stay's last days nothing may come after: then an earlier time is better than none.
        if (found.Count == 0 && after is null && from > spa.Hotel.Clock.Today)
            return await FindAsync(spa, reservations, spa.Hotel.Clock.Today, need, most, after, cancellationToken) with
            {
                WhyNotThatDay = whyNot,
            };
        return new(found.ToImmutable(), more, whyNot);
    }

    /// <summary>All free times of one day within the guest's stays, in order.</summary>
    public async Task<IReadOnlyList<SpaTime>> OnAsync(
        HotelSpa spa, IReadOnlyList<Reservation> reservations, DateOnly day, SpaNeed need, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spa);
        ArgumentNullException.ThrowIfNull(reservations);
        ArgumentNullException.ThrowIfNull(need);
        var times = SpaTimes.On(spa, day, need.Treatment)
            .Where(time => need.IsWithin(TimeOnly.FromDateTime(time.Start.DateTime)) && SpaTimes.WhyNot(spa, time, reservations) is null)
            .ToList();
        if (times.Count == 0)
            return times;
        var holds = new List<SpaHold>();
        await foreach (var hold in _slots.OnAsync(spa, day, cancellationToken))
            holds.Add(hold);
        var wish = SpaWish.For(spa, times[0], new(times[0].Start, need.Treatment) { People = need.People }, replaces: null);
        return times.FindAll(time => SpaPlace.Choose(
            wish, resource => !holds.Exists(hold => hold.Resource == resource && IsDuring(spa, hold, time))) is not null);
    }

    /// <summary>Whether a hold and a time overlap. Rows of before their end was kept stand for one slot.</summary>
    private static bool IsDuring(HotelSpa spa, SpaHold hold, SpaTime time) =>
        hold.Start < time.End && (hold.End ?? hold.Start + spa.Plan.SlotLength) > time.Start;

    /// <summary>Why a guest with these reservations cannot be treated on a day, however much is free on it; null when they can.</summary>
    internal static SpaVerdict? WhyNot(HotelSpa spa, IReadOnlyList<Reservation> reservations, DateOnly day)
    {
        if (day < spa.Hotel.Clock.Today)
            return SpaVerdict.Past;
        if (reservations.Count == 0 && !spa.Plan.OutsideGuests)
            return SpaVerdict.NoReservation;
        if (day > spa.Hotel.Clock.Today.AddDays(spa.Plan.HorizonDays))
            return SpaVerdict.BeyondHorizon;
        return spa.Plan.OutsideGuests || reservations.Any(reservation => reservation.Covers(day)) ? null : SpaVerdict.OutsideStay;
    }

    private async IAsyncEnumerable<SpaTime> FreeAsync(
        HotelSpa spa,
        IReadOnlyList<Reservation> reservations,
        DateOnly from,
        SpaNeed need,
        DateTimeOffset? after,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = spa.Hotel.Clock.Today.AddDays(spa.Plan.HorizonDays);
        for (var day = from; day <= last; day = day.AddDays(1))
        {
            foreach (var time in await OnAsync(spa, reservations, day, need, cancellationToken))
            {
                if (!(time.Start <= after))
                    yield return time;
            }
        }
    }
}
