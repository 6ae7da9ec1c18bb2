using System.Globalization;
using System.Runtime.CompilerServices;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.ProactiveMessages;

namespace HotelConcierge.Spa;

/// <summary>The reminder that a spa booking begins soon.</summary>
public sealed class SpaReminderMessage(SpaCatalog spas, SpaSchedule schedule, SpaBookings bookings) : IProactiveMessage
{
    /// <summary>What is known of it before any is due.</summary>
    public static ProactiveMessageKind Kind { get; } =
        new("SpaReminder", "spa", new("Reminder", SpaBookingContent.Facts, SpaBookingContent.DefaultFacts));

    ProactiveMessageKind IProactiveMessage.Kind => Kind;

    /// <summary>The bookings that begin within the plan's time, and of which nobody was reminded.</summary>
    public async IAsyncEnumerable<DueMessage> DueAsync(Assistant assistant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (spas.Find(assistant) is not { } spa)
            yield break;

        // Read to the end first, because what is written down afterwards is among what is read.
        var due = new List<SpaReminder>();
        await foreach (var reminder in schedule.DueAsync(spa, cancellationToken))
            due.Add(reminder);
        foreach (var reminder in due)
        {
            var booking = reminder.Booking;
            var id = string.Create(CultureInfo.InvariantCulture, $"{booking.Id}-{booking.Start.ToUnixTimeSeconds()}");
            yield return new(id, new Recipient.Guest(reminder.Guest), booking.Start - spa.Plan.ReminderBefore)
            {
                About = booking.Id,
                ExpiresAt = booking.Start,
                Afterwards = token => schedule.TryMarkRemindedAsync(reminder, token),
            };
        }
    }

    /// <inheritdoc/>
    public async Task<ProactiveMessageContent?> WriteAsync(
        ProactiveMessageRequest request, Assistant assistant, GuestContact contact, string language, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(contact);
        if (spas.Find(assistant) is not { } spa)
            return null;
        var mine = await bookings.MineAsync(spa, contact.Conversation, cancellationToken);

        // A booking that was cancelled or changed meanwhile is another one, or none.
        return mine.FirstOrDefault(booking => booking.Id == request.About) is { } booking && booking.Start > spa.Hotel.Clock.Now
            ? SpaBookingContent.Of(booking, spa, language, spa.Plan.Words.Reminder)
            : null;
    }
}
