using System.Globalization;
using System.Runtime.CompilerServices;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.ProactiveMessages;
using HotelConcierge.Proposals;
using HotelConcierge.Reservations;

namespace HotelConcierge.Spa;

/// <summary>
/// The news to a guest who waits that a time of their day has become free. It is a proposal that ends, and holds nothing: whoever books
/// first has the time. One guest is asked about a time at once, who came first first; when their time to answer is over, the next one is.
/// </summary>
public sealed class SpaFreedMessage(
    SpaCatalog spas,
    SpaWaitingList waiting,
    SpaAvailability availability,
    SpaProposals proposals,
    OpenProposals open,
    IReservations stays,
    ProactiveMessageReach reach,
    IConversations conversations) : IProactiveMessage
{
    /// <summary>What is known of it before any is due.</summary>
    public static ProactiveMessageKind Kind { get; } = new(
        "SpaFreed", "freed", new("WaitingList", [.. SpaBookingContent.Facts, "until"], [.. SpaBookingContent.DefaultFacts, "until"]));

    ProactiveMessageKind IProactiveMessage.Kind => Kind;

    /// <summary>The times that are free on days on which somebody waits, each for one guest.</summary>
    public async IAsyncEnumerable<DueMessage> DueAsync(Assistant assistant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (spas.Find(assistant) is not { } spa)
            yield break;
        var (now, today) = (spa.Hotel.Clock.Now, spa.Hotel.Clock.Today);
        for (var day = today; day <= today.AddDays(spa.Plan.HorizonDays); day = day.AddDays(1))
        {
            var all = await waiting.OnAsync(spa, day, cancellationToken);
            var asked = all.Select(one => one.Wait.OpenAt(now)?.Start).OfType<DateTimeOffset>().ToHashSet();
            foreach (var (guest, wait) in all.Where(one => one.Wait.OpenAt(now) is null))
            {
                if (await FreeForAsync(spa, guest, wait, asked, cancellationToken) is not { } time)
                    continue;
                asked.Add(time.Start);
                var until = EndOf(spa, time);
                yield return new(
                    string.Create(CultureInfo.InvariantCulture, $"{wait.Id}-{wait.JoinedAt.ToUnixTimeSeconds()}-{time.Start.ToUnixTimeSeconds()}"),
                    new Recipient.Guest(guest),
                    now)
                {
                    About = string.Create(CultureInfo.InvariantCulture, $"{wait.Id}.{time.Start.ToUnixTimeSeconds()}"),
                    ExpiresAt = until,
                    Afterwards = token => waiting.OfferAsync(spa, guest, wait.Id, new(time.Start, until), token),
                };
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// It asks only what is still so: the guest still waits, can be reached and has no other question to answer, and the time is still free.
    /// </remarks>
    public async Task<ProactiveMessageContent?> WriteAsync(
        ProactiveMessageRequest request, Assistant assistant, GuestContact contact, string language, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(contact);
        if (spas.Find(assistant) is not { } spa
            || request.About?.Split('.') is not [var id, var seconds]
            || !long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            || await waiting.FindAsync(spa, contact.Conversation, id, cancellationToken) is not { } wait
            || contact.Address is not { } address)
            return null;
        if ((await reach.FindAsync(address, Kind.Template, cancellationToken)).Obstacle is not null
            || (await open.FindAsync(contact.Conversation, call: null, cancellationToken) is { } other
                && other.Id != Proposal.IdFor(contact.Conversation, request.Id)))
            return null;
        var start = DateTimeOffset.FromUnixTimeSeconds(at);
        var theirs = await stays.FindAsync(spa.Hotel, contact, cancellationToken);
        var free = await availability.OnAsync(spa, theirs, wait.Day, wait.Need, cancellationToken);
        if (free.All(time => time.Start != start))
            return null;
        var turn = (await conversations.ReadAsync(contact.Conversation, cancellationToken))?.Turns ?? 0;
        var time = free.First(one => one.Start == start);
        return await proposals.OfferFreedAsync(
            spa, contact.Conversation, language, wait, time, (request.Id, turn, request.ExpiresAt ?? EndOf(spa, time)), cancellationToken);
    }

    /// <summary>The first free time that fits, was not offered to this guest before and is not being offered to another.</summary>
    private async Task<SpaTime?> FreeForAsync(
        HotelSpa spa, ConversationId guest, SpaWait wait, HashSet<DateTimeOffset> asked, CancellationToken cancellationToken)
    {
        // A guest without an address was forgotten. Who has a question of ours to answer is asked when they have, who cannot be reached now
        // when they can; meanwhile the time is another's.
        if ((await conversations.ReadAsync(guest, cancellationToken))?.Address is not { } address
            || await open.FindAsync(guest, call: null, cancellationToken) is not null
            || (await reach.FindAsync(address, Kind.Template, cancellationToken)).Obstacle is not null)
            return null;
        var theirs = await stays.FindAsync(spa.Hotel, new(guest, address, Name: null), cancellationToken);
        var free = await availability.OnAsync(spa, theirs, wait.Day, wait.Need, cancellationToken);
        return free.Where(time => !asked.Contains(time.Start) && !wait.Offered.Exists(offer => offer.Start == time.Start))
            .Select(time => (SpaTime?)time)
            .FirstOrDefault();
    }

    /// <summary>By when the guest has to answer.</summary>
    private static DateTimeOffset EndOf(HotelSpa spa, SpaTime time)
    {
        var (end, last) = (spa.Hotel.Clock.Now + spa.Plan.WaitingOffer, time.Start - spa.Plan.Notice);
        return end < last ? end : last;
    }
}
