using System.Text.Json;
using HotelConcierge.Proposals;
using HotelConcierge.Tools;

namespace HotelConcierge.Requests;

/// <summary>Records what was proposed to be noted, once the guest has said yes to exactly that.</summary>
public sealed class RequestProposals(RequestRecording recording) : IProposalKind
{
    public string Kind => RequestRecording.Kind;

    public Func<string, bool>? Restating(Proposal proposal, ToolCall call) => null;

    public async Task<ToolResult> CarryOutAsync(Proposal proposal, ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(call);
        return recording.PlanOf(call) is { } plan && JsonSerializer.Deserialize<RequestWish>(proposal.Content) is { } wish
            ? await recording.CarryOutAsync(plan, call, wish, cancellationToken)
            : "This hotel takes no requests here any more. Say so and name reception.";
    }

    public Task<ToolResult> LeaveAsync(Proposal proposal, ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return Task.FromResult(recording.PlanOf(call) is { } plan ? RequestRecording.Kept(plan, call) : "Nothing was noted.");
    }
}
