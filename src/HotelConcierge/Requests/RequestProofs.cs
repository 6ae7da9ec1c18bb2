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
            || (await FindCountingAsync(plan, guest, cancellationToken)).Count > 0;
    }

    public async Task<string?> TruthAsync(ToolCall guest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        if (hotels.Find(guest.Assistant) is not { } plan)
            return null;
        var counting = await FindCountingAsync(plan, guest, cancellationToken);
        var truth = counting.Exists(request => request.DoneAt is null) ? plan.Text(RequestPlan.OnlyNoted, guest.Language)
            : counting is [.., var done] ? plan.DoneText(done, guest.Language)
            : plan.Text(RequestPlan.NothingPassedOn, guest.Language);
        return plan.WithCall(truth, guest.Language);
    }

    /// <summary>What bears out that something was passed on: what is open, and what was done lately.</summary>
    private async Task<List<GuestRequest>> FindCountingAsync(RequestPlan plan, ToolCall guest, CancellationToken cancellationToken)
    {
        var now = plan.Hotel.Clock.Now;
        return [.. (await requests.OfAsync(plan.Hotel.Key, guest.Conversation, cancellationToken))
            .Where(request => request.DoneAt is null || request.IsDoneLately(now))];
    }
}
