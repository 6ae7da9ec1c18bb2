using HotelConcierge.Assistants;
using HotelConcierge.Proposals;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Shop.Customers;

/// <summary>Takes the link of a conversation away.</summary>
internal sealed class CustomerFarewell(CustomerLinks links, ShopCustomers customers)
{
    /// <summary>
    /// Takes it away, and keeps that it was, so that a number that the channel vouches for links nobody again unasked. Keyed by the call's
    /// id.
    /// </summary>
    public async Task<ToolResult> UnlinkAsync(CustomerPlan plan, ToolCall call, CancellationToken cancellationToken)
    {
        var link = await links.FindAsync(call.Conversation, cancellationToken);
        var wasLinked = link is null ? customers.NumberOf(call.Guest) is not null : link.Customer is not null || link.Call == call.Id;
        if (!wasLinked)
            return CustomerTools.Say("not_linked", "Nothing is linked.", plan.Say(CustomerPlan.NotLinked, call.Language));
        var ended = new CustomerLink(Customer: null, link?.Proof ?? CustomerProof.Channel, Contact: null, call.Id);
        await links.PutAsync(call.Conversation, ended, cancellationToken);
        return CustomerTools.Say("unlinked", "The chat is linked to no record any more.", plan.Say(CustomerPlan.Unlinked, call.Language));
    }
}

/// <summary>
/// Takes the guest's link to their record away: at once where their own words of this turn say so, and otherwise after their yes. Keyed by
/// the call's id.
/// </summary>
internal sealed class UnlinkCustomer(CustomerTools tools, CustomerFarewell farewell, OpenProposals proposals, TimeProvider clock) : ITool
{
    public string Name => "unlink_customer";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => ToolJson.Declare(
        Name, "Takes the link of this chat to a customer's record away, when the guest wants that. Their record and orders stay.");

    public Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return tools.RunAsync(
            call,
            (plan, _) => !call.HasReadDocuments && plan.NamesUnlinking(call.Heard)
                ? farewell.UnlinkAsync(plan, call, cancellationToken)
                : CustomerProposals.AskAsync(
                    proposals,
                    plan,
                    call,
                    new() { Unlinks = true },
                    plan.Say(CustomerPlan.WhetherToUnlink, call.Language),
                    clock.GetUtcNow(),
                    cancellationToken),
            cancellationToken);
    }
}
