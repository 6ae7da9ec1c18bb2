using System.Globalization;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Reservations;
using HotelConcierge.Storage;
using HotelConcierge.Text;

namespace HotelConcierge.Spa;

/// <summary>
/// Books, changes and cancels. A slot has one guest, however many ask at once; a tool call has one outcome, however often it
/// runs; and whatever dies in between, a repetition goes on where the first run stopped.
/// </summary>
/// <remarks>
/// The order makes it so. A call first writes into the guest's ledger what it wants; then it takes the slots by inserting their
/// rows in one batch; then one write of the ledger makes the booking, gives up the old one and keeps the outcome; last, the old
/// slots' rows go. So a slot's row without a ledger that speaks of it belongs to nobody, and may be taken over.
/// </remarks>
public sealed class SpaBookings
{
    /// <summary>Outcomes are kept as long as a provider may repeat the message that led to the call, and a day more.</summary>
    private static readonly TimeSpan EffectsKeptFor = Conversation.DuplicatesKeptFor + TimeSpan.FromDays(1);

    private const int MostEffects = 200;

    private readonly SpaLedgers _ledgers;
    private readonly SpaSlots _slots;
    private readonly SpaClaims _claims;
    private readonly IReservations _reservations;

    public SpaBookings(ITableStore store, IReservations reservations)
    {
        _ledgers = new(store);
        _slots = new(store);
        _claims = new(_ledgers, _slots);
        _reservations = reservations;
    }

