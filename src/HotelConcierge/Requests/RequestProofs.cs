using System.Collections.Frozen;
using HotelConcierge.Tools;

namespace HotelConcierge.Requests;

/// <summary>Whether what a model says that it told staff is so. That somebody is coming is never so: nobody here knows.</summary>
public sealed class RequestProofs(RequestCatalog hotels, GuestRequests requests) : IProvesClaims
{
    public IReadOnlySet<ClaimKind> Kinds { get; } = FrozenSet.Create(ClaimKind.PassedOn, ClaimKind.Coming);

    public async Task<bool?> IsTrueAsync(
        ToolCall guest, ClaimKind kind, string text, IReadOnlyList<ToolResult> results, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        ArgumentNullException.ThrowIfNull(results);
        if (hotels.Find(guest.Assistant) is not { } plan)
            return null;
        // That "a porter will come for your luggage" may be what the hotel's own documents say, in these words.
        if (kind is ClaimKind.Coming)
            return OwnWords.Hold(text, string.Join(' ', results.Select(result => result.Report?["passages"]?.ToJsonString(ToolJson.Options))));
        return results.Any(result => result.Outcome is "noted" or "noted_before")
            || (await requests.OfAsync(plan.Hotel.Key, guest.Conversation, cancellationToken)).Any(request => request.DoneAt is null);
    }

    public async Task<string?> TruthAsync(ToolCall guest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        if (hotels.Find(guest.Assistant) is not { } plan)
            return null;
        var open = (await requests.OfAsync(plan.Hotel.Key, guest.Conversation, cancellationToken)).Any(request => request.DoneAt is null);
        return plan.WithCall(plan.Text(open ? RequestPlan.OnlyNoted : RequestPlan.NothingPassedOn, guest.Language), guest.Language);
    }
}
