using System.Text.Json.Nodes;
using HotelConcierge.Messages;
using HotelConcierge.Proposals;

namespace HotelConcierge.Tools;

/// <summary>A proposal as the guest is asked it, with what they tap or write a number for.</summary>
/// <param name="Kind">Who carries it out.</param>
/// <param name="Content">What it is, as its kind writes it: JSON.</param>
/// <param name="Question">In the guest's language.</param>
internal sealed record YesNoQuestion(string Kind, string Content, string Question)
{
    /// <summary>What a tool reports that would ask while another question of the turn is open.</summary>
    internal const string AnotherIsOpen = "another_question_is_open";

    /// <summary>What the model has to know and do then.</summary>
    internal const string OneAfterTheOther =
        "Nothing was done and the guest was not asked about this: they are being asked something else in this answer, and can answer one "
        + "question at a time. Tell them that this comes next, and call the tool again once they have answered.";

    private static readonly TimeSpan StaysOpenFor = TimeSpan.FromHours(2);

    public required string Yes { get; init; }

    public required string No { get; init; }

    /// <summary>What opens the answers, on channels that show them as a list.</summary>
    public required string Button { get; init; }

    /// <summary>What stands below numbered answers, on channels that have nothing to tap.</summary>
    public required string NumberHint { get; init; }

    /// <summary>The result of a call that may not ask now.</summary>
    public static ToolResult NotNow { get; } =
        new JsonObject { ["result"] = AnotherIsOpen, ["note"] = OneAfterTheOther }.ToJsonString(ToolJson.Options);

    /// <summary>Proposes it for two hours, in place of what was proposed in an earlier turn. Keyed by the call's id.</summary>
    /// <returns>The answers, to attach to the call's result; null where the turn asks something already, for <see cref="NotNow"/>.</returns>
    public async Task<ReplyPart.Choices?> AskAsync(
        OpenProposals proposals, ToolCall call, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (call.HasAsked)
            return null;
        var id = Proposal.IdFor(call.Conversation, call.Id);
        var proposal = await proposals.OpenAsync(
            call.Conversation,
            new(id, Kind, Content, Question, call.Turn, now, now + StaysOpenFor) { TurnNumber = call.TurnNumber },
            cancellationToken);
        return proposal is null ? null : new("", [new(proposal.YesId, Yes), new(proposal.NoId, No)], Button) { NumberHint = NumberHint };
    }
}
