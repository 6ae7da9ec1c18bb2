using System.Collections.Immutable;
using HotelConcierge.Replies;
using HotelConcierge.Tools;

namespace HotelConcierge.Shop;

/// <summary>What came of placing an order. A closed union.</summary>
internal abstract record Placing
{
    private Placing()
    {
    }

    /// <summary>It is ordered, or certainly not; the guest is told which.</summary>
    public sealed record Done(ToolResult Result) : Placing;

    /// <summary>Nothing is ordered: the guest is not that customer, or not any more.</summary>
    public sealed record Stranger : Placing;

    /// <summary>Nothing is ordered: prices or products are not those that the guest said yes to.</summary>
    public sealed record Changed(Quote Quote, string Customer, ReadCart Cart) : Placing;

    /// <summary>The ERP has not said whether it is ordered; its key finds out.</summary>
    public sealed record Unconfirmed(PlacedOrder Order) : Placing;
}

/// <summary>
/// Places an order that the guest has said yes to: once, at the prices that they read. What they agreed to is kept under the order's key
/// before the ERP is asked, so that a call that runs again, and another yes after the ERP did not answer, find that order and no other.
/// </summary>
internal sealed class ShopPlacing(
    ShopVisits visits, ErpAccess access, ShopOrders orders, Carts carts, ShopFollowUps followUps, TimeProvider clock)
{
    private const int Tries = 2;

    public async Task<Placing> PlaceAsync(ShopVisit visit, ShopContent content, string key, CancellationToken cancellationToken)
    {
        var known = await orders.FindAsync(visit.Guest, key, cancellationToken);
        var isFirst = known is null;
        if (known is null)
        {
            if (await access.CustomerOfAsync(visit.Call, cancellationToken) is not { } customer || customer.CustomerId != content.Customer)
                return new Placing.Stranger();
            if (await ChangedAsync(visit, content.Quote!, customer, cancellationToken) is { } changed)
                return changed;
            known = new(key, content.Customer, content.Quote!, clock.GetUtcNow()) { Notes = content.Notes };
            await orders.KeepAsync(visit.Guest, known, cancellationToken);
        }

        for (var attempt = 1; known.Number is null; attempt++)
        {
            try
            {
                var wanted = new NewOrder(known.Key, known.Customer, known.Quote) { Notes = known.Notes, Language = visit.Language };
                var placed = await visit.Erp.PlaceOrderAsync(wanted, cancellationToken);
                known = known with { Number = placed.Number, OrderId = placed.Id };
                await orders.KeepAsync(visit.Guest, known, cancellationToken);
            }
            catch (ErpException trouble) when (trouble.Trouble is ErpTrouble.Unavailable && attempt < Tries)
            {
                // It may have been placed without our hearing of it; the key finds it.
            }
            catch (ErpException trouble)
            {
                return await NotPlacedAsync(visit, known, trouble, isFirst && attempt == 1, cancellationToken);
            }
        }

        return new Placing.Done(await OrderedAsync(visit, known, cancellationToken));
    }

    /// <summary>Asked anew just before: what was agreed is what is ordered, or it is asked again.</summary>
    private static async Task<Placing?> ChangedAsync(
        ShopVisit visit, Quote agreed, LinkedCustomer customer, CancellationToken cancellationToken)
    {
        var ids = agreed.Lines.Select(line => line.ProductId).ToList();
        var products = (await visit.Erp.ReadProductsAsync(ids, visit.Language, cancellationToken))
            .DistinctBy(product => product.Id, StringComparer.Ordinal)
            .ToDictionary(product => product.Id, StringComparer.Ordinal);
        var left = agreed.Lines.Where(line => products.ContainsKey(line.ProductId)).ToList();
        if (left.Count == 0)
        {
            return new Placing.Done(ShopVisit.Result(
                "refused",
                "Nothing is ordered: none of it is sold any more.",
                visit.Text(ShopPlan.Gone, ("names", Names(agreed.Lines))) + "\n\n" + visit.Text(ShopPlan.NothingOrdered)));
        }

        var quote = await visit.Erp.QuoteAsync(
            customer.CustomerId,
            [.. left.Select(line => new WantedLine(line.ProductId, line.Quantity))],
            visit.Language,
            cancellationToken);
        if (left.Count == agreed.Lines.Length && IsSame(quote, agreed))
            return null;
        var gone = agreed.Lines.Where(line => !products.ContainsKey(line.ProductId)).ToList();
        ImmutableList<string> troubles = gone.Count == 0 ? [] : [visit.Text(ShopPlan.Gone, ("names", Names(gone)))];
        return new Placing.Changed(quote, customer.Name, new([], quote, products, troubles));
    }

    /// <param name="isFirst">Whether the ERP was never asked for it before.</param>
    private async Task<Placing> NotPlacedAsync(
        ShopVisit visit, PlacedOrder order, ErpException trouble, bool isFirst, CancellationToken cancellationToken)
    {
        if (isFirst && trouble.Trouble is (ErpTrouble.Refused or ErpTrouble.NoAccess))
        {
            // Certainly nothing is there; after a try of which nothing was heard, a no says nothing of that one.
            await orders.RemoveAsync(visit.Guest, order.Key, cancellationToken);
            visits.Tell(visit, trouble);
            var line = await followUps.TellAsync(
                visit,
                new(
                    $"failed-{order.Key}",
                    "A customer's order was not taken by the ERP. Please contact them.",
                    Details(order, trouble),
                    IsUrgent: true),
                visit.Text(trouble.Trouble is ErpTrouble.Refused ? ShopPlan.Refused : ShopPlan.Broken),
                cancellationToken);
            return new Placing.Done(ShopVisit.Result("refused", "Nothing is ordered: the ERP did not take it.", line));
        }

        visits.Tell(visit, trouble);
        await followUps.TellAsync(
            visit.Call,
            new(
                $"unconfirmed-{order.Key}",
                "The ERP did not confirm a customer's order: please look whether it is there.",
                Details(order, trouble),
                IsUrgent: true),
            cancellationToken);
        return new Placing.Unconfirmed(order);
    }

    private async Task<ToolResult> OrderedAsync(ShopVisit visit, PlacedOrder order, CancellationToken cancellationToken)
    {
        var isTold = await followUps.TellAsync(
            visit.Call,
            new(
                $"order-{order.Key}",
                $"Order request {order.Number}, {Money.Write(order.Quote.Total, order.Quote.Currency)}: please contact the customer.",
                Details(order),
                IsUrgent: false),
            cancellationToken);
        var ordered = order.Quote.Lines.ToDictionary(line => line.ProductId, line => line.Quantity, StringComparer.Ordinal);
        await carts.ChangeAsync(
            visit.Guest,
            visit.Shop,
            visit.Call.Id,
            cart => cart with
            {
                Lines = cart.Lines.RemoveAll(line => ordered.TryGetValue(line.ProductId, out var quantity) && quantity == line.Quantity),
            },
            cancellationToken);
        var key = isTold ? ShopPlan.Ordered : ShopPlan.OrderedUnpromised;
        return ShopVisit.Result(
            "ordered",
            "This is an order request: a draft, which staff confirm.",
            visit.Text(key, ("number", PlainMarkdown.Of(order.Number!))),
            new() { ["order_number"] = order.Number, ["total"] = Money.Write(order.Quote.Total, order.Quote.Currency) });
    }

    private static bool IsSame(Quote one, Quote other) =>
        one.Currency == other.Currency && one.Net == other.Net && one.Tax == other.Tax && one.Total == other.Total
        && one.Lines.Length == other.Lines.Length
        && one.Lines.Zip(other.Lines).All(pair =>
            pair.First.ProductId == pair.Second.ProductId && pair.First.Quantity == pair.Second.Quantity
            && pair.First.UnitPrice == pair.Second.UnitPrice && pair.First.Subtotal == pair.Second.Subtotal);

    /// <summary>What staff need to know of an order.</summary>
    private static string Details(PlacedOrder order, ErpException? trouble = null)
    {
        var lines = order.Quote.Lines.Select(line =>
            $"{Money.Quantity(line.Quantity)} x {line.Name} ({line.ProductId}): {Money.Write(line.Subtotal, order.Quote.Currency)}");
        string?[] all =
        [
            order.Number is null ? null : $"Order: {order.Number}",
            $"Customer in the ERP: {order.Customer}",
            .. lines,
            $"Total: {Money.Write(order.Quote.Total, order.Quote.Currency)}",
            order.Notes is null ? null : $"Note: {order.Notes}",
            $"Key: {order.Key}",
            trouble is null ? null : $"Trouble: {trouble.Trouble}. {trouble.Message}",
        ];
        return string.Join('\n', all.OfType<string>());
    }

    private static string Names(IEnumerable<OrderLine> lines) => string.Join(", ", lines.Select(line => PlainMarkdown.Of(line.Name)));
}
