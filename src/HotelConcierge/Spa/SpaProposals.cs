using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.ProactiveMessages;
using HotelConcierge.Proposals;
using HotelConcierge.Tools;

namespace HotelConcierge.Spa;

/// <summary>What the spa proposes where the guest's words did not plainly name it, and what it does on their yes.</summary>
public sealed class SpaProposals : IProposalKind
{
    private static readonly TimeSpan StaysOpenFor = TimeSpan.FromHours(2);

    private readonly SpaCatalog _spas;
    private readonly SpaBookings _bookings;
    private readonly SpaChoices _choices;
    private readonly OpenProposals _proposals;
    private readonly SpaConsent _consent;
    private readonly SpaWaitingList _waiting;

    public SpaProposals(
        SpaCatalog spas,
        SpaBookings bookings,
        SpaChoices choices,
        OpenProposals proposals,
        SpaConsent consent,
        SpaWaitingList waiting) =>
        (_spas, _bookings, _choices, _proposals, _consent, _waiting) = (spas, bookings, choices, proposals, consent, waiting);

    /// <inheritdoc/>
    public string Kind => "spa";

    /// <summary>Asks the guest whether a time is to be booked, or a booking to be moved to it.</summary>
    internal Task<SpaReply> AskToTakeAsync(SpaVisit visit, SpaOrder order, SpaBooking? moved, CancellationToken cancellationToken)
    {
        var lines = visit.Spa.Plan.Words.Lines;
        return AskAsync(
            visit,
            new(moved is null ? SpaPurpose.Book : SpaPurpose.Change, order.Start, order.Treatment, moved?.Id)
            {
                People = order.People,
                Notes = order.Notes,
            },
            moved is null ? lines.WhetherToBook : lines.WhetherToMove,
            SpaReply.BookingOf(visit.Spa, order),
            cancellationToken);
    }

    /// <summary>Asks the guest whether a booking is to be given up.</summary>
    internal Task<SpaReply> AskToCancelAsync(SpaVisit visit, SpaBooking booking, CancellationToken cancellationToken) => AskAsync(
        visit,
        new(SpaPurpose.Cancel, booking.Start, booking.Treatment, booking.Id),
        visit.Spa.Plan.Words.Lines.WhetherToCancel,
        booking,
        cancellationToken);

    /// <summary>Asks the guest whether to put them on the waiting list.</summary>
    internal Task<SpaReply> AskToWaitAsync(SpaVisit visit, SpaWait wait, CancellationToken cancellationToken)
    {
        var words = visit.Spa.Plan.Words;
        var line = SpaReply.LineOf(visit, words.Details.WhetherToWait, wait);
        return AskAsync(visit, ContentOf(SpaPurpose.Wait, wait), line, price: null, (words.Lines.Yes, words.Lines.No), cancellationToken);
    }

    /// <summary>Asks the guest whether to take them off it.</summary>
    internal Task<SpaReply> AskToStopWaitingAsync(SpaVisit visit, SpaWait wait, CancellationToken cancellationToken)
    {
        var words = visit.Spa.Plan.Words;
        var line = SpaReply.LineOf(visit, words.Details.WhetherToStopWaiting, wait);
        return AskAsync(
            visit, ContentOf(SpaPurpose.StopWaiting, wait), line, price: null, (words.Lines.Yes, words.Lines.No), cancellationToken);
    }

