using System.Collections.Frozen;
using HotelConcierge.Tools;

namespace HotelConcierge.Shop;

/// <summary>
/// Whether what a model says was ordered, cancelled or changed in a shop was, and whether a price is one that a tool has told.
/// </summary>
internal sealed class ShopProofs(ShopCatalog shops, ShopQuestions questions) : IProvesClaims
{
    private static readonly string[] OfOrders = ["ordered", "order", "orders"];
    private static readonly string[] OfCancellations = ["cancelled", "already_cancelled", "order", "orders"];
    private static readonly string[] OfCart = ["cart_changed", "ordered"];

    public IReadOnlySet<ClaimKind> Kinds { get; } = FrozenSet.Create(
        ClaimKind.Ordered,
        ClaimKind.Booked,
        ClaimKind.Cancelled,
        ClaimKind.Moved,
        ClaimKind.Removed,
        ClaimKind.Saved,
        ClaimKind.PassedOn,
        ClaimKind.Coming);

    public Task<bool?> IsTrueAsync(
        ToolCall guest, ClaimKind kind, string text, IReadOnlyList<ToolResult> results, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        ArgumentNullException.ThrowIfNull(results);
        return Task.FromResult<bool?>(shops.Find(guest.Assistant) is null ? null : IsTrue(kind, results));
    }

    public bool? KnowsPrice(ToolCall guest, decimal amount)
    {
        ArgumentNullException.ThrowIfNull(guest);
        return shops.Find(guest.Assistant) is null ? null : false;
    }

    public async Task<bool?> KnowsPriceAsync(ToolCall guest, decimal amount, CancellationToken cancellationToken) =>
        KnowsPrice(guest, amount) is null
            ? null
            : await questions.WasToldAsync(guest.Conversation, guest.Assistant.Name, amount, cancellationToken);

    public string? WhereItsPricesAre(ToolCall guest)
    {
        ArgumentNullException.ThrowIfNull(guest);
        return shops.Find(guest.Assistant)?.Text(ShopPlan.PricesAsked, guest.Language);
    }

    public Task<string?> TruthAsync(ToolCall guest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        return Task.FromResult(shops.Find(guest.Assistant)?.Text(ShopPlan.NothingOrdered, guest.Language));
    }

    private static bool IsTrue(ClaimKind kind, IReadOnlyList<ToolResult> results)
    {
        var done = results.Select(result => result.Outcome).ToHashSet(StringComparer.Ordinal);
        return kind switch
        {
            ClaimKind.Ordered or ClaimKind.Booked => done.Overlaps(OfOrders),
            ClaimKind.Cancelled => done.Overlaps(OfCancellations),
            ClaimKind.PassedOn or ClaimKind.Coming => done.Contains("ordered") || results.Any(result => result.HandsOff),
            _ => done.Overlaps(OfCart),
        };
    }
}
