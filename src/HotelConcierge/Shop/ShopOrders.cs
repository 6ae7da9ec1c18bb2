using System.Text.Json;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Storage;

namespace HotelConcierge.Shop;

/// <summary>An order that the guest has said yes to, from before the ERP is asked for the first time.</summary>
/// <param name="Key">As of <see cref="NewOrder.Key"/>.</param>
/// <param name="Customer">Whose it is in the ERP.</param>
/// <param name="Quote">What they said yes to.</param>
public sealed record PlacedOrder(string Key, string Customer, Quote Quote, DateTimeOffset At)
{
    public string? Notes { get; init; }

    /// <summary>The order as the ERP has it, by its number; null while it is not known whether there is one.</summary>
    public string? Number { get; init; }

    /// <summary>The order's id in the ERP; null as <see cref="Number"/> is.</summary>
    public string? OrderId { get; init; }
}

/// <summary>
/// What guests have said yes to, so that an order which the ERP did not confirm is found again by its key and not quoted or placed anew.
/// Erased with the guest; the order itself is the ERP's.
/// </summary>
public sealed class ShopOrders(ITableStore store, TimeProvider clock)
{
    private const string Json = "json";

    /// <summary>Later nobody means it any more.</summary>
    private static readonly TimeSpan TriedAgainFor = TimeSpan.FromDays(7);

    /// <summary>The order of a key; null for none.</summary>
    public async Task<PlacedOrder?> FindAsync(ConversationId guest, string key, CancellationToken cancellationToken) =>
        await store.FindAsync(GuestTables.ShopOrders, guest.Value, key, cancellationToken) is { } row
        && LongText.Read(row, Json) is { } json
            ? JsonSerializer.Deserialize<PlacedOrder>(json, TurnJson.Options)
            : null;

    /// <summary>One of which it is not known whether it is there, and that is not too old; null for none.</summary>
    public async Task<PlacedOrder?> FindUnconfirmedAsync(ConversationId guest, CancellationToken cancellationToken) =>
        (await AllAsync(guest, cancellationToken))
            .FirstOrDefault(order => order.Number is null && clock.GetUtcNow() - order.At < TriedAgainFor);

    /// <summary>All of a guest's, in no order.</summary>
    public async Task<IReadOnlyList<PlacedOrder>> AllAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        var all = new List<PlacedOrder>();
        await foreach (var row in store.ScanAsync(GuestTables.ShopOrders, guest.Value, keyPrefix: "", cancellationToken))
        {
            if (LongText.Read(row, Json) is { } json && JsonSerializer.Deserialize<PlacedOrder>(json, TurnJson.Options) is { } order)
                all.Add(order);
        }

        return all;
    }

    /// <summary>The ERP's ids of those that are known to be there.</summary>
    public async Task<IReadOnlySet<string>> IdsAsync(ConversationId guest, CancellationToken cancellationToken) =>
        (await AllAsync(guest, cancellationToken)).Select(order => order.OrderId).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>Keeps it.</summary>
    public Task KeepAsync(ConversationId guest, PlacedOrder order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        LongText.Write(properties, Json, JsonSerializer.Serialize(order, TurnJson.Options));
        return store.PutAsync(GuestTables.ShopOrders, new(guest.Value, order.Key, properties), cancellationToken);
    }

    /// <summary>Lets go of one that the ERP has refused, or that the guest does not want tried again.</summary>
    public Task RemoveAsync(ConversationId guest, string key, CancellationToken cancellationToken) =>
        store.DeleteAsync(GuestTables.ShopOrders, guest.Value, key, cancellationToken);
}
