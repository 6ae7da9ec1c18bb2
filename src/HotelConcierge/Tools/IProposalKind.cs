using HotelConcierge.Proposals;

namespace HotelConcierge.Tools;

/// <summary>A feature that proposes something and carries it out once the guest has said yes. One line in <c>AddConcierge</c>.</summary>
public interface IProposalKind
{
    /// <summary>Stands in stored proposals, so it never changes.</summary>
    string Kind { get; }

    /// <summary>Which words beside a yes only restate what was proposed, such as "cancel" where that was the question; null for none.</summary>
    Func<string, bool>? Restating(Proposal proposal, ToolCall call);

    /// <summary>Does exactly what was proposed. May run twice for one call, by whose id it is keyed.</summary>
    Task<ToolResult> CarryOutAsync(Proposal proposal, ToolCall call, CancellationToken cancellationToken);

    /// <summary>
    /// The result of a call that, carrying something out, has asked the guest anew: what was proposed is not what it was. The call runs
    /// again, and the guest is to be asked the same.
    /// </summary>
    /// <param name="proposal">The one that the call has opened.</param>
    ToolResult AskAgain(Proposal proposal, ToolCall call) => "Nothing was done: the guest is being asked something else. Wait for it.";

    /// <summary>The guest said no: says that everything stays as it is.</summary>
    Task<ToolResult> LeaveAsync(Proposal proposal, ToolCall call, CancellationToken cancellationToken);
}
