using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Spa;
using HotelConcierge.Welcome;

namespace HotelConcierge.ProactiveMessages;

/// <summary>Finds the words of a notice, when its turn has come: what it is about may have changed since it was asked for.</summary>
public sealed class NoticeWriter(Welcomes welcomes, SpaCatalog spas, SpaBookings bookings)
{
    /// <summary>What to say; null when there is nothing to say any more.</summary>
    public Task<NoticeContent?> WriteAsync(Notice notice, ConversationId conversation, Assistant assistant, GuestContact contact, string language, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return notice.Kind switch
        {
            NoticeKind.Welcome => WelcomeAsync(notice, assistant, contact, language, cancellationToken),
            NoticeKind.SpaReminder => ReminderAsync(notice, conversation, assistant, language, cancellationToken),
            NoticeKind.SpaCancelled => CancelledAsync(notice, conversation, assistant, language, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(notice), notice.Kind, "Nothing is known to be said for it."),
        };
    }

    private async Task<NoticeContent?> WelcomeAsync(Notice notice, Assistant assistant, GuestContact contact, string language, CancellationToken cancellationToken) =>
        await welcomes.PrepareAsync(assistant, contact, notice.About, language, cancellationToken) is { } welcome
            ? new NoticeContent(welcome.Parts, TemplatePurpose.Welcome, welcome.Facts) { InShort = welcome.InShort, Mark = welcome.Mark }
            : null;

    private async Task<NoticeContent?> ReminderAsync(Notice notice, ConversationId conversation, Assistant assistant, string language, CancellationToken cancellationToken)
    {
        if (spas.Find(assistant) is not { } spa)
            return null;
        var mine = await bookings.MineAsync(spa, conversation, cancellationToken);

        // A booking that was cancelled or changed meanwhile is another one, or none.
        if (mine.FirstOrDefault(booking => booking.Id == notice.About) is not { } booking || booking.Start <= spa.Hotel.Clock.Now)
            return null;
        return About(booking, spa, language, SpaWords.In(spa.Plan.Words.Reminder, language), TemplatePurpose.Reminder);
    }

    /// <remarks>Cancels it first, under the one id that <see cref="StayFollowUp"/> uses too: whoever comes first, the guest is told what is true.</remarks>
    private async Task<NoticeContent?> CancelledAsync(Notice notice, ConversationId conversation, Assistant assistant, string language, CancellationToken cancellationToken)
    {
        if (spas.Find(assistant) is not { } spa || notice.About is not { } booking)
            return null;
        var outcome = await bookings.CancelAsync(spa, conversation, StayFollowUp.CallFor(booking), booking, cancellationToken);
        return outcome is { Verdict: SpaVerdict.Cancelled, Booking: { } cancelled }
            ? About(cancelled, spa, language, SpaWords.In(spa.Plan.Words.StayChanged, language), TemplatePurpose.Cancellation)
            : null;
    }

    private static NoticeContent About(SpaBooking booking, HotelSpa spa, string language, string words, TemplatePurpose purpose)
    {
        var facts = SpaWords.FactsOf(booking, spa, language);
        var text = SpaWords.Fill(words, facts);
        return new NoticeContent(ImmutableList.Create<ReplyPart>(new ReplyPart.Text(text)), purpose, facts) { InShort = text };
    }
}
