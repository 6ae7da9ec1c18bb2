using HotelConcierge.Messages;

namespace HotelConcierge.Spa;

/// <summary>Takes slots for a booking, and decides whose one is when its row is there already.</summary>
internal sealed class SpaClaims(SpaLedgers ledgers, SpaSlots slots)
{
    /// <summary>A wish that found no outcome for so long has died with its turn, whose deadline is shorter.</summary>
    private static readonly TimeSpan WishesLiveFor = TimeSpan.FromMinutes(30);

    /// <summary>Takes what a wish needs at its time: rooms and therapists, in all slots that it overlaps.</summary>
    /// <returns>Where and by whom; null when it is not free.</returns>
    public async Task<SpaPlace?> TakeAsync(
        HotelSpa spa, ConversationId guest, string booking, SpaWish wish, CancellationToken cancellationToken)
    {
        var time = new SpaTime(wish.Start, wish.End);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (own, taken, dead) = await ReadAsync(spa, guest, booking, wish, cancellationToken);

            // A run that died may have its place already, perhaps not the first that is free now: what it took, it took whole.
            if (own.Count > 0 && SpaPlace.Choose(wish, own.Select(hold => hold.Resource).ToHashSet().Contains) is { } had
                && wish.At(booking, had).KeysIn(spa).All(key => own.Exists(hold => hold.Key == key)))
            {
                if (await slots.TryTakeAsync([.. own.Select(hold => (hold.Key, (SpaHold?)hold))], guest, booking, time, cancellationToken))
                    return had;
                continue;
            }

            if (SpaPlace.Choose(wish, resource => !taken.Contains(resource)) is not { } place)
                return null;
            var keys = wish.At(booking, place).KeysIn(spa).Select(key => (key, dead.GetValueOrDefault(key))).ToList();
            if (await slots.TryTakeAsync(keys, guest, booking, time, cancellationToken))
                return place;
        }
    }

    /// <summary>Whether a slot's row stands for a booking, or for one that is being made.</summary>
    public async Task<bool> IsClaimedAsync(HotelSpa spa, SpaHold hold, CancellationToken cancellationToken) =>
        await ClaimAsync(spa, hold, cancellationToken) is not null;

    /// <summary>The ledger with every wish that is too old refused; the same ledger when there is none.</summary>
    public static SpaLedger GiveUpStale(SpaLedger ledger, DateTimeOffset now)
    {
        foreach (var effect in ledger.Effects.FindAll(effect => effect.Wish is not null && effect.At < now - WishesLiveFor))
            ledger = ledger.With(effect with { Outcome = new(SpaVerdict.Taken), Wish = null });
        return ledger;
    }

    /// <summary>What of the day concerns a wish: its own rows, what others have at its time, and rows that may be taken over.</summary>
    private async Task<(List<SpaHold> Own, HashSet<SpaResource> Taken, Dictionary<SpaSlotKey, SpaHold> Dead)> ReadAsync(
        HotelSpa spa, ConversationId guest, string booking, SpaWish wish, CancellationToken cancellationToken)
    {
        var wanted = wish.Rooms.Select(SpaResource.Room).Concat((wish.Therapists ?? []).Select(SpaResource.Therapist)).ToHashSet();
        var (own, taken, dead) = (new List<SpaHold>(), new HashSet<SpaResource>(), new Dictionary<SpaSlotKey, SpaHold>());
        var read = new List<SpaHold>();
        await foreach (var hold in slots.OnAsync(spa, spa.Hotel.Clock.DayOf(wish.Start), cancellationToken))
            read.Add(hold);
        foreach (var hold in read)
        {
            if (hold.Guest == guest && hold.Booking == booking)
            {
                own.Add(hold);
                dead[hold.Key] = hold;
            }
            else if (!wanted.Contains(hold.Resource) || taken.Contains(hold.Resource) || hold.Start >= wish.End || hold.End <= wish.Start)
                continue;
            else if (await ClaimAsync(spa, hold, cancellationToken) is not { } claim)
                dead[hold.Key] = hold;
            else if (claim.Start < wish.End && claim.End > wish.Start)
                taken.Add(hold.Resource);
        }

        return (own, taken, dead);
    }

    /// <summary>The time of the booking, or of the one being made, that a slot's row stands for; null for none.</summary>
    private async Task<SpaTime?> ClaimAsync(HotelSpa spa, SpaHold hold, CancellationToken cancellationToken)
    {
        while (await ledgers.FindAsync(spa.Hotel.Key, hold.Guest, cancellationToken) is { } found)
        {
            if (found.Ledger.Bookings.Find(booking => booking.Id == hold.Booking && booking.KeysIn(spa).Contains(hold.Key)) is { } booked)
                return new(booked.Start, booked.End);
            if (found.Ledger.Effects.Find(effect => effect.Booking == hold.Booking && effect.Wish is not null) is not { Wish: { } wish })
                return null;

            // Giving a dead wish up is written down before its slot goes to another: its own run may be slow rather than dead.
            var without = GiveUpStale(found.Ledger, spa.Hotel.Clock.Now);
            if (without == found.Ledger)
                return new(wish.Start, wish.End);
            await ledgers.TryWriteAsync(spa.Hotel.Key, hold.Guest, without, found.Version, cancellationToken);
        }

        return null;
    }
}
