using System.Text.Json;
using HotelConcierge.Orchestration;
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

    public SpaProposals(
        SpaCatalog spas, SpaBookings bookings, SpaChoices choices, OpenProposals proposals, SpaConsent consent) =>
        (_spas, _bookings, _choices, _proposals, _consent) = (spas, bookings, choices, proposals, consent);

    /// <inheritdoc/>
    public string Kind => "spa";

    /// <summary>Asks the guest whether a time is to be booked, or a booking to be moved to it.</summary>
    internal Task<SpaReply> AskToTakeAsync(
        SpaVisit visit, DateTimeOffset start, string treatment, SpaBooking? moved, CancellationToken cancellationToken)
    {
        var lines = visit.Spa.Plan.Words.Lines;
        return AskAsync(
            visit,
            new(moved is null ? SpaPurpose.Book : SpaPurpose.Change, start, treatment, moved?.Id),
            moved is null ? lines.WhetherToBook : lines.WhetherToMove,
            new("", visit.Spa.Hotel.Clock.At(start), start, "", treatment),
            cancellationToken);
    }

    /// <summary>Asks the guest whether a booking is to be given up.</summary>
    internal Task<SpaReply> AskToCancelAsync(SpaVisit visit, SpaBooking booking, CancellationToken cancellationToken) => AskAsync(
        visit,
        new(SpaPurpose.Cancel, booking.Start, booking.Treatment, booking.Id),
        visit.Spa.Plan.Words.Lines.WhetherToCancel,
        booking,
        cancellationToken);

    /// <inheritdoc/>
    public Func<string, bool>? Restating(Proposal proposal, ToolCall call) =>
        SpaVisit.Of(call, _spas) is { } visit && Read(proposal) is { } content
            ? _consent.Restating(visit.Spa, content.Treatment, content.Purpose is SpaPurpose.Cancel)
            : null;

    /// <inheritdoc/>
    public async Task<ToolResult> CarryOutAsync(Proposal proposal, ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        if (SpaVisit.Of(call, _spas) is not { } visit || Read(proposal) is not { } content)
            return "This hotel has no spa that can be booked here any more. Say so and name reception.";
        var outcome = content switch
        {
            { Purpose: SpaPurpose.Cancel, Booking: { } booking } =>
                await _bookings.CancelAsync(visit.Spa, visit.Guest.Conversation, visit.Call, booking, cancellationToken),
            { Purpose: SpaPurpose.Change, Booking: { } booking } => await _bookings.ChangeAsync(
                visit.Spa, visit.Guest, visit.Call, booking, content.Start, content.Treatment, cancellationToken),
            _ => await _bookings.BookAsync(visit.Spa, visit.Guest, visit.Call, content.Start, content.Treatment, cancellationToken),
        };
        return SpaReply.Of(visit, outcome).ToResult(visit);
    }

    /// <inheritdoc/>
    public Task<ToolResult> LeaveAsync(Proposal proposal, ToolCall call, CancellationToken cancellationToken) => Task.FromResult(
        SpaVisit.Of(call, _spas) is { } visit ? SpaReply.Kept(visit).ToResult(visit) : "Nothing was changed.");

    private async Task<SpaReply> AskAsync(
        SpaVisit visit, Content content, IReadOnlyDictionary<string, string> question, SpaBooking about, CancellationToken cancellationToken)
    {
        var now = visit.Spa.Hotel.Clock.Now;
        var line = SpaReply.Line(visit, question, about);
        var words = visit.Spa.Plan.Words;
        var (yes, no) = content.Purpose is SpaPurpose.Cancel ? (words.Cancel, words.Keep) : (words.Lines.Yes, words.Lines.No);
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
            },
            cancellationToken);
        await _choices.CloseAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
        return new("proposed", "Nothing was done yet. The guest is asked whether it is to be done; wait for their answer.")
        {
            Said = line,
            Proposal = proposal,
            Answers = (SpaWords.In(yes, visit.Language), SpaWords.In(no, visit.Language)),
            SaysAll = true,
        };
    }

    private static Content? Read(Proposal proposal) => JsonSerializer.Deserialize<Content>(proposal.Content, TurnJson.Options);

    private sealed record Content(SpaPurpose Purpose, DateTimeOffset Start, string Treatment, string? Booking);
}
