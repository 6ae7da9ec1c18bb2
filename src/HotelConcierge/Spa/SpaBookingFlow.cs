using System.Collections.Immutable;
using System.Globalization;
using HotelConcierge.Calendar;
using HotelConcierge.Languages;
using HotelConcierge.Reservations;
using HotelConcierge.Tools;

namespace HotelConcierge.Spa;

/// <summary>
/// What guests can do about the spa. Times come from the guest's own words before the model's, and nothing is booked, moved or
/// cancelled but what the guest chose in their own words or by a tap, from the list that they were offered last.
/// </summary>
public sealed class SpaBookingFlow
{
    private readonly SpaBookings _bookings;
    private readonly SpaChoices _choices;
    private readonly SpaOffers _offers;
    private readonly IReservations _reservations;
    private readonly LanguageCatalog _languages;
    private readonly ChoiceReader _reader;
    private readonly CancelWords _cancelWords;

    public SpaBookingFlow(
        SpaAvailability availability, SpaBookings bookings, SpaChoices choices, IReservations reservations, LanguageCatalog languages)
    {
        _languages = languages;
        _reader = new(languages);
        _cancelWords = new(languages);
        _bookings = bookings;
        _choices = choices;
        _reservations = reservations;
        _offers = new(availability, choices, reservations);
    }

    /// <summary>How what the guest wrote or tapped chooses from the list that they were offered last.</summary>
    public async Task<ChoiceReading> ReadChoiceAsync(SpaVisit visit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visit);
        if (await _choices.FindAsync(visit.Spa, visit.Guest.Conversation, cancellationToken) is not { } open || open.Turn == visit.Turn)
            return ChoiceReading.None;
        if (visit.Tapped is { Length: > 0 })
            return Read(visit, open).IsEmpty ? ChoiceReading.None : ChoiceReading.Plainly;

        var isAlone = _reader.IsAlone(visit.Heard, open.Choices, visit.Language, visit.Spa.Hotel.Clock);
        if (!Read(visit, open).IsEmpty)
        {
            return isAlone || !_reader.ReadPlainly(open.Choices, visit.Heard, visit.Language).IsEmpty
                ? ChoiceReading.Plainly
                : ChoiceReading.Loosely;
        }

