using System.Collections.Frozen;
using HotelConcierge.Requests;
using HotelConcierge.Tools;

namespace HotelConcierge.Forms;

/// <summary>
/// Whether what a model says to be ordered is so: a form was carried out in this turn or lately, or staff have noted something of the
/// guest's.
/// </summary>
internal sealed class FormProofs(
    FormCatalog catalog, OpenForms forms, FormOrders orders, RequestCatalog hotels, GuestRequests requests, TimeProvider clock)
    : IProvesClaims
{
    /// <summary>For so long a model may say that something was ordered.</summary>
    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(7);

    public IReadOnlySet<ClaimKind> Kinds { get; } = FrozenSet.Create(ClaimKind.Ordered);

    public async Task<bool?> IsTrueAsync(
        ToolCall guest, ClaimKind kind, string text, IReadOnlyList<ToolResult> results, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        ArgumentNullException.ThrowIfNull(results);
        if (!catalog.Of(guest.Assistant).Any())
            return null;
        if (results.Any(result => result.Outcome is FormFulfilments.Fulfilled or "noted" or "noted_before"))
            return true;

        // Of a form that is still open nothing is ordered, whatever was before.
        foreach (var form in catalog.Of(guest.Assistant))
        {
            if (await forms.FindAsync(guest.Conversation, form.Name, cancellationToken) is not null)
                return false;
        }

        var since = clock.GetUtcNow() - KnownFor;
        return (await orders.OfAsync(guest.Conversation, cancellationToken)).Any(order => order.At > since)
            || (hotels.Find(guest.Assistant) is { } plan
                && (await requests.OfAsync(plan.Hotel.Key, guest.Conversation, cancellationToken)).Any(request => request.At > since));
    }

    public async Task<string?> TruthAsync(ToolCall guest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        var mine = catalog.Of(guest.Assistant).ToList();
        foreach (var form in mine)
        {
            if (await forms.FindAsync(guest.Conversation, form.Name, cancellationToken) is not null)
                return form.Words.Say(FormWords.Nothing, guest.Language);
        }

        return mine is [var first, ..] ? first.Words.Say(FormWords.Nothing, guest.Language) : null;
    }
}
