using System.Collections.Immutable;
using System.Text.Json;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Storage;

namespace HotelConcierge.Shop;

/// <summary>A product that a guest means to order, and how many of it.</summary>
/// <param name="Quantity">In the product's units, positive.</param>
public sealed record CartLine(string ProductId, decimal Quantity)
{
    /// <summary>What the product was called when it came into the cart. Prices are never kept: the ERP has them.</summary>
    public string Name { get; init; } = "";

    /// <summary>As <see cref="Product.Unit"/> was then.</summary>
    public string? Unit { get; init; }
}

/// <summary>What a guest means to order: no price, no customer, nothing that is promised.</summary>
public sealed record Cart(ImmutableList<CartLine> Lines)
{
    public static Cart Empty { get; } = new([]);

    /// <summary>The calls that have changed it lately, so that one which runs again changes nothing.</summary>
    public ImmutableList<string> Calls { get; init; } = [];
}

/// <summary>
/// The cart of each guest with each shop. It stays for days and over "new conversation", since nothing comes of it without a yes, and is
/// erased with everything else about the guest.
/// </summary>
public sealed class Carts(ITableStore store)
{
    /// <summary>The most lines of one cart.</summary>
    public const int MostLines = 50;

    private const int CallsKept = 20;
    private const string Json = "json";

    /// <summary>The guest's cart with an assistant's shop.</summary>
    public async Task<Cart> ReadAsync(ConversationId guest, string assistant, CancellationToken cancellationToken) =>
        (await FindAsync(guest, assistant, cancellationToken)).Cart;

    /// <summary>
    /// Changes the cart, once for a call; <paramref name="change"/> runs again where something else has changed it meanwhile.
    /// </summary>
    /// <returns>The cart as it is then.</returns>
    public async Task<Cart> ChangeAsync(
        ConversationId guest, string assistant, string call, Func<Cart, Cart> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (row, cart) = await FindAsync(guest, assistant, cancellationToken);
            if (cart.Calls.Contains(call))
                return cart;
            var next = change(cart);
            next = next with { Calls = [.. next.Calls.TakeLast(CallsKept - 1), call] };
            var properties = new Dictionary<string, string>(StringComparer.Ordinal);
            LongText.Write(properties, Json, JsonSerializer.Serialize(next, TurnJson.Options));
            var changed = new TableRow(guest.Value, assistant, properties);
            if (row is null
                ? await store.TryInsertAsync(GuestTables.Carts, changed, cancellationToken)
                : await store.TryReplaceAsync(GuestTables.Carts, changed with { Version = row.Version }, cancellationToken))
                return next;
        }
    }

    private async Task<(TableRow? Row, Cart Cart)> FindAsync(ConversationId guest, string assistant, CancellationToken cancellationToken)
    {
        var row = await store.FindAsync(GuestTables.Carts, guest.Value, assistant, cancellationToken);
        return row is not null && LongText.Read(row, Json) is { } json
            ? (row, JsonSerializer.Deserialize<Cart>(json, TurnJson.Options) ?? Cart.Empty)
            : (row, Cart.Empty);
    }
}
