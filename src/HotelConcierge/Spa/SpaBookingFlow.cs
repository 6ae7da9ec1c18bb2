using HotelConcierge.Languages;
using HotelConcierge.Proposals;
using HotelConcierge.Reservations;
using HotelConcierge.Tools;

namespace HotelConcierge.Spa;

/// <summary>
/// What guests can do about the spa. A model says what they mean; nothing is booked, moved or cancelled but what the guest tapped or plainly
/// named in their own words of this turn. Anything else is proposed to them, and waits for their yes.
/// </summary>
public sealed class SpaBookingFlow
{
    private readonly SpaBookings _bookings;
    private readonly SpaChoices _choices;
    private readonly SpaOffers _offers;
    private readonly SpaProposals _proposals;
    private readonly SpaConsent _consent;
    private readonly SpaDays _days;
    private readonly SpaChoosing _choosing;
    private readonly SpaWaitingList _waiting;

    public SpaBookingFlow(
        SpaAvailability availability,
        SpaBookings bookings,
        SpaChoices choices,
        OpenProposals open,
        SpaProposals proposals,
        SpaConsent consent,
        SpaWaitingList waiting,
        IReservations reservations,
        LanguageCatalog languages)
    {
        _waiting = waiting;
        _bookings = bookings;
        _choices = choices;
        _proposals = proposals;
        _consent = consent;
        _days = new(reservations, _consent, languages);
        _offers = new(availability, choices, open, reservations);
        _choosing = new(bookings, choices, _offers, proposals, consent, waiting);
    }

    /// <summary>What the guest's taps and words choose from the list that they were offered last, and nothing else.</summary>
    public Task<IReadOnlyList<PlainAnswer>> ReadAnswersAsync(SpaVisit visit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return _choosing.ReadAnswersAsync(visit, cancellationToken);
    }

    /// <summary>Does what the guest has chosen, or asks them whether they have.</summary>
    /// <param name="choice">The choice's id, as the model understands the guest.</param>
    /// <param name="notes">What the spa is to know; empty for nothing.</param>
    public async Task<ToolResult> ChooseAsync(SpaVisit visit, string choice, string notes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(notes);
        return (await _choosing.ChooseAsync(visit, choice, notes.Length == 0 ? null : notes, cancellationToken)).ToResult(visit);
    }

    /// <summary>Offers free times.</summary>
    /// <param name="wish">What the guest wants, as the model understands it.</param>
    public async Task<ToolResult> FindAsync(SpaVisit visit, SpaSearch wish, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(wish);
        if (visit.Spa.Plan.Treatment(wish.Treatment) is not { } wanted)
        {
            var names = string.Join(", ", visit.Spa.Plan.Treatments.Select(one => one.Name));
            return SpaReply.Unclear(
                SpaDoubt.WhichTreatment, $"There is no treatment '{wish.Treatment}'. The spa offers: {names}.").ToResult(visit);
        }

        return (await FindAsync(visit, wish, wanted.Name, cancellationToken)).ToResult(visit);
    }

    /// <summary>The guest's coming bookings.</summary>
    public async Task<ToolResult> MineAsync(SpaVisit visit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var mine = await _bookings.MineAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
        return new SpaReply(
            "bookings",
            mine.Count == 0 ? "The guest has no coming spa booking." : "These are all coming spa bookings of the guest.")
        {
            Bookings = mine,
            Waits = await _waiting.MineAsync(visit.Spa, visit.Guest.Conversation, cancellationToken),
        }.ToResult(visit);
    }

    /// <summary>
    /// Offers times to which a booking can be moved; one that the guest's own words plainly name it is moved to, any other is proposed.
    /// </summary>
    /// <param name="booking">Its id, as the model understands the guest; empty when it does not say.</param>
    /// <param name="notes">What the spa is to know; empty for nothing new. Without a day and a time nothing else is changed.</param>
    public async Task<ToolResult> ChangeAsync(
        SpaVisit visit, string booking, DateOnly? date, TimeOnly? time, string notes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(notes);
        var (meant, reply) = await WhichAsync(visit, booking, SpaPurpose.PickToChange, cancellationToken);
        if (meant is null)
            return reply!.ToResult(visit);
        if (notes.Length > 0 && date is null && time is null)
            return (await NoteAsync(visit, meant, notes, cancellationToken)).ToResult(visit);
        var (day, problem) = await _days.OfAsync(visit, date, visit.Spa.Hotel.Clock.DayOf(meant.Start), cancellationToken);
        if (problem is not null)
            return problem.ToResult(visit);
        var order = new SpaOrder(default, meant.Treatment) { People = meant.People, Notes = notes.Length > 0 ? notes : meant.Notes };
        var offered = await _offers.OfferAsync(
            visit,
            new(day, new(order.Treatment) { People = order.People }, SpaPurpose.Change)
            {
                Booking = meant.Id,
                Time = time,
                Notes = order.Notes,
            },
            cancellationToken);
        var wished = time is { } at ? visit.Spa.Hotel.Clock.MomentOf(day, at) : null;
        if (wished is not { } start || offered.Open?.Choices.Find(choice => choice.Start == start) is not { } chosen)
            return offered.ToResult(visit);
        var isNamed = !visit.HasReadDocuments
            && _consent.Moves(visit, meant, start)
            && (notes.Length == 0 || SpaConsent.AreOwnWords(visit, notes));
        return (isNamed
            ? await _choosing.DoAsync(visit, offered.Open, chosen, cancellationToken)
            : await _proposals.AskToTakeAsync(visit, order with { Start = start }, meant, cancellationToken)).ToResult(visit);
    }

