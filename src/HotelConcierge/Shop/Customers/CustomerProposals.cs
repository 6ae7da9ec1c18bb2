using System.Text.Json;
using HotelConcierge.Orchestration;
using HotelConcierge.Proposals;
using HotelConcierge.Tools;

namespace HotelConcierge.Shop.Customers;

/// <summary>What the guest is asked about: one of these. Stored in proposals, so properties are added, never renamed.</summary>
internal sealed record CustomerWish
{
    /// <summary>Who wants to be registered; null for nobody.</summary>
    public SignUpWish? Registers { get; init; }

    /// <summary>Whether the link is to be taken away.</summary>
    public bool Unlinks { get; init; }
}

/// <summary>Carries out what guests say yes to about themselves.</summary>
internal sealed class CustomerProposals(CustomerTools tools, CustomerSignUp signUp, CustomerFarewell farewell) : IProposalKind
{
    /// <summary>Stands in stored proposals, so it never changes.</summary>
    internal const string Name = "shop-customer";

    public string Kind => Name;

    public Func<string, bool>? Restating(Proposal proposal, ToolCall call) => null;

    public Task<ToolResult> CarryOutAsync(Proposal proposal, ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(call);
        return tools.RunAsync(
            call,
            (plan, erp) => JsonSerializer.Deserialize<CustomerWish>(proposal.Content, TurnJson.Options) switch
            {
                { Registers: { } wish } => signUp.CarryOutAsync(plan, erp, call, proposal.Id, wish, cancellationToken),
                { Unlinks: true } => farewell.UnlinkAsync(plan, call, cancellationToken),
                _ => Task.FromResult<ToolResult>("Nothing was done: this cannot be had here any more. Say so."),
            },
            cancellationToken);
    }

    public Task<ToolResult> LeaveAsync(Proposal proposal, ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return tools.RunAsync(
            call,
            (plan, _) => Task.FromResult(CustomerTools.Say("kept", "Nothing was changed.", plan.Say(CustomerPlan.Kept, call.Language))),
            cancellationToken);
    }

    /// <summary>Asks the guest. Keyed by the call's id.</summary>
    internal static async Task<ToolResult> AskAsync(
        OpenProposals proposals,
        CustomerPlan plan,
        ToolCall call,
        CustomerWish wish,
        string line,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var question = new YesNoQuestion(Name, JsonSerializer.Serialize(wish, TurnJson.Options), line)
        {
            Yes = plan.Say(CustomerPlan.Yes, call.Language),
            No = plan.Say(CustomerPlan.No, call.Language),
            Button = plan.Say(CustomerPlan.Button, call.Language),
            NumberHint = plan.Say(CustomerPlan.NumberHint, call.Language),
        };
        return await question.AskAsync(proposals, call, now, cancellationToken) is { } choices
            ? CustomerTools.Say("proposed", "Nothing was done yet: the guest is asked. Wait for their yes.", line, choices)
            : YesNoQuestion.NotNow;
    }
}
