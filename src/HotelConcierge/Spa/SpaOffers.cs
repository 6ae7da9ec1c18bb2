using System.Collections.Immutable;
using System.Globalization;
using HotelConcierge.Calendar;
using HotelConcierge.Proposals;
using HotelConcierge.Reservations;
using HotelConcierge.Text;

namespace HotelConcierge.Spa;

/// <summary>Offers times to a guest and remembers what was offered.</summary>
internal sealed class SpaOffers(
    SpaAvailability availability, SpaChoices choices, OpenProposals proposals, IReservations reservations)
{
    /// <summary>Offers the free times of a day, or of the days after it.</summary>
    /// <param name="after">Only later times, to see more; null from the day's beginning.</param>
    /// <param name="refused">Why the guest did not get what they asked for before, which the offer follows; null when nothing was.</param>
    /// <param name="time">The time of day that the guest wishes; null for any.</param>
    public async Task<SpaReply> OfferAsync(
        SpaVisit visit,
        DateOnly day,
        string treatment,
        SpaPurpose purpose,
        string? booking,
        DateTimeOffset? after,
        SpaVerdict? refused,
        TimeOnly? time,
        CancellationToken cancellationToken)
    {
        var stays = await reservations.FindAsync(visit.Spa.Hotel, visit.Guest, cancellationToken);
        var wished = time is { } at ? visit.Spa.Hotel.Clock.MomentOf(day, at) : null;
        var offer = await FindAsync(visit, stays, day, treatment, after, wished, cancellationToken);
        var reason = refused ?? offer.WhyNotThatDay;
        if (offer.Times.IsEmpty)
            return new("refused", SpaNotes.NothingFree(reason)) { Reason = reason };

        // "More" takes a place among the choices, so it displaces a time where all places are taken.
        var times =
            offer.MoreExist && offer.Times.Length == visit.Most && visit.Most > 1
                ? offer.Times.RemoveAt(offer.Times.Length - 1)
                : offer.Times;
        var items = times
            .Select((time, index) => new SpaChoice(
                IdFor(visit, index), Label(visit, visit.Spa.Hotel.Clock.At(time.Start)), SpaChoiceKind.Time, time.Start))
            .ToImmutableList();
        if (offer.MoreExist && visit.Most > 1)
            items = items.Add(new(IdFor(visit, items.Count), SpaWords.In(visit.Spa.Plan.Words.More, visit.Language), SpaChoiceKind.More));
        var open = await choices.OpenAsync(
            visit.Spa,
            visit.Guest.Conversation,
            new(visit.Call, visit.Turn, purpose, booking, treatment, items, visit.Spa.Hotel.Clock.Now) { TurnNumber = visit.TurnNumber },
            cancellationToken);
        await proposals.CloseAsync(visit.Guest.Conversation, cancellationToken);
        var isMissed = wished is not null && reason is null && !times.Any(free => free.Start == wished);
        return new(reason is null ? "offered" : "refused", SpaNotes.Offered(visit, day, times, reason))
        {
            Reason = reason,
            Open = open,
            Said = isMissed
                ? SpaReply.Line(visit, visit.Spa.Plan.Words.Lines.TimeNotFree, new("", wished!.Value, wished.Value, "", treatment))
                : null,
        };
    }

    /// <summary>From the wished time on, where there is something on that day; else from its beginning.</summary>
    private async Task<SpaOffer> FindAsync(
        SpaVisit visit,
        IReadOnlyList<Reservation> stays,
        DateOnly day,
        string treatment,
        DateTimeOffset? after,
        DateTimeOffset? wished,
        CancellationToken cancellationToken)
    {
        if (after is null && wished is { } moment)
        {
            var from = await availability.FindAsync(visit.Spa, stays, day, treatment, visit.Most, moment.AddTicks(-1), cancellationToken);
            if (!from.Times.IsEmpty && visit.Spa.Hotel.Clock.DayOf(from.Times[0].Start) == day)
                return from;
        }

        return await availability.FindAsync(visit.Spa, stays, day, treatment, visit.Most, after, cancellationToken);
    }

    /// <summary>Lets the guest choose one of their bookings.</summary>
    public async Task<SpaReply> AskWhichAsync(
        SpaVisit visit,
        IReadOnlyList<SpaBooking> bookings,
        SpaPurpose purpose,
        CancellationToken cancellationToken)
    {
        var items = bookings.Take(visit.Most)
            .Select((booking, index) => new SpaChoice(
                IdFor(visit, index), Label(visit, booking), SpaChoiceKind.Booking, booking.Start, booking.Id))
            .ToImmutableList();
        var open = await choices.OpenAsync(
            visit.Spa,
            visit.Guest.Conversation,
            new(visit.Call, visit.Turn, purpose, null, bookings[0].Treatment, items, visit.Spa.Hotel.Clock.Now)
            {
                TurnNumber = visit.TurnNumber,
            },
            cancellationToken);
        await proposals.CloseAsync(visit.Guest.Conversation, cancellationToken);
        return new("unclear", "The guest has several bookings. Ask which one is meant and wait for the answer; the choices are shown.")
        {
            Doubt = SpaDoubt.WhichBooking,
            Open = open,
        };
    }

    /// <summary>A booking says what it is for: two may begin at one time.</summary>
    private static string Label(SpaVisit visit, SpaBooking booking) => visit.Spa.Plan.Treatment(booking.Treatment) is { } known
        ? $"{SpaWords.In(known.Labels, visit.Language)}, {Label(visit, booking.Start)}"
        : Label(visit, booking.Start);

    private static string Label(SpaVisit visit, DateTimeOffset moment) => DayText.Of(moment, visit.Language, visit.Spa.Hotel.Languages);

    private static string IdFor(SpaVisit visit, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"spa-{StableHash.Of(visit.Guest.Conversation.Value, visit.Call):x16}-{index + 1}");
}
