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

    public SpaBookingFlow(
        SpaAvailability availability,
        SpaBookings bookings,
        SpaChoices choices,
        OpenProposals open,
        SpaProposals proposals,
        SpaConsent consent,
        IReservations reservations,
        LanguageCatalog languages)
    {
        _bookings = bookings;
        _choices = choices;
        _proposals = proposals;
        _consent = consent;
        _days = new(reservations, _consent, languages);
        _offers = new(availability, choices, open, reservations);
        _choosing = new(bookings, choices, _offers, proposals, consent);
    }

    /// <summary>What the guest's taps and words choose from the list that they were offered last, and nothing else.</summary>
    public Task<IReadOnlyList<PlainAnswer>> ReadAnswersAsync(SpaVisit visit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return _choosing.ReadAnswersAsync(visit, cancellationToken);
    }

    /// <summary>Does what the guest has chosen, or asks them whether they have.</summary>
    /// <param name="choice">The choice's id, as the model understands the guest.</param>
    public async Task<ToolResult> ChooseAsync(SpaVisit visit, string choice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return (await _choosing.ChooseAsync(visit, choice, cancellationToken)).ToResult(visit);
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

        var reply = await FindAsync(visit, wish, wanted.Name, cancellationToken);
        if (wish.People is > 1 && reply.Open is not null)
        {
            var onePerson = SpaWords.In(visit.Spa.Plan.Words.Lines.OnePerson, visit.Language);
            reply = reply with { Said = reply.Said is null ? onePerson : $"{reply.Said}\n\n{onePerson}" };
        }

        return reply.ToResult(visit);
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
        }.ToResult(visit);
    }

    /// <summary>
    /// Offers times to which a booking can be moved; one that the guest's own words plainly name it is moved to, any other is proposed.
    /// </summary>
    /// <param name="booking">Its id, as the model understands the guest; empty when it does not say.</param>
    public async Task<ToolResult> ChangeAsync(
        SpaVisit visit, string booking, DateOnly? date, TimeOnly? time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (meant, reply) = await WhichAsync(visit, booking, SpaPurpose.PickToChange, cancellationToken);
        if (meant is null)
            return reply!.ToResult(visit);
        var (day, problem) = await _days.OfAsync(visit, date, visit.Spa.Hotel.Clock.DayOf(meant.Start), cancellationToken);
        if (problem is not null)
            return problem.ToResult(visit);
        var offered = await _offers.OfferAsync(
            visit, day, meant.Treatment, SpaPurpose.Change, meant.Id, after: null, refused: null, time, cancellationToken);
        var wished = time is { } at ? visit.Spa.Hotel.Clock.MomentOf(day, at) : null;
        if (wished is not { } start || offered.Open?.Choices.Find(choice => choice.Start == start) is not { } chosen)
            return offered.ToResult(visit);
        var isNamed = !visit.HasReadDocuments && _consent.Moves(visit, meant, start);
        return (isNamed
            ? await _choosing.DoAsync(visit, offered.Open, chosen, cancellationToken)
            : await _proposals.AskToTakeAsync(visit, start, meant.Treatment, meant, cancellationToken)).ToResult(visit);
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
            && await _choices.FindAsync(visit.Spa, visit.Guest.Conversation, cancellationToken) is { } open
            && open.Choices.FindLast(choice => choice.Kind is SpaChoiceKind.Time) is { } last)
            return await _choosing.MoreAsync(visit, open, last, cancellationToken);
        var (day, problem) = await _days.OfAsync(visit, wish.Date, otherwise: null, cancellationToken);
        return problem
            ?? await _offers.OfferAsync(visit, day, treatment, SpaPurpose.Book, null, null, null, wish.Time, cancellationToken);
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