        var isAnotherDay = isAlone && open.Purpose is SpaPurpose.Book
            && DayReader.Read(visit.Heard, visit.Language, visit.Spa.Hotel.Clock.Today, _languages)
                is DayReading.Named or DayReading.Several;
        return isAnotherDay ? ChoiceReading.AnotherDay : ChoiceReading.None;
    }

    /// <summary>Offers free times.</summary>
    /// <param name="when">The day in the guest's words, as the model hands them on; empty when it does not.</param>
    /// <param name="date">The day as the model understands it; empty when it does not say.</param>
    /// <param name="more">Whether later times than those offered last are wanted.</param>
    public async Task<ToolResult> FindAsync(
        SpaVisit visit,
        string when,
        string date,
        string treatment,
        bool more,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visit);
        if (visit.Spa.Plan.Treatment(treatment) is not { } wanted)
            return Unclear(
                    SpaDoubt.WhichTreatment,
                    $"There is no treatment '{treatment}'. The spa offers: {string.Join(", ", visit.Spa.Plan.Treatments.Select(one => one.Name))}."
                )
                .ToResult(visit);
        if (more
            && await _choices.FindAsync(visit.Spa, visit.Guest.Conversation, cancellationToken) is { } open
            && open.Choices.FindLast(choice => choice.Kind is SpaChoiceKind.Time) is { } last)
            return (await MoreAsync(visit, open, last, cancellationToken)).ToResult(visit);
        return (await DayAsync(visit, when, date, null, cancellationToken) switch
        {
            (_, { } problem) => problem,
            (var day, _) => await _offers.OfferAsync(visit, day, wanted.Name, SpaPurpose.Book, null, null, null, cancellationToken),
        }).ToResult(visit);
    }

    /// <summary>Does what the guest has just chosen.</summary>
    public async Task<ToolResult> ChooseAsync(SpaVisit visit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visit);
        if (await ResumeAsync(visit, cancellationToken) is { } earlier)
            return earlier.ToResult(visit);
        var open = await _choices.FindAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
        return (
            open is null
                ? Unclear(SpaDoubt.NothingOffered, "No times have been offered to the guest. Find times first, and let the guest choose.")
            : open.Call == visit.Call ? new("offered", SpaNotes.ShowAndWait) { Open = open }
            : await ChooseAsync(visit, open, cancellationToken)).ToResult(visit);
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

    /// <summary>Offers times to which a booking can be moved, or moves it when the guest has just chosen one.</summary>
    public async Task<ToolResult> ChangeAsync(SpaVisit visit, string when, string date, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (booking, reply) = await WhichAsync(visit, [SpaPurpose.Change, SpaPurpose.PickToChange], cancellationToken);
        if (booking is null)
            return reply!.ToResult(visit);
        return (
            await DayAsync(visit, when, date, visit.Spa.Hotel.Clock.DayOf(booking.Start), cancellationToken) switch
            {
                (_, { } problem) => problem,
                (var day, _) => await _offers.OfferAsync(
                    visit,
                    day,
                    booking.Treatment,
                    SpaPurpose.Change,
                    booking.Id,
                    null,
                    null,
                    cancellationToken),
            }
        ).ToResult(visit);
    }

    /// <summary>Gives a booking up when the guest plainly says so or has just chosen it; asks otherwise.</summary>
    public async Task<ToolResult> CancelAsync(SpaVisit visit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (booking, reply) = await WhichAsync(visit, [SpaPurpose.Cancel], cancellationToken);
        if (booking is null)
            return reply!.ToResult(visit);
        return (_cancelWords.AreIn(visit.Heard)
            ? await CancelAsync(visit, booking.Id, cancellationToken)
            : await _offers.AskWhetherAsync(visit, booking, cancellationToken)).ToResult(visit);
    }

    /// <summary>
    /// The guest's only coming booking, or what there is to say instead: of an earlier run, of the choice just made, or asking which.
    /// </summary>
    /// <param name="purposes">Of the lists that a choice may be from; the last one's asks which booking is meant.</param>
    private async Task<(SpaBooking? Booking, SpaReply? Reply)> WhichAsync(
        SpaVisit visit,
        IReadOnlyList<SpaPurpose> purposes,
        CancellationToken cancellationToken)
    {
        if (await ResumeAsync(visit, cancellationToken) is { } earlier)
            return (null, earlier);
        if (await _choices.FindAsync(visit.Spa, visit.Guest.Conversation, cancellationToken) is { } open
            && purposes.Contains(open.Purpose) && open.Turn != visit.Turn && Read(visit, open).Length > 0)
            return (null, await ChooseAsync(visit, open, cancellationToken));

        var mine = await _bookings.MineAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
        List<SpaBooking> coming = [.. mine.Where(booking => booking.Start > visit.Spa.Hotel.Clock.Now)];
        return coming switch
        {
            [] => (null, Refused(SpaVerdict.NoSuchBooking)),
            [var only] => (only, null),
            _ => (null, await _offers.AskWhichAsync(visit, coming, purposes[^1], cancellationToken)),
        };
    }

    private async Task<SpaReply> ChooseAsync(SpaVisit visit, SpaOpenChoice open, CancellationToken cancellationToken)
    {
        if (open.Turn == visit.Turn)
            return Unclear(SpaDoubt.NotSeenYet, "The guest has not seen these choices yet. Show them and wait for the answer.") with
            {
                Open = open,
            };
        return Read(visit, open) switch
        {
            [var chosen] => await DoAsync(visit, open, open.Choices[chosen], cancellationToken),
            [] => Unclear(
                SpaDoubt.NoneOfThem,
                "What the guest wrote or tapped is none of the choices they were offered last. Ask them to tap one or to answer with its number."
            ) with
            {
                Open = open,
            },
            _ => Unclear(SpaDoubt.SeveralOfThem, "What the guest wrote fits several choices. Ask which one is meant.") with { Open = open },
        };
    }

    private async Task<SpaReply> DoAsync(SpaVisit visit, SpaOpenChoice open, SpaChoice chosen, CancellationToken cancellationToken)
    {
        switch (chosen.Kind)
        {
            case SpaChoiceKind.More when open.Choices.FindLast(choice => choice.Kind is SpaChoiceKind.Time) is { } last:
                return await MoreAsync(visit, open, last, cancellationToken);
            case SpaChoiceKind.Time when open is { Purpose: SpaPurpose.Change, Booking: { } booking }:
                return await ReportAsync(
                    visit,
                    await _bookings.ChangeAsync(
                        visit.Spa,
                        visit.Guest,
                        visit.Call,
                        booking,
                        chosen.Start!.Value,
                        open.Treatment,
                        cancellationToken),
                    open,
                    chosen,
                    cancellationToken);
            case SpaChoiceKind.Time:
                return await ReportAsync(
                    visit,
                    await _bookings.BookAsync(visit.Spa, visit.Guest, visit.Call, chosen.Start!.Value, open.Treatment, cancellationToken),
                    open,
                    chosen,
                    cancellationToken);
            case SpaChoiceKind.Booking when open.Purpose is SpaPurpose.PickToChange:
                return await _offers.OfferAsync(
                    visit,
                    visit.Spa.Hotel.Clock.DayOf(chosen.Start!.Value),
                    open.Treatment,
                    SpaPurpose.Change,
                    chosen.Booking,
                    null,
                    null,
                    cancellationToken);
            case SpaChoiceKind.Booking or SpaChoiceKind.Cancel:
                return await CancelAsync(visit, chosen.Booking!, cancellationToken);
            default:
                await _choices.CloseAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
                return new("kept", "Nothing was changed: the guest keeps the booking.");
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
            cancellationToken);

    private async Task<SpaReply> CancelAsync(SpaVisit visit, string booking, CancellationToken cancellationToken) =>
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
        return open is not null && open.Call != visit.Call && Read(visit, open) is [var chosen]
            ? await ReportAsync(visit, outcome, open, open.Choices[chosen], cancellationToken)
            : await ReportAsync(visit, outcome, null, null, cancellationToken) with { Open = open?.Call == visit.Call ? open : null };
    }

    /// <summary>Says what came of it; after a refusal that another time would not meet, offers those.</summary>
    private async Task<SpaReply> ReportAsync(
        SpaVisit visit,
        SpaOutcome outcome,
        SpaOpenChoice? open,
        SpaChoice? chosen,
        CancellationToken cancellationToken)
    {
        if (outcome.Verdict is SpaVerdict.Booked or SpaVerdict.Changed or SpaVerdict.Cancelled)
        {
            await _choices.CloseAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
            var done = JsonName(outcome.Verdict);
            return new(done, $"This is {done}. Confirm it to the guest with weekday, date and time.")
            {
                Booking = outcome.Booking,
                Before = outcome.Before,
            };
        }

        var isAboutTheTime =
            outcome.Verdict
            is SpaVerdict.Taken
                or SpaVerdict.Past
                or SpaVerdict.BeyondHorizon
                or SpaVerdict.OutsideStay
                or SpaVerdict.NoSuchTime;
        if (!isAboutTheTime || open is null || chosen?.Start is not { } start)
            return Refused(outcome.Verdict);
        return await _offers.OfferAsync(
            visit,
            visit.Spa.Hotel.Clock.DayOf(start),
            open.Treatment,
            open.Purpose,
            open.Booking,
            null,
            outcome.Verdict,
            cancellationToken);
    }

    /// <summary>
    /// The day that is meant: by the guest's words, else by what the model makes of them, else the first of the stay that is not
    /// past.
    /// </summary>
    private async Task<(DateOnly Day, SpaReply? Problem)> DayAsync(
        SpaVisit visit,
        string when,
        string date,
        DateOnly? otherwise,
        CancellationToken cancellationToken)
    {
        var today = visit.Spa.Hotel.Clock.Today;
        var model = DayReader.Read(date, visit.Language, today, _languages) as DayReading.Named;
        var heard = DayReader.Read(visit.Heard, visit.Language, today, _languages);
        if (heard is DayReading.None)
            heard = DayReader.Read(when, visit.Language, today, _languages);
        switch (heard)
        {
            // "We came yesterday. Any massage?" names a day that cannot be the one, and the model saw the whole conversation.
            case DayReading.Named named:
                return (named.Day < today && model?.Day >= today ? model.Day : named.Day, null);
            case DayReading.Several several when model is not null && several.Days.Contains(model.Day):
                return (model.Day, null);
            case DayReading.Several several:
                return (
                    today,
                    Unclear(
                        SpaDoubt.WhichDay,
                        $"The guest's words can mean several days: {string.Join(", ", several.Days.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))}. Ask which one is meant."
                    ));
            case DayReading.Impossible:
                return (today, Unclear(SpaDoubt.NoSuchDay, "The guest named a day that no calendar has. Ask which day is meant."));
        }

        if (model is not null)
            return (model.Day, null);
        var stays = await _reservations.FindAsync(visit.Spa.Hotel, visit.Guest, cancellationToken);
        return (otherwise ?? (stays is [var first, ..] && first.CheckIn > today ? first.CheckIn : today), null);
    }

    private ImmutableArray<int> Read(SpaVisit visit, SpaOpenChoice open)
    {
        if (visit.Tapped is not { Length: > 0 } tapped)
            return _reader.Read(open.Choices, visit.Heard, visit.Language, visit.Spa.Hotel.Clock);

        // A tap on an older list chooses nothing, even where the same words stand on the latest one.
        var index = open.Choices.FindIndex(choice => choice.Id == tapped);
        return index < 0 ? [] : [index];
    }

    private static SpaReply Unclear(SpaDoubt doubt, string note) => new("unclear", note) { Doubt = doubt };

    private static SpaReply Refused(SpaVerdict verdict) => new("refused", SpaNotes.Refused(verdict)) { Reason = verdict };

    private static string JsonName(SpaVerdict verdict) => verdict.ToString().ToLowerInvariant();
}
