using System.Collections.Immutable;
using System.Globalization;

namespace HotelConcierge.Spa;

/// <summary>A time that a guest has.</summary>
/// <param name="Id">The same for the same tool call.</param>
/// <param name="Treatment">By its name in the plan.</param>
public sealed record SpaBooking(string Id, DateTimeOffset Start, DateTimeOffset End, string Room, string Treatment)
{
    /// <summary>For how many people: one or two.</summary>
    public int People { get; init; } = 1;

    /// <summary>The room of the second of two people; null where they share one.</summary>
    public string? SecondRoom { get; init; }

    /// <summary>Who gives it; null where only rooms count, and in bookings of before there were therapists.</summary>
    public string? Therapist { get; init; }

    /// <summary>Who treats the second of two people.</summary>
    public string? SecondTherapist { get; init; }

    /// <summary>What it costs them all, as it was told; null for not told.</summary>
    public string? Price { get; init; }

    /// <summary>What the guest wants the spa to know; null for nothing.</summary>
    public string? Notes { get; init; }

    /// <summary>
    /// When the slots begin that it takes, in minutes after its beginning. Null in bookings of before one could take several. A text, since
    /// bookings are compared.
    /// </summary>
    public string? SlotMinutes { get; init; }

    /// <summary>Its rooms, as a guest reads them.</summary>
    internal string Rooms => SecondRoom is null ? Room : $"{Room} + {SecondRoom}";

    /// <summary>Who gives it, as a guest reads it; null for not said.</summary>
    internal string? Therapists => SecondTherapist is null ? Therapist : $"{Therapist} + {SecondTherapist}";

    /// <summary>The beginnings of the slots that it takes.</summary>
    internal IEnumerable<DateTimeOffset> Slots => SlotMinutes is null
        ? [Start]
        : SlotMinutes.Split(',').Select(minutes => Start.AddMinutes(int.Parse(minutes, CultureInfo.InvariantCulture)));

    /// <summary>The rows that stand for it.</summary>
    internal IEnumerable<SpaSlotKey> KeysIn(HotelSpa spa)
    {
        var resources = SpaResource.Of(Room, SecondRoom, Therapist, SecondTherapist).ToList();
        return Slots.SelectMany(slot => resources, (slot, resource) => SpaSlotKey.For(spa, slot, resource));
    }
}

/// <summary>What a request about a booking came to.</summary>
public enum SpaVerdict
{
    /// <summary>The guest has the time.</summary>
    Booked,

    /// <summary>The guest has the new time, and the old one is free again.</summary>
    Changed,

    /// <summary>The time is free again.</summary>
    Cancelled,

    /// <summary>Somebody else has it.</summary>
    Taken,

    /// <summary>It is over, or begins too soon.</summary>
    Past,

    /// <summary>It is further ahead than can be booked.</summary>
    BeyondHorizon,

    /// <summary>The guest is not in the hotel then.</summary>
    OutsideStay,

    /// <summary>The guest has no reservation at the hotel.</summary>
    NoReservation,

    /// <summary>The guest has as many coming bookings as one may have.</summary>
    LimitReached,

    /// <summary>The guest has that very time already.</summary>
    AlreadyYours,

    /// <summary>The spa has no such time.</summary>
    NoSuchTime,

    /// <summary>The guest has no such booking, or it is over.</summary>
    NoSuchBooking,

    /// <summary>What is kept about the guest was erased meanwhile, and nothing was booked.</summary>
    Forgotten,
}

/// <summary>The outcome of a request; the same for every repetition of its tool call.</summary>
/// <param name="Booking">The booking made or cancelled; null when nothing was done.</param>
/// <param name="Before">For a change, what the guest had.</param>
public sealed record SpaOutcome(SpaVerdict Verdict, SpaBooking? Booking = null, SpaBooking? Before = null);

/// <summary>All that is kept about one guest's bookings, in one row so that one write decides.</summary>
internal sealed record SpaLedger
{
    public static SpaLedger Empty { get; } = new();

    public ImmutableList<SpaBooking> Bookings { get; init; } = [];

    /// <summary>What tool calls came to, or are about to.</summary>
    public ImmutableList<SpaEffect> Effects { get; init; } = [];

    /// <summary>Bookings given up whose slots are still to be freed.</summary>
    public ImmutableList<SpaBooking> Leaving { get; init; } = [];

    public SpaEffect? Effect(string call) => Effects.FirstOrDefault(effect => effect.Call == call);

    public SpaLedger With(SpaEffect effect) => this with { Effects = Effects.RemoveAll(other => other.Call == effect.Call).Add(effect) };
}

/// <summary>A tool call's effect.</summary>
/// <param name="Outcome">Null while the slot is being taken: a crash may lie between, and the repetition goes on from here.</param>
internal sealed record SpaEffect(string Call, string Booking, DateTimeOffset At, SpaOutcome? Outcome)
{
    /// <summary>What is wanted, while there is no outcome.</summary>
    public SpaWish? Wish { get; init; }
}
