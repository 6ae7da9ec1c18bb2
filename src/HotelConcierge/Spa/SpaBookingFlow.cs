using System.Collections.Immutable;
using System.Text.Json.Nodes;
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
    }

    /// <summary>What the guest's taps and words choose from the list that they were offered last, and nothing else.</summary>
    public async Task<IReadOnlyList<PlainAnswer>> ReadAnswersAsync(SpaVisit visit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var taps = visit.Taps.Where(tap => tap.StartsWith(SpaChoices.Prefix, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
        if (taps.ToList() is { Count: > 0 } tapped)
            return [.. tapped.Select(tap => new PlainAnswer(ChoiceOf(tap), tap, IsTap: true))];

        // A "2" after something else was talked about may count something else.
        var open = await _choices.FindAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
        return open is not null
            && open.TurnNumber + 1 == visit.TurnNumber
            && _consent.Named(visit, open) is [var chosen]
            && _consent.IsPlain(visit, open)
            ? [new(ChoiceOf(open.Choices[chosen].Id), open.Choices[chosen].Id, IsTap: false)]
            : [];
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

    /// <summary>Does what the guest has chosen, or asks them whether they have.</summary>
    /// <param name="choice">The choice's id, as the model understands the guest.</param>
    public async Task<ToolResult> ChooseAsync(SpaVisit visit, string choice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visit);
        if (await ResumeAsync(visit, cancellationToken) is { } earlier)
            return earlier.ToResult(visit);
        var open = await _choices.FindAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
        return (
            open is null
                ? SpaReply.Unclear(
                    SpaDoubt.NothingOffered, "No times have been offered to the guest. Find times first, and let the guest choose.")
            : open.Call == visit.Call ? new("offered", SpaNotes.ShowAndWait) { Open = open }
            : open.Turn == visit.Turn
                ? SpaReply.Unclear(
                    SpaDoubt.NotSeenYet, "The guest has not seen these choices yet. Show them and wait for the answer.") with
                { Open = open }
            : await ChooseAsync(visit, open, choice, cancellationToken)).ToResult(visit);
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
            ? await DoAsync(visit, offered.Open, chosen, cancellationToken)
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
        var coming = await ComingAsync(visit, cancellationToken);
        return (!visit.HasReadDocuments && _consent.Cancels(visit, meant, coming)
            ? await CancelAtOnceAsync(visit, meant.Id, cancellationToken)
            : await _proposals.AskToCancelAsync(visit, meant, cancellationToken)).ToResult(visit);
    }

    private static JsonObject ChoiceOf(string id) => new() { [BookSpaSlot.Choice] = id };

    private async Task<SpaReply> FindAsync(SpaVisit visit, SpaSearch wish, string treatment, CancellationToken cancellationToken)
    {
        if (wish.More
            && await _choices.FindAsync(visit.Spa, visit.Guest.Conversation, cancellationToken) is { } open
            && open.Choices.FindLast(choice => choice.Kind is SpaChoiceKind.Time) is { } last)
            return await MoreAsync(visit, open, last, cancellationToken);
        var (day, problem) = await _days.OfAsync(visit, wish.Date, otherwise: null, cancellationToken);
        return problem
            ?? await _offers.OfferAsync(visit, day, treatment, SpaPurpose.Book, null, null, null, wish.Time, cancellationToken);
    }

    private async Task<IReadOnlyList<SpaBooking>> ComingAsync(SpaVisit visit, CancellationToken cancellationToken)
    {
        var mine = await _bookings.MineAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
        return [.. mine.Where(booking => booking.Start > visit.Spa.Hotel.Clock.Now)];
    }

    /// <summary>
    /// The booking that is meant, or what there is to say instead: of an earlier run, or asking which. Where the guest's words name another
    /// one than the model does, they are asked.
    /// </summary>
    private async Task<(SpaBooking? Booking, SpaReply? Reply)> WhichAsync(
        SpaVisit visit, string booking, SpaPurpose purpose, CancellationToken cancellationToken)
    {
        if (await ResumeAsync(visit, cancellationToken) is { } earlier)
            return (null, earlier);
        var coming = await ComingAsync(visit, cancellationToken);
        if (coming.Count == 0)
            return (null, SpaReply.Refused(SpaVerdict.NoSuchBooking));
        var named = _consent.Meant(visit, coming);
        var meant = booking.Length == 0
            ? coming.Count == 1 ? coming[0] : named is [var one] ? one : null
            : coming.FirstOrDefault(known => known.Id == booking);
        var isSure = meant is not null && (named.Count == 0 || named.Contains(meant));
        return isSure ? (meant, null) : (null, await _offers.AskWhichAsync(visit, coming, purpose, cancellationToken));
    }

    private async Task<SpaReply> ChooseAsync(SpaVisit visit, SpaOpenChoice open, string choice, CancellationToken cancellationToken)
    {
        var place = open.Choices.FindIndex(known => known.Id == choice);
        if (place < 0)
            return SpaReply.Unclear(
                SpaDoubt.NoneOfThem, "That is none of the choices that the guest was offered last. Show them again and ask.") with
            {
                // What was tapped is on an older list: the latest one is shown, and chosen from only by a new answer.
                Open = open,
            };
        var chosen = open.Choices[place];
        if (visit.Taps.Contains(chosen.Id, StringComparer.Ordinal))
            return await DoAsync(visit, open, chosen, cancellationToken);
        var named = _consent.Named(visit, open);
        if (named is [var other] && other != place)
        {
            return SpaReply.Unclear(
                SpaDoubt.AnotherChoice, "The guest's words name another of these choices. Ask which one is meant.") with
            { Open = open };
        }

        var changes = chosen.Kind is SpaChoiceKind.Time or SpaChoiceKind.Cancel
            || (chosen.Kind is SpaChoiceKind.Booking && open.Purpose is SpaPurpose.Cancel);
        var isNamed = named is [_] && _consent.IsPlain(visit, open) && !visit.HasReadDocuments;
        return !changes || isNamed
            ? await DoAsync(visit, open, chosen, cancellationToken)
            : await AskAsync(visit, open, chosen, cancellationToken);
    }

    /// <summary>Asks whether what the model takes for the guest's choice is to be done.</summary>
    private async Task<SpaReply> AskAsync(SpaVisit visit, SpaOpenChoice open, SpaChoice chosen, CancellationToken cancellationToken)
    {
        var coming = await ComingAsync(visit, cancellationToken);
        if (chosen.Kind is not SpaChoiceKind.Time)
        {
            return coming.FirstOrDefault(booking => booking.Id == chosen.Booking) is { } given
                ? await _proposals.AskToCancelAsync(visit, given, cancellationToken)
                : SpaReply.Refused(SpaVerdict.NoSuchBooking);
        }

        var moved = open.Purpose is SpaPurpose.Change ? coming.FirstOrDefault(booking => booking.Id == open.Booking) : null;
        return await _proposals.AskToTakeAsync(visit, chosen.Start!.Value, open.Treatment, moved, cancellationToken);
    }

    private async Task<SpaReply> DoAsync(SpaVisit visit, SpaOpenChoice open, SpaChoice chosen, CancellationToken cancellationToken)
    {
        switch (chosen.Kind)
        {
            case SpaChoiceKind.More when open.Choices.FindLast(choice => choice.Kind is SpaChoiceKind.Time) is { } last:
                return await MoreAsync(visit, open, last, cancellationToken);
            case SpaChoiceKind.Time:
                var outcome = open is { Purpose: SpaPurpose.Change, Booking: { } moved }
                    ? await _bookings.ChangeAsync(
                        visit.Spa, visit.Guest, visit.Call, moved, chosen.Start!.Value, open.Treatment, cancellationToken)
                    : await _bookings.BookAsync(
                        visit.Spa, visit.Guest, visit.Call, chosen.Start!.Value, open.Treatment, cancellationToken);
                return await ReportAsync(visit, outcome, open, chosen, cancellationToken);
            case SpaChoiceKind.Booking when open.Purpose is SpaPurpose.PickToChange:
                var booking = (await ComingAsync(visit, cancellationToken)).FirstOrDefault(known => known.Id == chosen.Booking);
                return await _offers.OfferAsync(
                    visit,
                    visit.Spa.Hotel.Clock.DayOf(chosen.Start!.Value),
                    booking?.Treatment ?? open.Treatment,
                    SpaPurpose.Change,
                    chosen.Booking,
                    null,
                    null,
                    null,
                    cancellationToken);
            case SpaChoiceKind.Booking or SpaChoiceKind.Cancel:
                return await CancelAtOnceAsync(visit, chosen.Booking!, cancellationToken);
            default:
                await _choices.CloseAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
                return SpaReply.Kept(visit);
        }
    }

    private Task<SpaReply> MoreAsync(SpaVisit visit, SpaOpenChoice open, SpaChoice last, CancellationToken cancellationToken) =>
        _offers.OfferAsync(
            visit,
            visit.Spa.Hotel.Clock.DayOf(last.Start!.Value),
            open.Treatment,
            open.Purpose,
            open.Booking,
            last.Start,
            null,
            null,
            cancellationToken);

    private async Task<SpaReply> CancelAtOnceAsync(SpaVisit visit, string booking, CancellationToken cancellationToken) =>
        await ReportAsync(
            visit,
            await _bookings.CancelAsync(visit.Spa, visit.Guest.Conversation, visit.Call, booking, cancellationToken),
            null,
            null,
            cancellationToken);

    /// <summary>The outcome of an earlier run of this call.</summary>
    private async Task<SpaReply?> ResumeAsync(SpaVisit visit, CancellationToken cancellationToken)
    {
        if (await _bookings.ResumeAsync(visit.Spa, visit.Guest.Conversation, visit.Call, cancellationToken) is not { } outcome)
            return null;
        var open = await _choices.FindAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
        return open is not null && open.Call != visit.Call && _consent.Named(visit, open) is [var chosen]
            ? await ReportAsync(visit, outcome, open, open.Choices[chosen], cancellationToken)
            : await ReportAsync(visit, outcome, null, null, cancellationToken) with { Open = open?.Call == visit.Call ? open : null };
    }

    /// <summary>Says what came of it; after a refusal that another time would not meet, offers those.</summary>
    private async Task<SpaReply> ReportAsync(
        SpaVisit visit, SpaOutcome outcome, SpaOpenChoice? open, SpaChoice? chosen, CancellationToken cancellationToken)
    {
        if (outcome.Verdict is SpaVerdict.Booked or SpaVerdict.Changed or SpaVerdict.Cancelled)
        {
            await _choices.CloseAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
            return SpaReply.Of(visit, outcome);
        }

        var isAboutTheTime = outcome.Verdict is SpaVerdict.Taken or SpaVerdict.Past or SpaVerdict.BeyondHorizon
            or SpaVerdict.OutsideStay or SpaVerdict.NoSuchTime;
        if (!isAboutTheTime || open is null || chosen?.Start is not { } start)
            return SpaReply.Refused(outcome.Verdict);
        return await _offers.OfferAsync(
            visit,
            visit.Spa.Hotel.Clock.DayOf(start),
            open.Treatment,
            open.Purpose,
            open.Booking,
            null,
            outcome.Verdict,
            null,
            cancellationToken);
    }
}

/// <summary>What a guest looks for in the spa, as a model understands it; null or empty for what they did not say.</summary>
/// <param name="Date">The day.</param>
/// <param name="Time">The time of day from which on.</param>
/// <param name="Treatment">By its name.</param>
/// <param name="People">How many want it at once.</param>
/// <param name="More">Whether later times than those offered last are wanted.</param>
public sealed record SpaSearch(DateOnly? Date, TimeOnly? Time, string Treatment, int? People, bool More);
