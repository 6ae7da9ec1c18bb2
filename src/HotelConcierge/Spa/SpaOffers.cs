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
    /// <summary>Offers the free times of a day, those nearest to the wish first, or those of the days after it.</summary>
    public async Task<SpaReply> OfferAsync(SpaVisit visit, SpaWanted wanted, CancellationToken cancellationToken)
    {
        if (await proposals.IsAskingAsync(visit.Guest.Conversation, visit.Turn, visit.Call, cancellationToken))
            return SpaReply.NotNow;
        var clock = visit.Spa.Hotel.Clock;
        var stays = await reservations.FindAsync(visit.Spa.Hotel, visit.Guest, cancellationToken);
        var (offer, moreAfter) = await FindAsync(visit, stays, wanted, cancellationToken);
        var reason = wanted.Refused ?? offer.WhyNotThatDay;
        if (offer.Times.IsEmpty)
            return new("refused", SpaNotes.NothingFree(reason)) { Reason = reason };

        // "More" takes a place among the choices, so it displaces a time where all places are taken.
        var times =
            offer.MoreExist && offer.Times.Length == visit.Most && visit.Most > 1
                ? offer.Times.RemoveAt(offer.Times.Length - 1)
                : offer.Times;
        var items = times
            .Select((time, index) => new SpaChoice(
                IdFor(visit, index), Label(visit, clock.At(time.Start)), SpaChoiceKind.Time, time.Start))
            .ToImmutableList();
        if (offer.MoreExist && visit.Most > 1)
        {
            items = items.Add(new(
                IdFor(visit, items.Count),
                SpaWords.In(visit.Spa.Plan.Words.More, visit.Language),
                SpaChoiceKind.More,
                times.Length < offer.Times.Length && moreAfter is null ? times[^1].Start : moreAfter ?? times[^1].Start));
        }

        var open = await choices.OpenAsync(
            visit.Spa,
            visit.Guest.Conversation,
            new(visit.Call, visit.Turn, wanted.Purpose, wanted.Booking, wanted.Need.Treatment, items, clock.Now)
            {
                TurnNumber = visit.TurnNumber,
                People = wanted.Need.People,
                From = wanted.Need.From,
                Until = wanted.Need.Until,
                Notes = wanted.Notes,
            },
            cancellationToken);
        await proposals.CloseAsync(visit.Guest.Conversation, cancellationToken);
        return new(reason is null ? "offered" : "refused", SpaNotes.Offered(visit, wanted.Day, times, reason))
        {
            Reason = reason,
            Open = open,
            Said = SpaReply.Join([
                reason is null ? Missed(visit, wanted, times) : null,
                wanted.AreTooMany ? SpaWords.In(visit.Spa.Plan.Words.Lines.OnePerson, visit.Language) : null,
                SpaReply.WhatItIs(visit, wanted, times[0]),
            ]),
        };
    }

    /// <summary>That what the guest wished for is not free; null where it is.</summary>
    private static string? Missed(SpaVisit visit, SpaWanted wanted, ImmutableArray<SpaTime> times)
    {
        var clock = visit.Spa.Hotel.Clock;
        if (wanted.After is not null)
            return null;
        if (wanted.Time is { } at)
        {
            var wished = clock.MomentOf(wanted.Day, at);
            return wished is null || times.Any(time => time.Start == wished)
                ? null
                : SpaReply.Line(
                    visit, visit.Spa.Plan.Words.Lines.TimeNotFree, new("", wished.Value, wished.Value, "", wanted.Need.Treatment));
        }

        var isMet = !wanted.Need.HasSpan || times.Any(time => wanted.Need.IsWithin(TimeOnly.FromDateTime(time.Start.DateTime))
            && (wanted.IsAnyDay || clock.DayOf(time.Start) == wanted.Day));
        return isMet ? null : SpaReply.NothingWithin(visit, wanted);
    }

    /// <returns>What is offered, and after which moment more comes where that is not after the last one.</returns>
    private async Task<(SpaOffer Offer, DateTimeOffset? MoreAfter)> FindAsync(
        SpaVisit visit, IReadOnlyList<Reservation> stays, SpaWanted wanted, CancellationToken cancellationToken)
    {
        var (spa, need) = (visit.Spa, wanted.Need);
        if (wanted is { After: null, Time: { } at } && spa.Hotel.Clock.MomentOf(wanted.Day, at) is { } wished
            && await NearestAsync(visit, stays, wanted, time => (time.Start - wished).Duration(), cancellationToken) is { } near)
            return near;
        var offer = await availability.FindAsync(spa, stays, wanted.Day, need, visit.Most, wanted.After, cancellationToken);
        if (!need.HasSpan || wanted.After is not null || offer.WhyNotThatDay is not null)
            return (offer, null);
        if (!wanted.IsAnyDay && (offer.Times.IsEmpty || spa.Hotel.Clock.DayOf(offer.Times[0].Start) != wanted.Day)
            && await NearestAsync(visit, stays, wanted, time => DistanceTo(need, time), cancellationToken) is { } nearest)
            return nearest;
        var any = need with { From = null, Until = null };
        return offer.Times.IsEmpty
            ? (await availability.FindAsync(spa, stays, wanted.Day, any, visit.Most, wanted.After, cancellationToken), null)
            : (offer, null);
    }

    /// <summary>The day's free times, the nearest first; null where it has none.</summary>
    private async Task<(SpaOffer Offer, DateTimeOffset? MoreAfter)?> NearestAsync(
        SpaVisit visit,
        IReadOnlyList<Reservation> stays,
        SpaWanted wanted,
        Func<SpaTime, TimeSpan> distance,
        CancellationToken cancellationToken)
    {
        var any = wanted.Need with { From = null, Until = null };
        if (SpaAvailability.WhyNot(visit.Spa, stays, wanted.Day) is not null
            || await availability.OnAsync(visit.Spa, stays, wanted.Day, any, cancellationToken) is not { Count: > 0 } free)
            return null;
        var later = await availability.FindAsync(visit.Spa, stays, wanted.Day, any, 1, free[^1].Start, cancellationToken);
        var nearest = free.OrderBy(distance).ThenByDescending(time => time.Start).Take(visit.Most).ToImmutableArray();
        var showsAll = nearest.Length == free.Count && (later.Times.IsEmpty || nearest.Length < visit.Most);
        return (
            new(nearest, !later.Times.IsEmpty || nearest.Length < free.Count, WhyNotThatDay: null),
            showsAll ? free[^1].Start : free[0].Start.AddTicks(-1));
    }

    private static TimeSpan DistanceTo(SpaNeed need, SpaTime time)
    {
        var at = time.Start.TimeOfDay;
        if (need.From is { } from && at < from.ToTimeSpan())
            return from.ToTimeSpan() - at;
        return need.Until is { } until && until > TimeOnly.MinValue && at >= until.ToTimeSpan() ? at - until.ToTimeSpan() : TimeSpan.Zero;
    }

    /// <summary>Lets the guest choose one of their bookings.</summary>
    public async Task<SpaReply> AskWhichAsync(
        SpaVisit visit,
        IReadOnlyList<SpaBooking> bookings,
        SpaPurpose purpose,
        CancellationToken cancellationToken)
    {
        if (await proposals.IsAskingAsync(visit.Guest.Conversation, visit.Turn, visit.Call, cancellationToken))
            return SpaReply.NotNow;
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