    /// <summary>What a guest who waits is asked about a time that has become free: a proposal like any other.</summary>
    /// <param name="request">Its id, the number of the turn that asks, and until when it can be answered.</param>
    internal async Task<ProactiveMessageContent> OfferFreedAsync(
        HotelSpa spa,
        ConversationId guest,
        string language,
        SpaWait wait,
        SpaTime time,
        (string Id, long Turn, DateTimeOffset Until) request,
        CancellationToken cancellationToken)
    {
        var booking = SpaReply.BookingOf(spa, new(time.Start, wait.Treatment) { People = wait.People });
        var facts = new Dictionary<string, string>(SpaWords.FactsOf(booking, spa, language), StringComparer.Ordinal)
        {
            ["until"] = spa.Hotel.Clock.At(request.Until).ToString("HH:mm", CultureInfo.InvariantCulture),
        };
        var line = SpaReply.Join(
            [SpaWords.Fill(SpaWords.In(spa.Plan.Words.Details.Freed, language), facts), SpaWords.DetailsOf(booking, spa, language)], "\n")!;
        var content = ContentOf(SpaPurpose.Book, wait) with { Start = time.Start };
        var freed = new Proposal(
            Proposal.IdFor(guest, request.Id),
            Kind,
            JsonSerializer.Serialize(content, TurnJson.Options),
            line,
            request.Id,
            spa.Hotel.Clock.Now,
            request.Until)
        {
            TurnNumber = request.Turn,
            Price = booking.Price,
        };

        // The request is all that its turn says, so nothing else is asked in it.
        var proposal = await _proposals.OpenAsync(guest, freed, cancellationToken) ?? freed;
        var (yes, no) = (spa.Plan.Words.Lines.Yes, spa.Plan.Words.Lines.No);
        return new(
            [
                new ReplyPart.Text(line),
                SpaReply.Asked(spa, language, proposal, (SpaWords.In(yes, language), SpaWords.In(no, language))),
            ],
            facts)
        {
            InShort = line,
        };
    }

