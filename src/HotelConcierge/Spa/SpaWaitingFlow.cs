using HotelConcierge.Languages;
using HotelConcierge.Proposals;
using HotelConcierge.Reservations;
using HotelConcierge.Tools;

namespace HotelConcierge.Spa;

/// <summary>What guests can do about the spa's waiting list. They are put on it, and taken off it, by their own yes only.</summary>
public sealed class SpaWaitingFlow
{
    private readonly SpaAvailability _availability;
    private readonly SpaWaitingList _waiting;
    private readonly SpaProposals _proposals;
    private readonly IReservations _reservations;
    private readonly SpaDays _days;
    private readonly SpaOffers _offers;

    public SpaWaitingFlow(
        SpaAvailability availability,
        SpaWaitingList waiting,
        SpaChoices choices,
        OpenProposals open,
        SpaProposals proposals,
        SpaConsent consent,
        IReservations reservations,
        LanguageCatalog languages)
    {
        (_availability, _waiting, _proposals, _reservations) = (availability, waiting, proposals, reservations);
        _days = new(reservations, consent, languages);
        _offers = new(availability, choices, open, reservations);
    }

    /// <summary>Asks whether to put the guest on the list of a day; where something is free on it, offers that instead.</summary>
    /// <param name="wish">What the guest wants, as the model understands it.</param>
    public async Task<ToolResult> JoinAsync(SpaVisit visit, SpaSearch wish, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(wish);
        return (await AskToJoinAsync(visit, wish, cancellationToken)).ToResult(visit);
    }

    /// <summary>Asks whether to take the guest off the list.</summary>
    /// <param name="id">Their place, as the model understands them; empty when it does not say.</param>
    public async Task<ToolResult> LeaveAsync(SpaVisit visit, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var mine = await _waiting.MineAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
        var meant = mine.FirstOrDefault(wait => wait.Id == id) ?? (mine is [var only] ? only : null);
        if (meant is null)
        {
            return mine.Count == 0
                ? new SpaReply("not_waiting", "The guest is on no waiting list of the spa. Say so.").ToResult(visit)
                : SpaReply.Unclear(
                    SpaDoubt.WhichWait, "The guest is on several waiting lists. Ask which one is meant; see spa_waiting_list.").ToResult(visit);
        }

        return (await _proposals.AskToStopWaitingAsync(visit, meant, cancellationToken)).ToResult(visit);
    }

    private async Task<SpaReply> AskToJoinAsync(SpaVisit visit, SpaSearch wish, CancellationToken cancellationToken)
    {
        var spa = visit.Spa;
        if (spa.Plan.Treatment(wish.Treatment) is not { Name: var treatment })
            return SpaReply.Unclear(SpaDoubt.WhichTreatment, $"There is no treatment '{wish.Treatment}'. Ask which one is meant.");
        if (wish.Date is null && !_days.IsNamed(visit))
            return SpaReply.Unclear(SpaDoubt.WhichDay, "It is not clear for which day the guest wants to wait. Ask.");
        var (day, problem) = await _days.OfAsync(visit, wish.Date, otherwise: null, cancellationToken);
        if (problem is not null)
            return problem;
        var stays = await _reservations.FindAsync(spa.Hotel, visit.Guest, cancellationToken);
        if (SpaAvailability.WhyNot(spa, stays, day) is { } refusal)
            return SpaReply.Refused(refusal);
        var wait = WaitFor(visit, wish, day, treatment);
        if (wait.People > spa.Plan.MostTogether(treatment))
            return new("refused", "The spa cannot give that treatment to so many people at once, so nobody can wait for it. Say so.");
        if (!SpaTimes.On(spa, day, treatment).Any(time =>
                wait.Need.IsWithin(TimeOnly.FromDateTime(time.Start.DateTime)) && SpaTimes.WhyNot(spa, time, stays) is null))
            return SpaReply.Refused(SpaVerdict.NoSuchTime);
        if (await _availability.OnAsync(spa, stays, day, wait.Need, cancellationToken) is { Count: > 0 })
        {
            var need = wish.Time is null ? wait.Need : wait.Need with { From = null, Until = null };
            var wanted = new SpaWanted(day, need, SpaPurpose.Book) { Time = wish.Time };
            var offered = await _offers.OfferAsync(visit, wanted, cancellationToken);
            return offered.Result is YesNoQuestion.AnotherIsOpen ? offered : offered with { Note = $"Nobody has to wait: there are free times. Say so. {offered.Note}" };
        }

        return await _waiting.FindAsync(spa, visit.Guest.Conversation, wait.Id, cancellationToken) is { } known && known.IsForTheSame(wait)
            ? SpaReply.IsWaiting(visit, known)
            : await _proposals.AskToWaitAsync(visit, wait, cancellationToken);
    }

    private static SpaWait WaitFor(SpaVisit visit, SpaSearch wish, DateOnly day, string treatment) =>
        new(SpaWait.IdFor(visit.Guest.Conversation, day, treatment), day, treatment, visit.Spa.Hotel.Clock.Now)
        {
            People = Math.Max(1, wish.People ?? 1),
            From = wish.Time ?? wish.From,
            Until = wish.Time is { } time ? time.AddMinutes(1) : wish.Until,
        };
}
