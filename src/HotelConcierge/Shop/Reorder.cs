using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Replies;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Shop;

/// <summary>
/// Puts what an own order was of into the cart, at today's prices: "the same as last month". Nothing is ordered by it. Keyed by the call's
/// id.
/// </summary>
internal sealed class Reorder(ShopVisits visits, ErpAccess access, ShopOrders placed, Carts carts, CartDesk desk) : ITool
{
    public string Name => "reorder";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => ToolJson.Declare(
        Name,
        "Puts the lines of one of the guest's own orders into their cart, with the same quantities at today's prices, and shows it. " +
        "Nothing is ordered: call place_order next, once they have seen it.",
        ToolParameter.OfText(
            MyOrders.OrderId, "The order_id or number of the order. Leave out for the last one.", ShopArguments.LongestId));

    public Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken) => visits.RunAsync(
        call,
        async visit =>
        {
            if (await access.CustomerOfAsync(call, cancellationToken) is not { } customer)
                return OwnOrders.Unknown(visit);
            var wanted = ToolJson.Text(call.Arguments, MyOrders.OrderId);
            var found = await OwnOrders.ReadAsync(visit, customer, placed, cancellationToken);
            var order = wanted.Length > 0
                ? await OwnOrders.FindAsync(visit, customer, placed, found, wanted, cancellationToken)
                : found.FirstOrDefault(one => one.State is not OrderState.Cancelled);
            if (order is null)
                return wanted.Length > 0
                    ? OwnOrders.None(visit, wanted)
                    : ShopVisit.Result("no_such_order", "The guest has not ordered yet.", visit.Text(ShopPlan.NoOrders));

            var ids = order.Lines.Select(line => line.ProductId).Distinct(StringComparer.Ordinal).ToList();
            var products = (ids.Count == 0 ? [] : await visit.Erp.ReadProductsAsync(ids, visit.Language, cancellationToken))
                .DistinctBy(product => product.Id, StringComparer.Ordinal)
                .ToDictionary(product => product.Id, StringComparer.Ordinal);
            var lines = order.Lines.Where(line => products.ContainsKey(line.ProductId) && line.Quantity > 0)
                .GroupBy(line => line.ProductId, StringComparer.Ordinal)
                .Select(same => new CartLine(same.Key, Math.Min(same.Sum(line => line.Quantity), visit.Plan.MostQuantity))
                {
                    Name = products[same.Key].Name,
                    Unit = products[same.Key].Unit,
                })
                .ToImmutableList();
            var gone = order.Lines.Where(line => !products.ContainsKey(line.ProductId))
                .Select(line => PlainMarkdown.Of(line.Name))
                .ToList();
            await desk.ChangeAsync(visit, cart => With(cart, lines), cancellationToken);
            var inCart = (await carts.ReadAsync(visit.Guest, visit.Shop, cancellationToken)).Lines
                .ToDictionary(line => line.ProductId, line => line.Quantity, StringComparer.Ordinal);
            var less = order.Lines.Where(line => products.ContainsKey(line.ProductId))
                .GroupBy(line => line.ProductId, StringComparer.Ordinal)
                .Where(same => same.Sum(line => line.Quantity) > inCart.GetValueOrDefault(same.Key))
                .Select(same => PlainMarkdown.Of(products[same.Key].Name))
                .ToList();
            string?[] above =
            [
                lines.IsEmpty ? null : visit.Text(ShopPlan.Reordered, ("number", PlainMarkdown.Of(order.Number))),
                gone.Count == 0 ? null : visit.Text(ShopPlan.Gone, ("names", string.Join(", ", gone))),
                less.Count == 0 ? null : visit.Text(ShopPlan.ReorderedLess, ("names", string.Join(", ", less))),
            ];
            return await desk.ShowAsync(
                visit, "cart_changed", "The lines of that order are in the cart.", CartDesk.Join(above), cancellationToken);
        },
        cancellationToken);

    private static Cart With(Cart cart, ImmutableList<CartLine> lines)
    {
        var kept = cart.Lines.RemoveAll(line => lines.Exists(one => one.ProductId == line.ProductId));
        return cart with { Lines = [.. kept.AddRange(lines).Take(Carts.MostLines)] };
    }
}
