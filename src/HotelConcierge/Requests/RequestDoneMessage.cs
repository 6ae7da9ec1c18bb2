using System.Runtime.CompilerServices;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.ProactiveMessages;
using HotelConcierge.Reservations;

namespace HotelConcierge.Requests;

/// <summary>
/// The news that reception marked a guest's request as done, in the guest's own words of it, and that they can write if it is not. It is
/// said by day only, and not when it is old.
/// </summary>
public sealed class RequestDoneMessage(RequestCatalog hotels, GuestRequests requests) : IProactiveMessage
{
    /// <summary>What was done longer ago is no news. Longer than a night, so that what is done in it is told in the morning.</summary>
    internal static readonly TimeSpan NewsFor = TimeSpan.FromHours(12);

    /// <summary>When the hotel's day begins in which guests are written to, on its own clock.</summary>
    internal static readonly TimeOnly Morning = new(8, 0);

    /// <summary>When it ends.</summary>
    internal static readonly TimeOnly Night = new(22, 0);

    private const string HotelFact = "hotel";
    private const string SummaryFact = "summary";

    /// <summary>What is known of it before any is due.</summary>
    public static ProactiveMessageKind Kind { get; } =
        new("RequestDone", "request", new("RequestDone", [HotelFact, SummaryFact], [SummaryFact]));

    ProactiveMessageKind IProactiveMessage.Kind => Kind;

    /// <summary>What was marked as done lately; nothing at night.</summary>
    public async IAsyncEnumerable<DueMessage> DueAsync(Assistant assistant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (hotels.Find(assistant) is not { Hotel: var hotel } || EndOfDay(hotel) is not { } night)
            yield break;
        await foreach (var done in requests.DoneSinceAsync(hotel.Key, hotel.Clock.Now - NewsFor, cancellationToken))
        {
            var end = done.At + NewsFor;
            yield return new(done.Request.Id, new Recipient.Guest(done.Guest), done.At)
            {
                About = done.Request.Id,
                ExpiresAt = end < night ? end : night,
            };
        }
    }

    /// <inheritdoc/>
    public async Task<ProactiveMessageContent?> WriteAsync(
        ProactiveMessageRequest request, Assistant assistant, GuestContact contact, string language, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(contact);
        if (hotels.Find(assistant) is not { } plan
            || request.About is not { } id
            || await requests.FindAsync(contact.Conversation, id, cancellationToken) is not { DoneAt: not null } done)
            return null;
        var text = plan.DoneText(done, language);
        var facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [HotelFact] = plan.Hotel.Name,
            [SummaryFact] = done.Summary,
        };
        return new([new ReplyPart.Text(text)], facts) { InShort = text };
    }

    /// <summary>When this day ends, in which guests are written to; null at night.</summary>
    private static DateTimeOffset? EndOfDay(Hotel hotel)
    {
        var now = hotel.Clock.Now;
        var time = TimeOnly.FromTimeSpan(now.TimeOfDay);
        return time >= Morning && time < Night ? hotel.Clock.MomentOf(hotel.Clock.Today, Night) : null;
    }
}
