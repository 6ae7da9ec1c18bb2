namespace HotelConcierge.Reservations;

/// <summary>A reservation as the hotel's system gave it.</summary>
/// <param name="Phone">The number in E.164 of the guest who may see it; null for none.</param>
/// <param name="Email">Where the hotel reaches the guest, in lower case; null for none.</param>
internal sealed record StayRecord(Reservation Reservation, string? Phone, string? Email)
{
    public bool IsCancelled { get; init; }

    /// <summary>Whether both say the same; lists are compared by what is in them.</summary>
    public bool Says(StayRecord other) =>
        (Phone, Email, IsCancelled) == (other.Phone, other.Email, other.IsCancelled)
        && Reservation with { Guests = [] } == other.Reservation with { Guests = [] }
        && Reservation.Guests.SequenceEqual(other.Reservation.Guests);

    /// <summary>Whether what was arranged for one may not hold for the other.</summary>
    public bool IsElsewhen(StayRecord other) =>
        (Phone, IsCancelled, Reservation.CheckIn, Reservation.CheckOut)
        != (other.Phone, other.IsCancelled, other.Reservation.CheckIn, other.Reservation.CheckOut);
}

/// <summary>What an import says about one reservation.</summary>
/// <param name="Line">Of the file, from 1.</param>
/// <param name="Wish">What is to become of it.</param>
/// <param name="Record">What it says; null unless it is booked.</param>
internal sealed record StayEntry(int Line, string Number, StayWish Wish, StayRecord? Record);

/// <summary>What an import wants to become of a reservation. Names are data in the hotel's files.</summary>
internal enum StayWish
{
    /// <summary>It is as the line says.</summary>
    Booked,

    /// <summary>The guests do not come. What else the line says is not looked at.</summary>
    Cancelled,

    /// <summary>
    /// Nothing is to be kept about it: what the hotel said, links, codes, and the note that its guests were welcomed. What the line
    /// says besides is not looked at. What stays: for about twenty minutes a mark with its number and a digest of the telephone number, by
    /// which bookings follow; and, as long as everything of theirs, what guests were told about it in their conversations.
    /// </summary>
    Erased,
}

/// <summary>What an import did about one reservation.</summary>
internal enum StayChange
{
    Unchanged,
    Added,
    Changed,
    Cancelled,
    Erased,
}