    /// <inheritdoc/>
    public Func<string, bool>? Restating(Proposal proposal, ToolCall call)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        if (SpaVisit.Of(call, _spas) is not { } visit || Read(proposal) is not { } content)
            return null;
        var restates = _consent.Restating(visit.Spa, content.Treatment, content.Purpose is SpaPurpose.Cancel);
        return content.Purpose is SpaPurpose.Wait or SpaPurpose.StopWaiting
            ? word => restates(word) || SpaConsent.AreOwnWords(visit with { Heard = proposal.Summary }, word)
            : restates;
    }

    /// <inheritdoc/>
    public async Task<ToolResult> CarryOutAsync(Proposal proposal, ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        if (SpaVisit.Of(call, _spas) is not { } visit || Read(proposal) is not { } content)
            return "This hotel has no spa that can be booked here any more. Say so and name reception.";
        if (content is { Purpose: SpaPurpose.Wait or SpaPurpose.StopWaiting, Wait: { } wait })
            return (await WaitAsync(visit, content.Purpose, wait, cancellationToken)).ToResult(visit);
        var order = content.Order with { Language = visit.Language };
        var outcome = content switch
        {
            { Purpose: SpaPurpose.Cancel, Booking: { } booking } =>
                await _bookings.CancelAsync(visit.Spa, visit.Guest.Conversation, visit.Call, booking, cancellationToken),
            { Purpose: SpaPurpose.Change, Booking: { } booking } => await _bookings.ChangeAsync(
                visit.Spa, visit.Guest, visit.Call, booking, order, cancellationToken),
            _ => await _bookings.BookAsync(visit.Spa, visit.Guest, visit.Call, order, cancellationToken),
        };
        if (outcome is { Verdict: SpaVerdict.Booked or SpaVerdict.Changed, Booking: { } booked })
            await _waiting.SettleAsync(visit.Spa, visit.Guest.Conversation, booked, cancellationToken);
        return SpaReply.Of(visit, outcome).ToResult(visit);
    }

    /// <inheritdoc/>
    public async Task<ToolResult> LeaveAsync(Proposal proposal, ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        if (SpaVisit.Of(call, _spas) is not { } visit)
            return "Nothing was changed.";

        // The next who waits does not have to wait for the end of an offer that was declined.
        if (Read(proposal) is { Purpose: SpaPurpose.Book, Wait: { } wait } content)
        {
            var over = new SpaFreed(content.Start, visit.Spa.Hotel.Clock.Now);
            await _waiting.OfferAsync(visit.Spa, visit.Guest.Conversation, wait.Id, over, cancellationToken);
        }

        return SpaReply.Kept(visit).ToResult(visit);
    }

    private async Task<SpaReply> WaitAsync(SpaVisit visit, SpaPurpose purpose, SpaWait wait, CancellationToken cancellationToken)
    {
        if (purpose is SpaPurpose.Wait)
        {
            await _waiting.JoinAsync(visit.Spa, visit.Guest.Conversation, wait, cancellationToken);
            return SpaReply.IsWaiting(visit, wait);
        }

        await _waiting.LeaveAsync(visit.Spa, visit.Guest.Conversation, wait, cancellationToken);
        return new("not_waiting", "The guest is not on that waiting list any more.")
        {
            Said = SpaReply.LineOf(visit, visit.Spa.Plan.Words.Details.NotWaiting, wait),
            SaysAll = true,
        };
    }

    private static Content ContentOf(SpaPurpose purpose, SpaWait wait) => new(purpose, wait.JoinedAt, wait.Treatment, Booking: null)
    {
        People = wait.People,
        Wait = wait,
    };

    private Task<SpaReply> AskAsync(
        SpaVisit visit,
        Content content,
        IReadOnlyDictionary<string, string> question,
        SpaBooking about,
        CancellationToken cancellationToken)
    {
        var words = visit.Spa.Plan.Words;
        return content.Purpose is SpaPurpose.Cancel
            ? AskAsync(visit, content, SpaReply.Line(visit, question, about), null, (words.Cancel, words.Keep), cancellationToken)
            : AskAsync(
                visit,
                content,
                SpaReply.LineWithDetails(visit, question, about),
                about.Price,
                (words.Lines.Yes, words.Lines.No),
                cancellationToken);
    }

    private async Task<SpaReply> AskAsync(
        SpaVisit visit,
        Content content,
        string line,
        string? price,
        (IReadOnlyDictionary<string, string> Yes, IReadOnlyDictionary<string, string> No) answers,
        CancellationToken cancellationToken)
    {
        // Times that were just found and one of which is meant are no question of their own; a list for something else is.
        if (await _choices.FindAsync(visit.Spa, visit.Guest.Conversation, cancellationToken) is { } list
            && list.Turn == visit.Turn && list.Call != visit.Call && !content.Narrows(list))
            return SpaReply.NotNow;
        var now = visit.Spa.Hotel.Clock.Now;
        var proposal = await _proposals.OpenAsync(
            visit.Guest.Conversation,
            new(
                Proposal.IdFor(visit.Guest.Conversation, visit.Call),
                Kind,
                JsonSerializer.Serialize(content, TurnJson.Options),
                line,
                visit.Turn,
                now,
                now + StaysOpenFor)
            {
                TurnNumber = visit.TurnNumber,
                Price = price,
            },
            cancellationToken);
        if (proposal is null)
            return SpaReply.NotNow;
        await _choices.CloseAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
        return new("proposed", "Nothing was done yet. The guest is asked whether it is to be done; wait for their answer.")
        {
            Said = line,
            Proposal = proposal,
            Answers = (SpaWords.In(answers.Yes, visit.Language), SpaWords.In(answers.No, visit.Language)),
            SaysAll = true,
        };
    }

    private static Content? Read(Proposal proposal) => JsonSerializer.Deserialize<Content>(proposal.Content, TurnJson.Options);

    private sealed record Content(SpaPurpose Purpose, DateTimeOffset Start, string Treatment, string? Booking)
    {
        public int People { get; init; } = 1;

        public string? Notes { get; init; }

        /// <summary>The place on the waiting list that it is about; null for none.</summary>
        public SpaWait? Wait { get; init; }

        /// <summary>Whether it is one of the things that a list offers.</summary>
        public bool Narrows(SpaOpenChoice list) => Purpose switch
        {
            SpaPurpose.Book or SpaPurpose.Wait => list.Purpose is SpaPurpose.Book && list.Treatment == Treatment,
            SpaPurpose.Change => list.Purpose is SpaPurpose.Change or SpaPurpose.PickToChange,
            _ => list.Purpose == Purpose,
        };

        [JsonIgnore]
        public SpaOrder Order => new(Start, Treatment) { People = People, Notes = Notes };
    }
}
