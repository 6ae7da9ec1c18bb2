using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Reservations;
using HotelConcierge.Spa;
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
/// An import is many writes, and one that takes a stay from a guest may come before the one that gives them another. So a mark is
/// followed only once it has stood for <see cref="Settles"/>, and a guest whom a younger mark concerns has to wait for that one:
/// what comes of an import is what it says at its end, in whatever order it was written.
/// </remarks>
public sealed partial class StayFollowUp(
    HotelCatalog hotels,
    IReservations stays,
    TableReservations imported,
    SpaCatalog spas,
    SpaSchedule schedule,
    SpaBookings bookings,
    IConversations conversations,
    TimeProvider clock,
    ILogger<StayFollowUp> log)
{
    /// <summary>The id under which a booking is cancelled because of its stay, the same at every run.</summary>
    internal static string CallFor(string booking) => $"stay-{booking}";

    /// <summary>How long a change stands before it is followed: several times what the largest import takes, or two that belong together.</summary>
    internal static readonly TimeSpan Settles = TimeSpan.FromMinutes(15);

    /// <summary>Follows every change that has settled since the last time.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        foreach (var hotel in hotels.All)
        {
            var marks = new List<StayMark>();
            await foreach (var mark in imported.ChangesAsync(hotel, cancellationToken))
                marks.Add(mark);

            // Where no booking depends on a stay, there is nothing to wait for.
            var spa = spas.All.FirstOrDefault(spa => spa.Hotel.Key == hotel.Key && !spa.Plan.OutsideGuests);
            var settled = spa is null ? marks : marks.FindAll(mark => mark.At <= clock.GetUtcNow() - Settles);
            if (spa is not null && settled.Count > 0)
                await FollowAsync(spa, settled, [.. marks.Except(settled)], cancellationToken);
            foreach (var mark in settled)
                await imported.FollowedAsync(mark, cancellationToken);
        }
    }

    private async Task FollowAsync(HotelSpa spa, IReadOnlyList<StayMark> settled, IReadOnlyList<StayMark> young, CancellationToken cancellationToken)
    {
        var lost = new List<(ConversationId Guest, ConversationAddress Address, SpaBooking Booking)>();
        await foreach (var (guest, booking) in schedule.ComingAsync(spa, cancellationToken))
        {
            // A guest without an address was forgotten, and the booking goes with them.
            if ((await conversations.ReadAsync(guest, cancellationToken))?.Address is not { } address)
                continue;
            var contact = new GuestContact(guest, address, Name: null);
            var theirs = await stays.FindAsync(spa.Hotel, contact, cancellationToken);
            if (theirs.Any(stay => spa.Hotel.IsDuring(stay, booking.Start, booking.End)) || await imported.ConcernAsync(spa.Hotel, contact, young, cancellationToken))
                continue;

            // That no stay is found under a number that nobody can tell does not say that there is none. A link that broke does.
            if (imported.HidesNumber(contact) && !await imported.AreLinkedAsync(spa.Hotel, contact, settled, cancellationToken))
                Log.Left(log, spa.Hotel.Key, booking.Id, guest);
            else
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

        [LoggerMessage(2, LogLevel.Information, "{Hotel}: spa booking {Booking} of conversation {Guest} is left as it is: stays have changed, and the guest's number cannot be told")]
        public static partial void Left(ILogger logger, string hotel, string booking, ConversationId guest);
    }
}
