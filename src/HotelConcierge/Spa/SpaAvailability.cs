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
public sealed class SpaAvailability
{
    /// <summary>When a day has fewer, those of the next days are offered with them.</summary>
    public const int Enough = 3;

    private readonly SpaSlots _slots;

    public SpaAvailability(ITableStore store) => _slots = new(store);

    /// <summary>
    /// The free times of a day within the guest's stays, and of the days after it when it has fewer than <see cref="Enough"/>.
    /// </summary>
    /// <param name="most">How many can be shown at once; at least one.</param>
    /// <param name="after">Only times that begin later, to see more; null from the day's beginning.</param>
    public async Task<SpaOffer> FindAsync(
        HotelSpa spa,
        IReadOnlyList<Reservation> reservations,
        DateOnly day,
        string treatment,
        int most,
        DateTimeOffset? after,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spa);
        ArgumentNullException.ThrowIfNull(reservations);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var whyNot = WhyNot(spa, reservations, day);
        var from =
            whyNot is SpaVerdict.BeyondHorizon or SpaVerdict.OutsideStay or SpaVerdict.Past || day < spa.Hotel.Clock.Today
                ? spa.Hotel.Clock.Today
                : day;
        var found = ImmutableArray.CreateBuilder<SpaTime>();
        var more = false;
        await foreach (var time in FreeAsync(spa, reservations, from, treatment, after, cancellationToken))
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
            return await FindAsync(spa, reservations, spa.Hotel.Clock.Today, treatment, most, after, cancellationToken) with
            {
                WhyNotThatDay = whyNot,
            };
        return new(found.ToImmutable(), more, whyNot);
    }

    private static SpaVerdict? WhyNot(HotelSpa spa, IReadOnlyList<Reservation> reservations, DateOnly day)
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
        string treatment,
        DateTimeOffset? after,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rooms = spa.Plan.RoomsFor(treatment).Select(room => room.Name).ToList();
        var last = spa.Hotel.Clock.Today.AddDays(spa.Plan.HorizonDays);
        for (var day = from; day <= last; day = day.AddDays(1))
        {
            var times = SpaTimes.On(spa, day)
                .Where(time => !(time.Start <= after) && SpaTimes.WhyNot(spa, time, reservations) is null)
                .ToList();
            if (times.Count == 0)
                continue;
            var taken = new HashSet<SpaSlotKey>();
            await foreach (var hold in _slots.OnAsync(spa, day, cancellationToken))
                taken.Add(hold.Key);
            foreach (var time in times.Where(time => rooms.Exists(room => !taken.Contains(SpaSlotKey.For(spa, time.Start, room)))))
                yield return time;
        }
    }
}
