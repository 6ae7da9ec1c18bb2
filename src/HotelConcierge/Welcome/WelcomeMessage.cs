using System.Runtime.CompilerServices;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.ProactiveMessages;
using HotelConcierge.Reservations;

namespace HotelConcierge.Welcome;

/// <summary>The welcome before a stay, for guests who have not had one at their first message.</summary>
public sealed class WelcomeMessage(WelcomeCatalog plans, IReservations reservations, GuestProfiles guests, Welcomes welcomes)
    : IProactiveMessage
{
    /// <summary>What is known of it before any is due.</summary>
    public static ProactiveMessageKind Kind { get; } = new(
        "Welcome",
        "check-in",
        new("Welcome", ["name", "hotel", "checkIn", "checkOut", "nights", "room"], ["name", "hotel", "checkIn", "nights"]))
    {
        TakesOver = true,
    };

    ProactiveMessageKind IProactiveMessage.Kind => Kind;

    /// <summary>The stays whose check-in is as near as the hotel's plan says, and still to come.</summary>
    public async IAsyncEnumerable<DueMessage> DueAsync(Assistant assistant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (plans.Find(assistant) is not { Plan.BeforeCheckIn: var before, Hotel: var hotel } || before <= TimeSpan.Zero)
            yield break;
        var now = hotel.Clock.Now;
        for (var day = hotel.Clock.Today; day <= hotel.Clock.DayOf(now + before); day = day.AddDays(1))
        {
            var checkIn = hotel.Clock.MomentOf(day, hotel.CheckInFrom) ?? hotel.Clock.BeginningOf(day);
            var dueAt = checkIn - before;
            if (now < dueAt || now >= checkIn)
                continue;
            foreach (var (contacts, stay) in await reservations.ArrivingAsync(hotel, day, cancellationToken))
            {
                var mark = Welcomes.MarkOf(hotel, stay.Id);
                yield return new(IdOf(hotel, stay.Id), new Recipient.Contact(contacts), dueAt)
                {
                    GuestName = stay.Guests[0].Name,
                    About = stay.Id,
                    ExpiresAt = checkIn,
                    IsKnown = async (guest, token) => (await guests.ReadAsync(guest, token)).Welcomed.Contains(mark),
                };
            }
        }
    }

    /// <inheritdoc/>
    public async Task<ProactiveMessageContent?> WriteAsync(
        ProactiveMessageRequest request, Assistant assistant, GuestContact contact, string language, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await welcomes.PrepareAsync(assistant, contact, request.About, language, cancellationToken) is { } welcome
            ? new(welcome.Parts, welcome.Facts) { InShort = welcome.InShort, Mark = welcome.Mark }
            : null;
    }

    /// <summary>The id of the welcome before a stay. Stored.</summary>
    internal static string IdOf(Hotel hotel, string number) => $"{hotel.Key}-{number}";
}

/// <summary>That the guests of a reservation were welcomed, which its number is in.</summary>
public sealed class WelcomeTraces(ProactiveMessageLedger ledger) : IHoldsStayData
{
    /// <inheritdoc/>
    public Task ForgetStayAsync(Hotel hotel, string number, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hotel);
        return ledger.ForgetAsync(WelcomeMessage.Kind.Group, WelcomeMessage.IdOf(hotel, number), cancellationToken);
    }
}
