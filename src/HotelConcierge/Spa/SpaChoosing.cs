using System.Text.Json.Nodes;
using HotelConcierge.Tools;

namespace HotelConcierge.Spa;

/// <summary>
/// What comes of a choice from the list that a guest was offered last: it is done where they tapped it or plainly named it, and proposed to
/// them otherwise.
/// </summary>
internal sealed class SpaChoosing(
    SpaBookings bookings, SpaChoices choices, SpaOffers offers, SpaProposals proposals, SpaConsent consent, SpaWaitingList waiting)
{
    /// <summary>What the guest's taps and words choose from the list that they were offered last, and nothing else.</summary>
    public async Task<IReadOnlyList<PlainAnswer>> ReadAnswersAsync(SpaVisit visit, CancellationToken cancellationToken)
    {
        var taps = visit.Taps.Where(tap => tap.StartsWith(SpaChoices.Prefix, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
        if (taps.ToList() is { Count: > 0 } tapped)
            return [.. tapped.Select(tap => new PlainAnswer(ChoiceOf(tap), tap, IsTap: true))];

        // A "2" after something else was talked about may count something else.
        var open = await choices.FindAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
        return open is not null
            && (visit.QuotedTurn ?? visit.TurnNumber - 1) == open.TurnNumber
            && consent.Named(visit, open) is [var chosen]
            && consent.IsPlain(visit, open)
            ? [new(ChoiceOf(open.Choices[chosen].Id), open.Choices[chosen].Id, IsTap: false)]
            : [];
    }

    /// <summary>Does what the guest has chosen, or asks them whether they have.</summary>
    /// <param name="choice">The choice's id, as the model understands the guest.</param>
    /// <param name="notes">What the spa is to know; null for nothing new.</param>
    public async Task<SpaReply> ChooseAsync(SpaVisit visit, string choice, string? notes, CancellationToken cancellationToken)
    {
        if (await ResumeAsync(visit, cancellationToken) is { } earlier)
            return earlier;
        var open = await choices.FindAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
        if (open is null)
            return SpaReply.Unclear(
                SpaDoubt.NothingOffered, "No times have been offered to the guest. Find times first, and let the guest choose.");
        if (open.Call == visit.Call)
            return new("offered", SpaNotes.ShowAndWait) { Open = open };
        if (open.Turn != visit.Turn)
            return await ChooseAsync(visit, open, choice, notes, cancellationToken);
        const string NotSeenYet = "The guest has not seen these choices yet. Show them and wait for the answer.";
        return SpaReply.Unclear(SpaDoubt.NotSeenYet, NotSeenYet) with { Open = open };
    }

    /// <summary>The guest's bookings that have not begun.</summary>
    public async Task<IReadOnlyList<SpaBooking>> ComingAsync(SpaVisit visit, CancellationToken cancellationToken)
    {
        var mine = await bookings.MineAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
        return [.. mine.Where(booking => booking.Start > visit.Spa.Hotel.Clock.Now)];
    }

    private static JsonObject ChoiceOf(string id) => new() { [BookSpaSlot.Choice] = id };

    /// <param name="notes">What the model wants noted, beside what was to be noted when the times were offered; null for nothing.</param>
    private async Task<SpaReply> ChooseAsync(
        SpaVisit visit, SpaOpenChoice open, string choice, string? notes, CancellationToken cancellationToken)
    {
        open = notes is null ? open : open with { Notes = notes };
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
        var named = consent.Named(visit, open);
        if (named is [var other] && other != place)
        {
            return SpaReply.Unclear(
                SpaDoubt.AnotherChoice, "The guest's words name another of these choices. Ask which one is meant.") with
            { Open = open };
        }

        var changes = chosen.Kind is SpaChoiceKind.Time or SpaChoiceKind.Cancel
            || (chosen.Kind is SpaChoiceKind.Booking && open.Purpose is SpaPurpose.Cancel);
        var isNamed = named is [_]
            && consent.IsPlain(visit, open)
            && !visit.HasReadDocuments
            && (visit.QuotedTurn is null || visit.QuotedTurn == open.TurnNumber)
            && (notes is null || SpaConsent.AreOwnWords(visit, notes));
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
                ? await proposals.AskToCancelAsync(visit, given, cancellationToken)
                : SpaReply.Refused(SpaVerdict.NoSuchBooking);
        }

        var moved = open.Purpose is SpaPurpose.Change ? coming.FirstOrDefault(booking => booking.Id == open.Booking) : null;
        return await proposals.AskToTakeAsync(visit, open.OrderOf(visit, chosen), moved, cancellationToken);
    }

    /// <summary>Does what a choice stands for.</summary>
    public async Task<SpaReply> DoAsync(SpaVisit visit, SpaOpenChoice open, SpaChoice chosen, CancellationToken cancellationToken)
    {
        switch (chosen.Kind)
        {
            case SpaChoiceKind.More when open.MoreAfter is { } after:
                return await MoreAsync(visit, open, after, cancellationToken);
            case SpaChoiceKind.Time:
                var outcome = open is { Purpose: SpaPurpose.Change, Booking: { } moved }
                    ? await bookings.ChangeAsync(
                        visit.Spa, visit.Guest, visit.Call, moved, open.OrderOf(visit, chosen), cancellationToken)
                    : await bookings.BookAsync(visit.Spa, visit.Guest, visit.Call, open.OrderOf(visit, chosen), cancellationToken);
                return await ReportAsync(visit, outcome, open, chosen, cancellationToken);
            case SpaChoiceKind.Booking when open.Purpose is SpaPurpose.PickToChange:
                var booking = (await ComingAsync(visit, cancellationToken)).FirstOrDefault(known => known.Id == chosen.Booking);
                var need = new SpaNeed(booking?.Treatment ?? open.Treatment) { People = booking?.People ?? 1 };
                return await offers.OfferAsync(
                    visit,
                    new(visit.Spa.Hotel.Clock.DayOf(chosen.Start!.Value), need, SpaPurpose.Change)
                    {
                        Booking = chosen.Booking,
                        Notes = booking?.Notes,
                    },
                    cancellationToken);
            case SpaChoiceKind.Booking or SpaChoiceKind.Cancel:
                return await CancelAsync(visit, chosen.Booking!, cancellationToken);
            default:
                await choices.CloseAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
                return SpaReply.Kept(visit);
        }
    }

    /// <summary>Later times than those of a list.</summary>
    public Task<SpaReply> MoreAsync(SpaVisit visit, SpaOpenChoice open, DateTimeOffset after, CancellationToken cancellationToken) =>
        offers.OfferAsync(
            visit,
            new(visit.Spa.Hotel.Clock.DayOf(after.AddTicks(1)), open.Need, open.Purpose)
            {
                Booking = open.Booking,
                After = after,
                IsAnyDay = true,
                Notes = open.Notes,
            },
            cancellationToken);

    /// <summary>Gives a booking up.</summary>
    public async Task<SpaReply> CancelAsync(SpaVisit visit, string booking, CancellationToken cancellationToken) =>
        await ReportAsync(
            visit,
            await bookings.CancelAsync(visit.Spa, visit.Guest.Conversation, visit.Call, booking, cancellationToken),
            null,
            null,
            cancellationToken);

    /// <summary>The outcome of an earlier run of this call.</summary>
    public async Task<SpaReply?> ResumeAsync(SpaVisit visit, CancellationToken cancellationToken)
    {
        if (await bookings.ResumeAsync(visit.Spa, visit.Guest.Conversation, visit.Call, cancellationToken) is not { } outcome)
            return null;
        var open = await choices.FindAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
        return open is not null && open.Call != visit.Call && consent.Named(visit, open) is [var chosen]
            ? await ReportAsync(visit, outcome, open, open.Choices[chosen], cancellationToken)
            : await ReportAsync(visit, outcome, null, null, cancellationToken) with { Open = open?.Call == visit.Call ? open : null };
    }

    /// <summary>Says what came of it; after a refusal that another time would not meet, offers those.</summary>
    private async Task<SpaReply> ReportAsync(
        SpaVisit visit, SpaOutcome outcome, SpaOpenChoice? open, SpaChoice? chosen, CancellationToken cancellationToken)
    {
        if (outcome.Verdict is SpaVerdict.Booked or SpaVerdict.Changed or SpaVerdict.Cancelled)
        {
            await choices.CloseAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
            if (outcome is { Verdict: SpaVerdict.Booked or SpaVerdict.Changed, Booking: { } booked })
                await waiting.SettleAsync(visit.Spa, visit.Guest.Conversation, booked, cancellationToken);
            return SpaReply.Of(visit, outcome);
        }

        var isAboutTheTime = outcome.Verdict is SpaVerdict.Taken or SpaVerdict.Past or SpaVerdict.BeyondHorizon
            or SpaVerdict.OutsideStay or SpaVerdict.NoSuchTime;
        if (!isAboutTheTime || open is null || chosen?.Start is not { } start)
            return SpaReply.Refused(outcome.Verdict);
        return await offers.OfferAsync(
            visit,
            new(visit.Spa.Hotel.Clock.DayOf(start), open.Need, open.Purpose)
            {
                Booking = open.Booking,
                Refused = outcome.Verdict,
                Notes = open.Notes,
            },
            cancellationToken);
    }
}
