using HotelConcierge.Messages;
using HotelConcierge.Proposals;

namespace HotelConcierge.Tools;

/// <summary>A proposal as the guest is asked it, with what they tap or write a number for.</summary>
/// <param name="Kind">Who carries it out.</param>
/// <param name="Content">What it is, as its kind writes it: JSON.</param>
/// <param name="Question">In the guest's language.</param>
internal sealed record YesNoQuestion(string Kind, string Content, string Question)
{
    private static readonly TimeSpan StaysOpenFor = TimeSpan.FromHours(2);

    public required string Yes { get; init; }

    public required string No { get; init; }

    /// <summary>What opens the answers, on channels that show them as a list.</summary>
    public required string Button { get; init; }

    /// <summary>What stands below numbered answers, on channels that have nothing to tap.</summary>
    public required string NumberHint { get; init; }

    /// <summary>Proposes it for two hours, in place of what was proposed before. Keyed by the call's id.</summary>
    /// <returns>The answers, to attach to the call's result.</returns>
    public async Task<ReplyPart.Choices> AskAsync(
        OpenProposals proposals, ToolCall call, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = Proposal.IdFor(call.Conversation, call.Id);
        var proposal = await proposals.OpenAsync(
            call.Conversation,
            new(id, Kind, Content, Question, call.Turn, now, now + StaysOpenFor) { TurnNumber = call.TurnNumber },
            cancellationToken);
        return new("", [new(proposal.YesId, Yes), new(proposal.NoId, No)], Button) { NumberHint = NumberHint };
    }
}
