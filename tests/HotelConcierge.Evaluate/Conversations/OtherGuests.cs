using System.Globalization;
using HotelConcierge.Assistants;
using HotelConcierge.Messages;
using HotelConcierge.ProactiveMessages;
using HotelConcierge.Spa;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Evaluate.Conversations;

/// <summary>The guests who have the spa's times that somebody else would like to have.</summary>
/// <param name="contacts">Guests with a stay, enough for all times of a day.</param>
internal sealed class OtherGuests(IServiceProvider services, IReadOnlyList<GuestContact> contacts)
{
    private const string Massage = "massage";

    private HotelSpa Spa => services.GetRequiredService<SpaCatalog>().Find(services.GetRequiredService<AssistantCatalog>().Find("hotel")!)!;

    /// <summary>Books every massage of a day.</summary>
    public async Task FillAsync(string day, CancellationToken cancellationToken)
    {
        var bookings = services.GetRequiredService<SpaBookings>();
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        for (var hour = 0; hour < 24; hour++)
        {
            var start = Spa.Hotel.Clock.MomentOf(date, new(hour, 0))!.Value;
            var call = $"fill-{Guid.NewGuid():N}";
            await bookings.BookAsync(Spa, contacts[hour % contacts.Count], call, new(start, Massage), cancellationToken);
        }
    }

    /// <summary>Gives one of them up, and has said what is due.</summary>
    public async Task FreeAsync(string time, CancellationToken cancellationToken)
    {
        var bookings = services.GetRequiredService<SpaBookings>();
        var start = DateTime.ParseExact(time, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        foreach (var guest in contacts.Select(contact => contact.Conversation))
        {
            foreach (var booking in await bookings.MineAsync(Spa, guest, cancellationToken))
            {
                if (booking.Start.DateTime == start)
                    await bookings.CancelAsync(Spa, guest, $"free-{Guid.NewGuid():N}", booking.Id, cancellationToken);
            }
        }

        await using var scope = services.CreateAsyncScope();
        var freed = scope.ServiceProvider.GetServices<IProactiveMessage>().OfType<SpaFreedMessage>();
        await ActivatorUtilities.CreateInstance<ProactiveMessageSchedule>(scope.ServiceProvider, new ProactiveMessageCatalog(freed))
            .SendDueAsync(cancellationToken);
    }
}