    /// <summary>Gives a booking up when the guest's own words plainly name it; asks otherwise.</summary>
    /// <param name="booking">Its id, as the model understands the guest; empty when it does not say.</param>
    public async Task<ToolResult> CancelAsync(SpaVisit visit, string booking, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (meant, reply) = await WhichAsync(visit, booking, SpaPurpose.Cancel, cancellationToken);
        if (meant is null)
            return reply!.ToResult(visit);
        var coming = await _choosing.ComingAsync(visit, cancellationToken);
        return (!visit.HasReadDocuments && _consent.Cancels(visit, meant, coming)
            ? await _choosing.CancelAsync(visit, meant.Id, cancellationToken)
            : await _proposals.AskToCancelAsync(visit, meant, cancellationToken)).ToResult(visit);
    }

    private async Task<SpaReply> FindAsync(SpaVisit visit, SpaSearch wish, string treatment, CancellationToken cancellationToken)
    {
        if (wish.More
            && await _choices.FindAsync(visit.Spa, visit.Guest.Conversation, cancellationToken) is { MoreAfter: { } after } open)
            return await _choosing.MoreAsync(visit, open, after, cancellationToken);
        var (day, problem) = await _days.OfAsync(visit, wish.Date, otherwise: null, cancellationToken);
        if (problem is not null)
            return problem;
        var most = visit.Spa.Plan.MostTogether(treatment);
        var isTimed = wish.Time is not null || wish.From is not null || wish.Until is not null;
        var need = new SpaNeed(treatment)
        {
            People = wish.People is { } people && people <= most ? Math.Max(1, people) : 1,
            From = wish.From,
            Until = wish.Until,
        };
        return await _offers.OfferAsync(
            visit,
            new(day, need, SpaPurpose.Book)
            {
                // A time that stands in so many words is not passed over because a model left it out.
                Time = isTimed ? wish.Time : _consent.OnlyTimeIn(visit),
                IsAnyDay = wish.Date is null && !_days.IsNamed(visit),
                AreTooMany = wish.People > most,
                Notes = wish.Notes,
            },
            cancellationToken);
    }

    /// <summary>Notes something for the spa, when it is what the guest says now.</summary>
    private async Task<SpaReply> NoteAsync(SpaVisit visit, SpaBooking meant, string notes, CancellationToken cancellationToken)
    {
        if (visit.HasReadDocuments || !SpaConsent.AreOwnWords(visit, notes))
        {
            return SpaReply.Unclear(
                SpaDoubt.WhichNotes,
                "Nothing was noted: notes has to be in the guest's own words of this message. Ask what is to be noted.");
        }

        return await _bookings.NoteAsync(visit.Spa, visit.Guest.Conversation, meant.Id, notes, cancellationToken) is { } noted
            ? new SpaReply("noted", "This is noted for the spa, and nothing else was changed.")
            {
                Booking = noted,
                Said = SpaReply.Noted(visit, notes),
                SaysAll = true,
            }
            : SpaReply.Refused(SpaVerdict.NoSuchBooking);
    }

    /// <summary>
    /// The booking that is meant, or what there is to say instead: of an earlier run, or asking which. Where the guest's words name another
    /// one than the model does, they are asked.
    /// </summary>
    private async Task<(SpaBooking? Booking, SpaReply? Reply)> WhichAsync(
        SpaVisit visit, string booking, SpaPurpose purpose, CancellationToken cancellationToken)
    {
        if (await _choosing.ResumeAsync(visit, cancellationToken) is { } earlier)
            return (null, earlier);
        var coming = await _choosing.ComingAsync(visit, cancellationToken);
        if (coming.Count == 0)
            return (null, SpaReply.Refused(SpaVerdict.NoSuchBooking));
        var named = _consent.Meant(visit, coming);
        var meant = booking.Length == 0
            ? coming.Count == 1 ? coming[0] : named is [var one] ? one : null
            : coming.FirstOrDefault(known => known.Id == booking);
        var isSure = meant is not null && (named.Count == 0 || named.Contains(meant));
        return isSure ? (meant, null) : (null, await _offers.AskWhichAsync(visit, coming, purpose, cancellationToken));
    }

}
