using HotelConcierge.Messages;

namespace HotelConcierge.Spa;

/// <summary>Decides whose a slot is when its row is there already.</summary>
internal sealed class SpaClaims(SpaLedgers ledgers, SpaSlots slots)
{
    /// <summary>A wish that found no outcome for so long has died with its turn, whose deadline is shorter.</summary>
    private static readonly TimeSpan WishesLiveFor = TimeSpan.FromMinutes(30);

    /// <summary>Takes one room at the wished time.</summary>
    /// <returns>The room's name; null when none is free.</returns>
    public async Task<string?> TakeAsync(
        HotelSpa spa,
        ConversationId guest,
        string booking,
        SpaWish wish,
        CancellationToken cancellationToken)
    {
        // A run that died may have a room already, perhaps not the first that is free now.
        foreach (var room in wish.Rooms)
        {
            if (await slots.FindAsync(SpaSlotKey.For(spa, wish.Start, room), cancellationToken) is { } hold && IsOf(hold, guest, booking)
                && await slots.TryTakeOverAsync(hold, guest, booking, cancellationToken))
                return room;
        }

        foreach (var room in wish.Rooms)
        {
            if (await TryTakeAsync(spa, SpaSlotKey.For(spa, wish.Start, room), guest, booking, wish.Start, cancellationToken))
                return room;
        }

        return null;
    }

    /// <summary>Whether a slot's row stands for a booking, or for one that is being made.</summary>
    public async Task<bool> IsClaimedAsync(HotelSpa spa, SpaHold hold, CancellationToken cancellationToken)
    {
        while (await ledgers.FindAsync(spa.Hotel.Key, hold.Guest, cancellationToken) is { } found)
        {
            if (found.Ledger.Bookings.Exists(booking =>
                    booking.Id == hold.Booking && SpaSlotKey.For(spa, booking.Start, booking.Room) == hold.Key))
                return true;
            if (!found.Ledger.Effects.Exists(effect => effect.Booking == hold.Booking && effect.Wish is not null))
                return false;

            // Giving a dead wish up is written down before its slot goes to another: its own run may be slow rather than dead.
            var without = GiveUpStale(found.Ledger, spa.Hotel.Clock.Now);
            if (without == found.Ledger)
                return true;
            await ledgers.TryWriteAsync(spa.Hotel.Key, hold.Guest, without, found.Version, cancellationToken);
        }

        return false;
    }

    /// <summary>The ledger with every wish that is too old refused; the same ledger when there is none.</summary>
    public static SpaLedger GiveUpStale(SpaLedger ledger, DateTimeOffset now)
    {
        foreach (var effect in ledger.Effects.FindAll(effect => effect.Wish is not null && effect.At < now - WishesLiveFor))
            ledger = ledger.With(effect with { Outcome = new(SpaVerdict.Taken), Wish = null });
        return ledger;
    }

    private async Task<bool> TryTakeAsync(
        HotelSpa spa, SpaSlotKey key, ConversationId guest, string booking, DateTimeOffset start, CancellationToken cancellationToken)
    {
        while (!await slots.TryTakeAsync(key, guest, booking, start, cancellationToken))
        {
            if (await slots.FindAsync(key, cancellationToken) is not { } hold)
                continue;
            if (!IsOf(hold, guest, booking) && await IsClaimedAsync(spa, hold, cancellationToken))
                return false;
            if (await slots.TryTakeOverAsync(hold, guest, booking, cancellationToken))
                return true;
        }

        return true;
    }

    private static bool IsOf(SpaHold hold, ConversationId guest, string booking) => hold.Guest == guest && hold.Booking == booking;
}
