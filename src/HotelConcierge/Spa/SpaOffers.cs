using System.Collections.Immutable;
using System.Globalization;
using HotelConcierge.Calendar;
using HotelConcierge.Reservations;
using HotelConcierge.Text;

namespace HotelConcierge.Spa;

/// <summary>Offers times to a guest and remembers what was offered.</summary>
internal sealed class SpaOffers(SpaAvailability availability, SpaChoices choices, IReservations reservations)
{
    /// <summary>Offers the free times of a day, or of the days after it.</summary>
    /// <param name="after">Only later times, to see more; null from the day's beginning.</param>
    /// <param name="refused">Why the guest did not get what they asked for before, which the offer follows; null when nothing was.</param>
    public async Task<SpaReply> OfferAsync(
        SpaVisit visit,
        DateOnly day,
        string treatment,
        SpaPurpose purpose,
        string? booking,
        DateTimeOffset? after,
        SpaVerdict? refused,
        CancellationToken cancellationToken)
    {
        var stays = await reservations.FindAsync(visit.Spa.Hotel, visit.Guest, cancellationToken);
        var offer = await availability.FindAsync(visit.Spa, stays, day, treatment, visit.Most, after, cancellationToken);
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
            new(visit.Call, visit.Turn, purpose, booking, treatment, items, visit.Spa.Hotel.Clock.Now),
            cancellationToken);
        return new(reason is null ? "offered" : "refused", SpaNotes.Offered(visit, day, times, reason)) { Reason = reason, Open = open };
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
                IdFor(visit, index), Label(visit, booking.Start), SpaChoiceKind.Booking, booking.Start, booking.Id))
            .ToImmutableList();
        var open = await choices.OpenAsync(
            visit.Spa,
            visit.Guest.Conversation,
            new(visit.Call, visit.Turn, purpose, null, bookings[0].Treatment, items, visit.Spa.Hotel.Clock.Now),
            cancellationToken);
        return new("unclear", "The guest has several bookings. Ask which one is meant and wait for the answer; the choices are shown.")
        {
            Doubt = SpaDoubt.WhichBooking,
            Open = open,
        };
    }

    /// <summary>Asks the guest whether a booking is really to be given up.</summary>
    public async Task<SpaReply> AskWhetherAsync(SpaVisit visit, SpaBooking booking, CancellationToken cancellationToken)
    {
        var words = visit.Spa.Plan.Words;
        ImmutableList<SpaChoice> items =
        [
            new(IdFor(visit, 0), SpaWords.In(words.Cancel, visit.Language), SpaChoiceKind.Cancel, null, booking.Id),
            new(IdFor(visit, 1), SpaWords.In(words.Keep, visit.Language), SpaChoiceKind.Keep),
        ];
        var open = await choices.OpenAsync(
            visit.Spa,
            visit.Guest.Conversation,
            new(visit.Call, visit.Turn, SpaPurpose.Cancel, booking.Id, booking.Treatment, items, visit.Spa.Hotel.Clock.Now),
            cancellationToken);
        return new(
            "unclear",
            "Nothing was cancelled. Ask the guest whether this booking is to be cancelled and wait for the answer; the choices are shown.")
        {
            Doubt = SpaDoubt.WhetherToCancel,
            Booking = booking,
            Open = open,
        };
    }

    private static string Label(SpaVisit visit, DateTimeOffset moment) => DayText.Of(moment, visit.Language, visit.Spa.Hotel.Languages);

    private static string IdFor(SpaVisit visit, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"spa-{StableHash.Of(visit.Guest.Conversation.Value, visit.Call):x16}-{index + 1}");
}
