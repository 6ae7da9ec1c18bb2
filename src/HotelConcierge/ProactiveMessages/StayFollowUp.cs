using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Reservations;
using HotelConcierge.Spa;
using HotelConcierge.Storage;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.ProactiveMessages;

/// <summary>
/// Has spa bookings follow their guests' stays: where an import moved or cancelled a stay, the coming bookings of guests who are
/// not in the house then any more are cancelled, and the guests are told. Welcomes and reminders follow by themselves, since they
/// look at the stays and bookings that there are.
/// </summary>
/// <remarks>
/// Runs again and again, on several hosts at once, and may die at any moment. A change leaves a mark in the same write; the mark
/// goes last. The notice is asked for before the booking is cancelled, and cancels it itself when it comes first.
/// </remarks>
public sealed partial class StayFollowUp(
    IReservations stays,
    TableReservations imported,
    SpaCatalog spas,
    SpaUpkeep upkeep,
    SpaBookings bookings,
    IConversations conversations,
    TimeProvider clock,
    ILogger<StayFollowUp> log)
{
    /// <summary>The id under which a booking is cancelled because of its stay, the same at every run.</summary>
    internal static string CallFor(string booking) => $"stay-{booking}";

    /// <summary>Follows every change since the last time.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        foreach (var spa in spas.All)
        {
            var marks = new List<TableRow>();
            await foreach (var mark in imported.ChangesAsync(spa.Hotel, cancellationToken))
                marks.Add(mark);
            if (marks.Count == 0)
                continue;
            if (!spa.Plan.OutsideGuests)
                await FollowAsync(spa, cancellationToken);
            foreach (var mark in marks)
                await imported.FollowedAsync(mark, cancellationToken);
        }
    }

    private async Task FollowAsync(HotelSpa spa, CancellationToken cancellationToken)
    {
        var lost = new List<(ConversationId Guest, ConversationAddress Address, SpaBooking Booking)>();
        await foreach (var (guest, booking) in upkeep.ComingAsync(spa, cancellationToken))
        {
            // A guest without an address was forgotten, and the booking goes with them.
            if ((await conversations.ReadAsync(guest, cancellationToken))?.Address is not { } address)
                continue;
            var theirs = await stays.FindAsync(spa.Hotel, new GuestContact(guest, address, Name: null), cancellationToken);
            if (!theirs.Any(stay => spa.Hotel.IsDuring(stay, booking.Start, booking.End)))
                lost.Add((guest, address, booking));
        }

        foreach (var (guest, address, booking) in lost)
        {
            var notice = new Notice($"stay-{booking.Id}", NoticeKind.SpaCancelled, spa.Hotel.Key, address) { About = booking.Id, ExpiresAt = booking.Start };
            await conversations.SignalAsync(guest, new ConversationEvent.NoticeRequested(notice, clock.GetUtcNow()), cancellationToken);
            await bookings.CancelAsync(spa, guest, CallFor(booking.Id), booking.Id, cancellationToken);
            Log.Cancelled(log, spa.Hotel.Key, booking.Id, guest);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Hotel}: spa booking {Booking} of conversation {Guest} is cancelled, because their stay does not last until then any more")]
        public static partial void Cancelled(ILogger logger, string hotel, string booking, ConversationId guest);
    }
}