    /// <summary>The guest's coming and running bookings, by time.</summary>
    public async Task<IReadOnlyList<SpaBooking>> MineAsync(HotelSpa spa, ConversationId guest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spa);
        var now = spa.Hotel.Clock.Now;
        var found = await _ledgers.FindAsync(spa.Hotel.Key, guest, cancellationToken);
        return [.. (found?.Ledger ?? SpaLedger.Empty).Bookings
            .Where(booking => booking.End > now)
            .Select(booking => booking with { Start = spa.Hotel.Clock.At(booking.Start), End = spa.Hotel.Clock.At(booking.End) })
            .OrderBy(booking => booking.Start)];
    }

    /// <summary>Books a time.</summary>
    /// <param name="call">The tool call's id.</param>
    public Task<SpaOutcome> BookAsync(
        HotelSpa spa,
        GuestContact guest,
        string call,
        SpaOrder order,
        CancellationToken cancellationToken
    ) => TakeTimeAsync(spa, guest, call, order, replaces: null, cancellationToken);

    /// <summary>Books a time in place of a booking, which stays as it is when the time cannot be had.</summary>
    /// <param name="call">The tool call's id.</param>
    public Task<SpaOutcome> ChangeAsync(
        HotelSpa spa,
        GuestContact guest,
        string call,
        string booking,
        SpaOrder order,
        CancellationToken cancellationToken
    ) => TakeTimeAsync(spa, guest, call, order, booking, cancellationToken);

    /// <summary>Keeps what the guest wants the spa to know of a booking; it changes nothing else. Done twice, it changes nothing.</summary>
    /// <returns>The booking with it; null when the guest has no such booking, or it has begun.</returns>
    public async Task<SpaBooking?> NoteAsync(
        HotelSpa spa, ConversationId guest, string booking, string notes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spa);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = await _ledgers.FindAsync(spa.Hotel.Key, guest, cancellationToken);
            if (found?.Ledger.Bookings.Find(one => one.Id == booking && one.Start > spa.Hotel.Clock.Now) is not { } known)
                return null;
            var noted = known with { Notes = notes };
            var ledger = found.Value.Ledger with { Bookings = found.Value.Ledger.Bookings.Replace(known, noted) };
            if (known.Notes == notes || await _ledgers.TryWriteAsync(spa.Hotel.Key, guest, ledger, found.Value.Version, cancellationToken))
                return Local(spa, noted);
        }
    }

    /// <summary>Gives a booking up. One that has begun is over.</summary>
    /// <param name="call">The tool call's id.</param>
    public async Task<SpaOutcome> CancelAsync(
        HotelSpa spa,
        ConversationId guest,
        string call,
        string booking,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spa);
        var effect = await DecideAsync(
            spa,
            guest,
            call,
            ledger =>
                ledger.Bookings.FirstOrDefault(one => one.Id == booking && one.Start > spa.Hotel.Clock.Now) is { } given
                    ? (
                        ledger with
                        {
                            Bookings = ledger.Bookings.Remove(given),
                            Leaving = ledger.Leaving.Add(given),
                        },
                        new SpaOutcome(SpaVerdict.Cancelled, given),
                        null)
                    : (ledger, new SpaOutcome(SpaVerdict.NoSuchBooking), null),
            cancellationToken);
        return await FinishAsync(spa, guest, effect);
    }

    /// <summary>
    /// What a tool call came to, when an earlier run of it got so far as to write down what it wants; null when none did.
    /// </summary>
    public async Task<SpaOutcome?> ResumeAsync(HotelSpa spa, ConversationId guest, string call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spa);
        var found = await _ledgers.FindAsync(spa.Hotel.Key, guest, cancellationToken);
        return found?.Ledger.Effect(call) is { } effect ? await FinishAsync(spa, guest, effect) : null;
    }

    private async Task<SpaOutcome> TakeTimeAsync(
        HotelSpa spa,
        GuestContact guest,
        string call,
        SpaOrder order,
        string? replaces,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spa);
        ArgumentNullException.ThrowIfNull(guest);
        ArgumentNullException.ThrowIfNull(order);
        var reservations = await _reservations.FindAsync(spa.Hotel, guest, cancellationToken);
        var effect = await DecideAsync(
            spa,
            guest.Conversation,
            call,
            ledger => Consider(spa, ledger, reservations, order, replaces),
            cancellationToken);
        return await FinishAsync(spa, guest.Conversation, effect);
    }

    /// <remarks>
    /// It takes no token: from here on a slot may be the guest's, and a deadline must not leave it with nobody who knows.
    /// </remarks>
    private async Task<SpaOutcome> FinishAsync(HotelSpa spa, ConversationId guest, SpaEffect effect)
    {
        if (effect.Wish is { } wish)
        {
            var place = await _claims.TakeAsync(spa, guest, effect.Booking, wish, CancellationToken.None);
            effect = await SettleAsync(spa, guest, effect, wish, place, CancellationToken.None);
        }

        await LeaveAsync(spa, guest, CancellationToken.None);
        return Local(spa, effect.Outcome!);
    }

    private static (SpaLedger Ledger, SpaOutcome? Outcome, SpaWish? Wish) Consider(
        HotelSpa spa, SpaLedger ledger, IReadOnlyList<Reservation> reservations, SpaOrder order, string? replaces) =>
        WhyNot(spa, ledger, reservations, order, replaces, out var time) is { } refusal
            ? (ledger, new(refusal), null)
            : (ledger, null, SpaWish.For(spa, time, order, replaces));

    private static SpaVerdict? WhyNot(
        HotelSpa spa,
        SpaLedger ledger,
        IReadOnlyList<Reservation> reservations,
        SpaOrder order,
        string? replaces,
        out SpaTime time)
    {
        var now = spa.Hotel.Clock.Now;
        var (start, treatment) = (order.Start, order.Treatment);
        time = spa.Plan.Treatment(treatment) is null
            ? default
            : SpaTimes.On(spa, spa.Hotel.Clock.DayOf(start), treatment).FirstOrDefault(one => one.Start == start);
        if (replaces is not null && !ledger.Bookings.Exists(one => one.Id == replaces && one.Start > now))
            return SpaVerdict.NoSuchBooking;
        if (start <= now)
            return SpaVerdict.Past;
        if (time == default || order.People < 1 || order.People > spa.Plan.MostTogether(treatment))
            return SpaVerdict.NoSuchTime;
        if (SpaTimes.WhyNot(spa, time, reservations) is { } refusal)
            return refusal;
        var found = time;
        if (ledger.Bookings.Exists(one => one.Start == found.Start && one.Treatment == treatment))
            return SpaVerdict.AlreadyYours;
        var coming = ledger.Bookings.Count(one => one.End > now) + ledger.Effects.Count(effect => effect.Wish is { Replaces: null });
        return replaces is null && coming >= spa.Plan.MostBookings ? SpaVerdict.LimitReached : null;
    }

    /// <summary>Writes down, once for a call, what is to come of it.</summary>
    private async Task<SpaEffect> DecideAsync(
        HotelSpa spa,
        ConversationId guest,
        string call,
        Func<SpaLedger, (SpaLedger Ledger, SpaOutcome? Outcome, SpaWish? Wish)> decide,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = await _ledgers.FindAsync(spa.Hotel.Key, guest, cancellationToken);
            var now = spa.Hotel.Clock.Now;
            var before = found?.Ledger ?? SpaLedger.Empty;
            if (before.Effect(call) is { } known)
                return known;
            var (ledger, outcome, wish) = decide(Tidy(before, now));
            var effect = new SpaEffect(call, IdFor(guest, call), now, outcome) { Wish = wish };
            if (await _ledgers.TryWriteAsync(spa.Hotel.Key, guest, ledger.With(effect), found?.Version ?? "", cancellationToken))
                return effect;
        }
    }

    /// <summary>Makes the booking in the ledger, or writes down that the time was taken.</summary>
    /// <param name="place">Where and by whom; null when it could not be had.</param>
    private async Task<SpaEffect> SettleAsync(
        HotelSpa spa, ConversationId guest, SpaEffect effect, SpaWish wish, SpaPlace? place, CancellationToken cancellationToken)
    {
        var booking = place is null ? null : wish.At(effect.Booking, place);
        while (true)
        {
            var found = await _ledgers.FindAsync(spa.Hotel.Key, guest, cancellationToken);
            if (found?.Ledger.Effect(effect.Call) is not { } current || current.Outcome is not null)
            {
                // Another run of the same call was quicker, the guest was forgotten meanwhile, or the wish had waited too long.
                var settled = found?.Ledger.Effect(effect.Call) ?? effect with { Outcome = new(SpaVerdict.Forgotten), Wish = null };
                var kept = settled.Outcome?.Booking?.KeysIn(spa).ToHashSet() ?? [];
                foreach (var key in booking?.KeysIn(spa).Where(key => !kept.Contains(key)) ?? [])
                    await _slots.FreeAsync(key, guest, booking!.Id, cancellationToken);
                return settled;
            }

            var (ledger, version) = found.Value;
            var before = wish.Replaces is null ? null : ledger.Bookings.FirstOrDefault(one => one.Id == wish.Replaces);
            var outcome = booking is null ? new SpaOutcome(SpaVerdict.Taken)
                : wish.Replaces is null ? new(SpaVerdict.Booked, booking)
                : before is not null ? new(SpaVerdict.Changed, booking, before)
                : new SpaOutcome(SpaVerdict.NoSuchBooking);
            var done = current with { Outcome = outcome, Wish = null };
            var settledLedger = ledger.With(done) with
            {
                Bookings = outcome.Booking is null
                    ? ledger.Bookings
                    : (before is null ? ledger.Bookings : ledger.Bookings.Remove(before)).Add(outcome.Booking),
                Leaving =
                    outcome.Booking is null && booking is not null ? ledger.Leaving.Add(booking)
                    : outcome.Before is not null ? ledger.Leaving.Add(outcome.Before)
                    : ledger.Leaving,
            };
            if (await _ledgers.TryWriteAsync(spa.Hotel.Key, guest, settledLedger, version, cancellationToken))
                return done;
        }
    }

    /// <summary>Frees the slots of bookings that were given up, also those that an earlier run did not come to.</summary>
    private async Task LeaveAsync(HotelSpa spa, ConversationId guest, CancellationToken cancellationToken)
    {
        while (await _ledgers.FindAsync(spa.Hotel.Key, guest, cancellationToken) is { } found && found.Ledger.Leaving.Count > 0)
        {
            foreach (var left in found.Ledger.Leaving)
            {
                foreach (var key in left.KeysIn(spa))
                    await _slots.FreeAsync(key, guest, left.Id, cancellationToken);
            }

            if (await _ledgers.TryWriteAsync(spa.Hotel.Key, guest, found.Ledger with { Leaving = [] }, found.Version, cancellationToken))
                return;
        }
    }

    /// <summary>The ledger without what is over and forgotten, and with wishes that nobody works on any more given up.</summary>
    private static SpaLedger Tidy(SpaLedger ledger, DateTimeOffset now)
    {
        var kept = ledger.Effects.RemoveAll(effect => effect.Wish is null && effect.At < now - EffectsKeptFor);
        return SpaClaims.GiveUpStale(
            ledger with
            {
                Bookings = ledger.Bookings.RemoveAll(booking => booking.End <= now),
                Effects = kept.Count > MostEffects ? kept.RemoveRange(0, kept.Count - MostEffects) : kept,
            },
            now);
    }

    private static SpaOutcome Local(HotelSpa spa, SpaOutcome outcome) =>
        outcome with
        {
            Booking = Local(spa, outcome.Booking),
            Before = Local(spa, outcome.Before),
        };

    private static SpaBooking? Local(HotelSpa spa, SpaBooking? booking) =>
        booking is null ? null : booking with { Start = spa.Hotel.Clock.At(booking.Start), End = spa.Hotel.Clock.At(booking.End) };

    private static string IdFor(ConversationId guest, string call) =>
        string.Create(CultureInfo.InvariantCulture, $"spa-{StableHash.Of(guest.Value, call):x16}");
}
