using System.Globalization;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.Reservations;
using HotelConcierge.Spa;
using HotelConcierge.Welcome;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.ProactiveMessages;

/// <summary>
/// Has said what is due by the clock: welcomes before stays, reminders before spa bookings. Each is said once, although it runs
/// again and again, on several hosts at once, and any of them may die at any moment: what is due is asked for under the same
/// id until it is written down that it was, and a conversation takes one id once.
/// </summary>
public sealed partial class NoticeSchedule(
    WelcomeCatalog welcomes,
    IReservations reservations,
    SpaSchedule spas,
    NoticeReach reach,
    NoticeLedger ledger,
    StayFollowUp followUp,
    GuestProfiles guests,
    ChannelCatalog channels,
    IConversations conversations,
    TimeProvider clock,
    ILogger<NoticeSchedule> log)
{
    /// <summary>How often a host looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(4);

    /// <summary>Asks for everything that is due. Trouble with one guest or hotel does not keep the others from it; the next look tries again.</summary>
    public async Task SendDueAsync(CancellationToken cancellationToken)
    {
        foreach (var welcome in welcomes.All.Where(welcome => welcome.Plan.BeforeCheckIn > TimeSpan.Zero))
            await TryAsync(() => WelcomeAsync(welcome, cancellationToken), welcome.Hotel.Key);

        // First what is not to be any more, so that nobody is reminded of it.
        await TryAsync(() => followUp.FollowAsync(cancellationToken), "spa");
        await TryAsync(() => RemindAsync(cancellationToken), "spa");
    }

    private async Task WelcomeAsync(HotelWelcome welcome, CancellationToken cancellationToken)
    {
        var hotel = welcome.Hotel;
        var now = hotel.Clock.Now;
        for (var day = hotel.Clock.Today; day <= hotel.Clock.DayOf(now + welcome.Plan.BeforeCheckIn); day = day.AddDays(1))
        {
            var checkIn = hotel.Clock.MomentOf(day, hotel.CheckInFrom) ?? hotel.Clock.BeginningOf(day);
            var dueAt = checkIn - welcome.Plan.BeforeCheckIn;
            if (now < dueAt || now >= checkIn)
                continue;
            foreach (var arrival in await reservations.ArrivingAsync(hotel, day, cancellationToken))
                await TryAsync(() => WelcomeAsync(hotel, arrival, dueAt, checkIn, cancellationToken), hotel.Key);
        }
    }

    private async Task WelcomeAsync(Hotel hotel, Arrival arrival, DateTimeOffset dueAt, DateTimeOffset checkIn, CancellationToken cancellationToken)
    {
        var stay = arrival.Reservation;
        var id = NoticeGroups.CheckInOf(hotel.Key, stay.Id);
        var known = await ledger.FindAsync(NoticeGroups.CheckIn, id, cancellationToken);
        if (known is { IsDone: true })
            return;
        if (await ChooseAsync(arrival, known?.Content, cancellationToken) is not var (address, conversation))
        {
            // Asked again at every look, since the guest may write first; said once.
            if (clock.GetUtcNow() - dueAt < Interval)
                Log.CannotReach(log, hotel.Key, stay.Id);
            return;
        }

        // What another host has begun is that host's, or is taken up at the next look.
        if ((await ledger.BeginAsync(NoticeGroups.CheckIn, id, conversation.Value, cancellationToken)).Content != conversation.Value)
            return;
        if (!(await guests.ReadAsync(conversation, cancellationToken)).Welcomed.Contains(Welcomes.MarkOf(hotel, stay.Id)))
        {
            var notice = new Notice($"check-in-{id}", NoticeKind.Welcome, hotel.Key, address) { GuestName = stay.Guests[0].Name, About = stay.Id, ExpiresAt = checkIn };
            await conversations.SignalAsync(conversation, new ConversationEvent.NoticeRequested(notice, clock.GetUtcNow()), cancellationToken);
        }

        await ledger.EndAsync(NoticeGroups.CheckIn, id, conversation.Value, cancellationToken);
    }

    /// <summary>Where to write: to the address already begun with, else where the guest has written from, else to the first that can be written to.</summary>
    private async Task<(ConversationAddress Address, ConversationId Conversation)?> ChooseAsync(Arrival arrival, string? begun, CancellationToken cancellationToken)
    {
        (ConversationAddress, ConversationId)? first = null;
        foreach (var contact in arrival.Contacts)
        {
            if (AddressOf(contact) is not { } address)
                continue;
            var found = await reach.FindAsync(address, TemplatePurpose.Welcome, cancellationToken);
            if (begun is not null && begun != found.Conversation.Value || found.Obstacle is not null)
                continue;
            if (begun is not null || found.State?.LastHeardAt is not null)
                return (address, found.Conversation);
            first ??= (address, found.Conversation);
        }

        return first;
    }

    private ConversationAddress? AddressOf(string contact) =>
        contact.Split(':', 2) is [var channel, var recipient] && channels.Find(new ChannelName(channel)) is IWritesFirst found ? found.AddressOf(recipient).Address : null;

    private async Task RemindAsync(CancellationToken cancellationToken)
    {
        var due = new List<SpaReminder>();
        await foreach (var reminder in spas.DueAsync(cancellationToken))
            due.Add(reminder);
        foreach (var reminder in due)
            await TryAsync(() => RemindAsync(reminder, cancellationToken), reminder.Assistant);
    }

    private async Task RemindAsync(SpaReminder reminder, CancellationToken cancellationToken)
    {
        // A guest without an address was forgotten meanwhile, and the booking with them.
        if ((await conversations.ReadAsync(reminder.Guest, cancellationToken))?.Address is { } address)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"spa-{reminder.Booking.Id}-{reminder.Booking.Start.ToUnixTimeSeconds()}");
            var notice = new Notice(id, NoticeKind.SpaReminder, reminder.Assistant, address) { About = reminder.Booking.Id, ExpiresAt = reminder.Booking.Start };
            await conversations.SignalAsync(reminder.Guest, new ConversationEvent.NoticeRequested(notice, clock.GetUtcNow()), cancellationToken);
        }

        await spas.TryMarkRemindedAsync(reminder, cancellationToken);
    }

    private async Task TryAsync(Func<Task> work, string hotel)
    {
        try
        {
            await work();
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            // It is still due at the next look, and the others should not wait for that.
            Log.Failed(log, hotel, trouble);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Hotel}: what is due could not be said; trying again at the next look")]
        public static partial void Failed(ILogger logger, string hotel, Exception trouble);

        [LoggerMessage(2, LogLevel.Warning,
            "{Hotel}: the guest of reservation {Reservation} cannot be welcomed before the stay: no contact can be written to. "
            + "It needs a configured channel, and on it a template for welcomes or a guest who has written, as the channel asks for")]
        public static partial void CannotReach(ILogger logger, string hotel, string reservation);
    }
}
