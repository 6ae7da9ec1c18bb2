using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Languages;
using HotelConcierge.Proposals;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tools;

/// <summary>
/// Takes the guest's answer to what was proposed to them. The yes has to be the guest's own, a tap or in their words of this turn: what a
/// model says alone changes nothing. Keyed by the call's id.
/// </summary>
public sealed class AnswerProposal : IReadsAnswers, IModelContext
{
    private const string Id = "proposal_id";
    private const string Answer = "answer";
    private const string Yes = "yes";
    private const string No = "no";

    private readonly OpenProposals _proposals;
    private readonly IReadOnlyList<IProposalKind> _kinds;
    private readonly YesNoReader _reader;
    private readonly AnswerReader _numbers;

    public AnswerProposal(OpenProposals proposals, IEnumerable<IProposalKind> kinds, LanguageCatalog languages)
    {
        (_proposals, _kinds) = (proposals, [.. kinds]);
        _reader = YesNoReader.Of(languages);
        _numbers = AnswerReader.Of(languages);
    }

    public string Name => "answer_proposal";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => ToolJson.Declare(
        Name,
        "Takes the guest's answer to open_proposal, which they were asked. Call it when they agree or decline in whatever words, and never " +
        "when they have not answered it, or want something else instead.",
        ToolParameter.OfText(Id, "The proposal_id of open_proposal.", 64).Required(),
        ToolParameter.OfNames(Answer, [Yes, No], "What the guest answered.").Required());

    public bool IsForRoutes => true;

    public bool Owns(string tap)
    {
        ArgumentNullException.ThrowIfNull(tap);
        return tap.StartsWith(Proposal.Prefix, StringComparison.Ordinal);
    }

    public async Task DescribeAsync(ToolCall guest, JsonObject known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        ArgumentNullException.ThrowIfNull(known);
        if (await _proposals.FindAsync(guest.Conversation, call: null, cancellationToken) is { } open)
            known["open_proposal"] = new JsonObject { [Id] = open.Id, ["question"] = open.Summary };
    }

    public async Task<IReadOnlyList<PlainAnswer>> ReadAnswersAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var taps = call.Taps.Where(Owns).ToList();
        if (taps.Count > 0)
        {
            return
            [
                .. taps.Distinct(StringComparer.Ordinal).Select(tap =>
                    new PlainAnswer(Arguments(tap[..tap.LastIndexOf('-')], tap.EndsWith("-" + Yes, StringComparison.Ordinal)), tap, IsTap: true)),
            ];
        }

        // A yes after something else was talked about may be one to that.
        if (await _proposals.FindAsync(call.Conversation, call: null, cancellationToken) is not { } open
            || !call.AnswersTurn(open.TurnNumber))
            return [];
        return ReadPlainly(open, call) switch
        {
            YesNo.Yes => [new(Arguments(open.Id, isYes: true), open.YesId, IsTap: false)],
            YesNo.No => [new(Arguments(open.Id, isYes: false), open.NoId, IsTap: false)],
            _ => [],
        };
    }

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var id = ToolJson.Text(call.Arguments, Id);
        var answer = ToolJson.Text(call.Arguments, Answer);
        if (answer is not (Yes or No))
            return $"Nothing was done: {Answer} has to be '{Yes}' or '{No}'.";
        if (await _proposals.FindAsync(call.Conversation, call.Id, cancellationToken) is not { } open)
            return "Nothing was done: no such proposal is open. Ask the guest what is to be done.";

        // It has run before, and asked the guest anew.
        if (open.Id == Proposal.IdFor(call.Conversation, call.Id) && _kinds.FirstOrDefault(kind => kind.Kind == open.Kind) is { } asking)
            return asking.AskAgain(open, call);
        if (open.Id != id)
            return "Nothing was done: no such proposal is open. Ask the guest what is to be done.";
        if (open.Turn == call.Turn)
            return "Nothing was done: the guest has not read this question yet. Wait for their answer.";
        if (_kinds.FirstOrDefault(kind => kind.Kind == open.Kind) is not { } proposer)
            return "Nothing was done: this cannot be had here any more. Say so.";
        var isYes = answer is Yes;
        if (isYes && !Agrees(open, call))
        {
            return "Nothing was done: the guest's own words are no plain yes to this question. Ask them, or offer what they asked for " +
                "instead.";
        }

        if (!await _proposals.TryAnswerAsync(call.Conversation, open.Id, call.Id, cancellationToken))
            return "Nothing was done: this proposal is not open any more.";
        return isYes
            ? await proposer.CarryOutAsync(open, call, cancellationToken)
            : await proposer.LeaveAsync(open, call, cancellationToken);
    }

    private bool Agrees(Proposal open, ToolCall call) =>
        call.Taps.Contains(open.YesId, StringComparer.Ordinal)
        || (!call.HasReadDocuments
            && !call.RepliesElsewhere(open.TurnNumber)
            && (_reader.Read(call.Heard, Restating(open, call)) is YesNo.Yes
                || (call.AnswersTurn(open.TurnNumber) && ReadPlainly(open, call) is YesNo.Yes)));

    /// <summary>A yes or a no and nothing else; where a channel numbers choices, yes is the first.</summary>
    private YesNo ReadPlainly(Proposal open, ToolCall call)
    {
        OfferedOption[] options = [new(open.YesId, open.YesId, OptionKind.Choice), new(open.NoId, open.NoId, OptionKind.Choice)];
        return call.Heard.Any(char.IsDigit) && !call.Heard.Contains('?', StringComparison.Ordinal)
            && _numbers.ReadPlainly(options, call.Heard, call.Language) is [var place]
            ? place == 0 ? YesNo.Yes : YesNo.No
            : _reader.ReadPlainly(call.Heard, Restating(open, call));
    }

    private Func<string, bool>? Restating(Proposal open, ToolCall call) =>
        _kinds.FirstOrDefault(kind => kind.Kind == open.Kind)?.Restating(open, call);

    private static JsonObject Arguments(string proposal, bool isYes) => new() { [Id] = proposal, [Answer] = isYes ? Yes : No };
}
