using System.Runtime.CompilerServices;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.ProactiveMessages;
using HotelConcierge.Reservations;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Spa;

/// <summary>
/// Has spa bookings follow their guests' stays: where an import moved or cancelled a stay, the coming bookings of guests who are
/// not in the hotel then any more are cancelled, and the guests are told. Welcomes and reminders follow by themselves, since they
/// look at the stays and bookings that there are.
/// </summary>
/// <remarks>
/// Runs again and again, on several hosts at once, and may die at any moment. A change leaves a mark in the same write; the mark
/// goes last. The message is asked for before the booking is cancelled, and cancels it itself when it comes first.
/// An import is many writes, and one that takes a stay from a guest may come before the one that gives them another. So a mark is
/// followed only once it has stood for <see cref="Settles"/>, and a guest whom a younger mark concerns has to wait for that one:
/// what comes of an import is what it says at its end, in whatever order it was written.
/// </remarks>
public sealed partial class SpaCancellationMessage(
    HotelCatalog hotels,
    IReservations stays,
    TableReservations imported,
    SpaCatalog spas,
    SpaSchedule schedule,
    SpaBookings bookings,
    IConversations conversations,
    TimeProvider clock,
    ILogger<SpaCancellationMessage> log) : IProactiveMessage
{
    /// <summary>
    /// How long a change stands before it is followed: several times what the largest import takes, or two that belong together.
    /// </summary>
    internal static readonly TimeSpan Settles = TimeSpan.FromMinutes(15);

    /// <summary>What is known of it before any is due.</summary>
    public static ProactiveMessageKind Kind { get; } =
        new("SpaCancelled", "stay", new("Cancellation", SpaBookingContent.Facts, SpaBookingContent.DefaultFacts));

    ProactiveMessageKind IProactiveMessage.Kind => Kind;

    /// <summary>The bookings that are lost to changes which have settled since the last time.</summary>
    public async IAsyncEnumerable<DueMessage> DueAsync(Assistant assistant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (hotels.Find(assistant) is not { } hotel)
            yield break;
        var marks = new List<StayMark>();
        await foreach (var mark in imported.ChangesAsync(hotel, cancellationToken))
            marks.Add(mark);

        // Where no booking depends on a stay, there is nothing to wait for.
        var spa = spas.Find(assistant) is { Plan.OutsideGuests: false } found ? found : null;
        var settled = spa is null ? marks : marks.FindAll(mark => mark.At <= clock.GetUtcNow() - Settles);
        if (spa is not null && settled.Count > 0)
        {
            var lost = await FindLostAsync(spa, settled, [.. marks.Except(settled)], cancellationToken);
            var cancelled = 0;
            foreach (var (guest, booking) in lost)
            {
                yield return new(booking.Id, new Recipient.Guest(guest), clock.GetUtcNow())
                {
                    About = booking.Id,
                    ExpiresAt = booking.Start,
                    Afterwards = async token =>
                    {
                        await bookings.CancelAsync(spa, guest, CallFor(booking.Id), booking.Id, token);
                        Log.Cancelled(log, spa.Hotel.Key, booking.Id, guest);
                        cancelled++;
                    },
                };
            }

            // Whoever could not be told is found again at the next look, as long as the marks are there.
            if (cancelled < lost.Count)
                yield break;
        }

        foreach (var mark in settled)
            await imported.FollowedAsync(mark, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Cancels the booking first, under the one id that the look uses too: whoever comes first, the guest is told what is true.
    /// </remarks>
    public async Task<ProactiveMessageContent?> WriteAsync(
        ProactiveMessageRequest request, Assistant assistant, GuestContact contact, string language, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(contact);
        if (spas.Find(assistant) is not { } spa || request.About is not { } booking)
            return null;
        var outcome = await bookings.CancelAsync(spa, contact.Conversation, CallFor(booking), booking, cancellationToken);
        return outcome is { Verdict: SpaVerdict.Cancelled, Booking: { } cancelled }
            ? SpaBookingContent.Of(cancelled, spa, language, spa.Plan.Words.StayChanged)
            : null;
    }

    /// <summary>The id under which a booking is cancelled because of its stay, the same at every run.</summary>
    private static string CallFor(string booking) => $"stay-{booking}";

    private async Task<IReadOnlyList<(ConversationId Guest, SpaBooking Booking)>> FindLostAsync(
        HotelSpa spa, IReadOnlyList<StayMark> settled, IReadOnlyList<StayMark> young, CancellationToken cancellationToken)
    {
        var lost = new List<(ConversationId, SpaBooking)>();
        await foreach (var (guest, booking) in schedule.ComingAsync(spa, cancellationToken))
        {
            // A guest without an address was forgotten, and the booking goes with them.
            if ((await conversations.ReadAsync(guest, cancellationToken))?.Address is not { } address)
                continue;
            var contact = new GuestContact(guest, address, Name: null);
            var theirs = await stays.FindAsync(spa.Hotel, contact, cancellationToken);
            if (theirs.Any(stay => spa.Hotel.IsDuring(stay, booking.Start, booking.End))
                || await imported.ConcernAsync(spa.Hotel, contact, young, cancellationToken))
                continue;

            // That no stay is found under a number that nobody can tell does not say that there is none. A link that broke does.
            if (imported.HidesNumber(contact) && !await imported.AreLinkedAsync(spa.Hotel, contact, settled, cancellationToken))
                Log.Left(log, spa.Hotel.Key, booking.Id, guest);
            else
                lost.Add((guest, booking));
        }

        return lost;
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Information,
            "{Hotel}: spa booking {Booking} of conversation {Guest} is cancelled, because their stay does not last until then any more")]
        public static partial void Cancelled(ILogger logger, string hotel, string booking, ConversationId guest);

        [LoggerMessage(
            2,
            LogLevel.Information,
            "{Hotel}: spa booking {Booking} of conversation {Guest} is left as it is: stays have changed, and the guest's number "
                + "cannot be told")]
        public static partial void Left(ILogger logger, string hotel, string booking, ConversationId guest);
    }
}
