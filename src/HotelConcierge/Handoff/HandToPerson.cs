using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Proposals;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Handoff;

/// <summary>
/// Gives the guest to people at a desk, once the answer of the turn is with the guest. Where nobody sits at a desk it says where the guest
/// finds a person, in the words of the assistant's own data.
/// </summary>
public sealed class HandToPerson(Desks desks, OpenProposals proposals, TimeProvider clock) : ITool, IProposalKind, IProvesClaims
{
    /// <summary>What it reports when the guest is given to people.</summary>
    internal const string HandedOver = "handed_over";

    private const string SummaryField = "summary";
    private const string UrgencyField = "urgency";
    private const string DetailsField = "details";

    private static readonly string[] Urgencies = [.. Enum.GetNames<CaseUrgency>().Select(name => name.ToLowerInvariant())];

    private const string SaysAbove =
        "The guest reads guest_reads above your words, so do not say it again. Promise no time, no call and no visit. When nothing else was " +
        "asked, answer DONE and nothing else.";

    public string Name => HandoffTool.Name;

    /// <summary>Stands in stored proposals, so it never changes.</summary>
    string IProposalKind.Kind => "handoff";

    public IReadOnlySet<ClaimKind> Kinds { get; } = FrozenSet.Create(ClaimKind.PassedOn);

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => desks.AreThereFor(assistant)
        ? ToolJson.Declare(
            Name,
            "Gives this chat to a person of the staff, who answers the guest here; you are silent until they give it back. Use it when the "
                + "guest asks for a person, is upset with your answers, or needs what only a person can do or decide. Never say that somebody "
                + "joins without calling it.",
            ToolParameter.OfText(
                SummaryField,
                "What the guest needs, in one or two plain sentences for the staff, in the guest's language.",
                DeskCase.LongestSummary).Required(),
            ToolParameter.OfNames(UrgencyField, Urgencies, "urgent: it cannot wait for an hour; otherwise normal.").Required())
        : ToolJson.Declare(
            Name,
            "Says where the guest finds a person. Use it when they ask for one, complain, are in trouble, or need what you cannot do. Nobody "
                + "joins this chat: never say that somebody will.");

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (desks.For(call.Assistant, call.Address) is not var (plan, _))
            return WhereAPersonIs(call);
        var wish = Read(call.Arguments);
        return call.HasSeenFiles ? await AskAsync(plan, call, wish, cancellationToken) : HandOver(plan, call, wish);
    }

    /// <summary>What a tool's result says of the case to open; null where it opens none.</summary>
    internal static HandoffWish? WishOf(ToolResult result) =>
        result is { HandsOff: true, Report: { } report }
            ? Read(report) with { Details = ToolJson.Text(report, DetailsField) is { Length: > 0 } details ? details : null }
            : null;

    public Func<string, bool>? Restating(Proposal proposal, ToolCall call) => null;

    public Task<ToolResult> CarryOutAsync(Proposal proposal, ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(call);
        return Task.FromResult(
            desks.For(call.Assistant, call.Address) is var (plan, _)
            && JsonSerializer.Deserialize<HandoffWish>(proposal.Content) is { } wish
                ? HandOver(plan, call, wish)
                : WhereAPersonIs(call));
    }

    public Task<ToolResult> LeaveAsync(Proposal proposal, ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return Task.FromResult(desks.PlanOf(call.Assistant) is { } plan
            ? Result("kept", "Nobody was called.", plan.Text(DeskPlan.NotCalled, call.Language))
            : "Nobody was called.");
    }

    /// <summary>That the guest's wish was passed on is so when this turn gives them to people.</summary>
    public Task<bool?> IsTrueAsync(
        ToolCall guest, ClaimKind kind, string text, IReadOnlyList<ToolResult> results, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        return Task.FromResult<bool?>(desks.PlanOf(guest.Assistant) is null ? null : results.Any(result => result.HandsOff));
    }

    public Task<string?> TruthAsync(ToolCall guest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        return Task.FromResult(desks.PlanOf(guest.Assistant)?.Text(DeskPlan.NobodyCalled, guest.Language));
    }

    /// <summary>The result that gives the guest to people.</summary>
    internal static ToolResult HandOver(DeskPlan plan, ToolCall call, HandoffWish wish)
    {
        var line = plan.OpensAgain(call.Language) is { } opens
            ? plan.Text(DeskPlan.HandedOverClosed, call.Language, (DeskPlan.OpensSlot, opens))
            : plan.Text(DeskPlan.HandedOver, call.Language);
        line = plan.WithCall(line, call.Language);
        var json = new JsonObject
        {
            ["result"] = HandedOver,
            ["note"] = $"The chat goes to the staff when this answer is sent. {SaysAbove}",
            [SummaryField] = wish.Summary,
            [UrgencyField] = wish.Urgency.ToString().ToLowerInvariant(),
            ["guest_reads"] = line,
        };
        if (wish.Details is { } details)
            json[DetailsField] = details;
        return new(json.ToJsonString(ToolJson.Options), []) { Line = line, SaysAll = true, HandsOff = true };
    }

    private async Task<ToolResult> AskAsync(DeskPlan plan, ToolCall call, HandoffWish wish, CancellationToken cancellationToken)
    {
        var line = plan.Text(DeskPlan.WhetherToCall, call.Language);
        var question = new YesNoQuestion(((IProposalKind)this).Kind, JsonSerializer.Serialize(wish), line)
        {
            Yes = plan.Text(DeskPlan.Yes, call.Language),
            No = plan.Text(DeskPlan.No, call.Language),
            Button = plan.Text(DeskPlan.Button, call.Language),
            NumberHint = plan.Text(DeskPlan.NumberHint, call.Language),
        };
        if (await question.AskAsync(proposals, call, clock.GetUtcNow(), cancellationToken) is not { } choices)
            return YesNoQuestion.NotNow;
        var asked = Result("proposed", "Nobody was called yet, because a file was read. The guest is asked. Wait for it.", line);
        return asked with { Attachments = [choices] };
    }

    private static ToolResult Result(string result, string note, string line)
    {
        var json = new JsonObject { ["result"] = result, ["note"] = $"{note} {SaysAbove}", ["guest_reads"] = line };
        return new(json.ToJsonString(ToolJson.Options), []) { Line = line, SaysAll = true };
    }

    /// <summary>What the model wrote, as far as it is usable: who asks for a person gets one whatever else is missing.</summary>
    private static HandoffWish Read(JsonObject arguments)
    {
        var summary = ToolJson.Text(arguments, SummaryField).ReplaceLineEndings(" ").Trim();
        const int Most = DeskCase.LongestSummary;
        if (summary.Length > Most)
            summary = summary[..(char.IsHighSurrogate(summary[Most - 1]) ? Most - 1 : Most)];
        return new(summary, ToolJson.Text(arguments, UrgencyField) is "urgent" ? CaseUrgency.Urgent : CaseUrgency.Normal);
    }

    /// <summary>The result where nobody sits at a desk.</summary>
    internal static ToolResult WhereAPersonIs(ToolCall call)
    {
        if (call.Assistant.Person is not { } key)
            return "This assistant knows no person to name. Say so honestly.";
        return new JsonObject
        {
            ["result"] = "person",
            ["note"] = "Tell the guest this. Nobody takes over this chat, so promise no call and no visit.",
            ["where"] = call.Assistant.Reply(key, call.Language),
        }.ToJsonString(ToolJson.Options);
    }
}

/// <summary>What people at the desk read first.</summary>
internal sealed record HandoffWish(string Summary, CaseUrgency Urgency)
{
    /// <summary>What they need besides, in lines; null for nothing. A tool's own, never the model's.</summary>
    public string? Details { get; init; }
}
