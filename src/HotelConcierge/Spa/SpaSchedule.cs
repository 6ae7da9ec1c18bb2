using System.Runtime.CompilerServices;
using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Spa;

/// <summary>A guest to be reminded of a booking.</summary>
/// <param name="Assistant">The name of the assistant that speaks for the hotel.</param>
public sealed record SpaReminder(string Assistant, ConversationId Guest, SpaBooking Booking);

/// <summary>
/// What a timer does for the spas: it asks who is to be reminded, and clears away slots that are over or belong to nobody.
/// </summary>
public sealed class SpaSchedule : IHoldsGuestData
{
    /// <summary>Slots so long ago have gone in any case, unless nobody tidied for all that time.</summary>
    private const int TidiesDaysBack = 31;

    private readonly SpaCatalog _spas;
    private readonly SpaLedgers _ledgers;
    private readonly SpaSlots _slots;
    private readonly SpaClaims _claims;

    public SpaSchedule(ITableStore store, SpaCatalog spas)
    {
        _spas = spas;
        _ledgers = new(store);
        _slots = new(store);
        _claims = new(_ledgers, _slots);
    }

    /// <summary>Whom to remind now: bookings that begin within the plan's time, have not begun, and of which nobody was reminded.</summary>
    /// <remarks>
    /// Asked every few minutes. Who sends one says so by <see cref="TryMarkRemindedAsync"/>, and uses the booking's id against
    /// repetition.
    /// </remarks>
    public async IAsyncEnumerable<SpaReminder> DueAsync(HotelSpa spa, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spa);
        var now = spa.Hotel.Clock.Now;
        var until = now + spa.Plan.ReminderBefore;
        for (var day = spa.Hotel.Clock.Today; day <= spa.Hotel.Clock.DayOf(until); day = day.AddDays(1))
        {
            await foreach (var hold in _slots.OnAsync(spa, day, cancellationToken))
            {
                if (hold.RemindedAt is null && hold.Start > now && hold.Start <= until
                    && await BookingOfAsync(spa, hold, cancellationToken) is { } booking)
                    yield return new(spa.Hotel.Key, hold.Guest, booking);
            }
        }
    }

    /// <summary>All bookings of a spa that have not begun, and whose they are.</summary>
    public async IAsyncEnumerable<(ConversationId Guest, SpaBooking Booking)> ComingAsync(
        HotelSpa spa,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spa);
        var (now, today) = (spa.Hotel.Clock.Now, spa.Hotel.Clock.Today);
        for (var day = today; day <= today.AddDays(spa.Plan.HorizonDays); day = day.AddDays(1))
        {
            await foreach (var hold in _slots.OnAsync(spa, day, cancellationToken))
            {
                if (hold.Start > now && await BookingOfAsync(spa, hold, cancellationToken) is { } booking)
                    yield return (hold.Guest, booking);
            }
        }
    }

    /// <summary>Writes down that a guest was reminded.</summary>
    /// <returns>Whether this was the first time; false also when the booking is gone.</returns>
    public async Task<bool> TryMarkRemindedAsync(SpaReminder reminder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reminder);
        return _spas.All.FirstOrDefault(spa => spa.Hotel.Key == reminder.Assistant) is { } spa
            && await _slots.FindAsync(SpaSlotKey.For(spa, reminder.Booking.Start, reminder.Booking.Room), cancellationToken)
                is { RemindedAt: null } hold
            && hold.Guest == reminder.Guest
            && hold.Booking == reminder.Booking.Id
            && await _slots.TryMarkRemindedAsync(hold, spa.Hotel.Clock.Now, cancellationToken);
    }

    /// <summary>
    /// Deletes the slots of past days, and those of coming days that a broken-off booking left behind. Done twice, it changes
    /// nothing.
    /// </summary>
    public async Task TidyAsync(CancellationToken cancellationToken)
    {
        foreach (var spa in _spas.All)
        {
            var today = spa.Hotel.Clock.Today;
            for (var day = today.AddDays(-TidiesDaysBack); day <= today.AddDays(spa.Plan.HorizonDays); day = day.AddDays(1))
            {
                await foreach (var hold in _slots.OnAsync(spa, day, cancellationToken))
                {
                    if (day < today || !await _claims.IsClaimedAsync(spa, hold, cancellationToken))
                        await _slots.TryFreeAsync(hold, cancellationToken);
                }
            }
        }
    }

    /// <summary>Frees every slot that a guest has or is about to get; their ledgers are still there.</summary>
    async Task IHoldsGuestData.EraseAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        foreach (var (hotel, ledger) in await _ledgers.AllAsync(guest, cancellationToken))
        {
            if (_spas.All.FirstOrDefault(spa => spa.Hotel.Key == hotel) is not { } spa)
                continue;
            var held = ledger.Bookings.Concat(ledger.Leaving)
                .SelectMany(booking => booking.KeysIn(spa), (booking, key) => (booking.Id, Key: key));
            var wished = ledger.Effects.Where(effect => effect.Wish is not null)
                .SelectMany(effect => effect.Wish!.KeysIn(spa), (effect, key) => (Id: effect.Booking, Key: key));
            foreach (var (id, key) in held.Concat(wished))
                await _slots.FreeAsync(key, guest, id, cancellationToken);
        }
    }

    /// <summary>The booking whose first slot, in its first room, a hold is: of several rows of one booking one speaks for it.</summary>
    private async Task<SpaBooking?> BookingOfAsync(HotelSpa spa, SpaHold hold, CancellationToken cancellationToken)
    {
        var found = await _ledgers.FindAsync(spa.Hotel.Key, hold.Guest, cancellationToken);
        var booking = found?.Ledger.Bookings.FirstOrDefault(
            booking => booking.Id == hold.Booking && SpaSlotKey.For(spa, booking.Start, booking.Room) == hold.Key);
        return booking is null
            ? null
            : booking with { Start = spa.Hotel.Clock.At(booking.Start), End = spa.Hotel.Clock.At(booking.End) };
    }
}
