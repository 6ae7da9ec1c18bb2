using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Calendar;
using HotelConcierge.Languages;
using HotelConcierge.Replies;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Shop;

/// <summary>Tells customers of their own orders and invoices. It changes nothing.</summary>
internal sealed class MyOrders(
    ShopVisits visits, ErpAccess access, ShopOrders placed, ShopQuestions questions, LanguageCatalog languages) : ITool
{
    internal const string OrderId = "order_id";

    public string Name => "my_orders";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => ToolJson.Declare(
        Name,
        "Shows the guest their own latest orders and how far each is, or one of them with its lines. Only their own can be seen.",
        ToolParameter.OfText(
            OrderId, "The order_id or number of the one that they ask about. Leave out for the latest.", ShopArguments.LongestId));

    public Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken) => visits.RunAsync(
        call,
        async visit =>
        {
            if (await access.CustomerOfAsync(call, cancellationToken) is not { } customer)
                return OwnOrders.Unknown(visit);
            var wanted = ToolJson.Text(call.Arguments, OrderId);
            var found = await OwnOrders.ReadAsync(visit, customer, placed, cancellationToken);
            if (wanted.Length > 0)
            {
                if (await OwnOrders.FindAsync(visit, customer, placed, found, wanted, cancellationToken) is not { } one)
                    return OwnOrders.None(visit, wanted);
                await questions.TellAsync(visit.Guest, visit.Shop, [one.Total, .. one.Lines.SelectMany(AmountsOf)], cancellationToken);
                var lines = string.Join('\n', one.Lines.Select(line => ShopText.Line(line, one.Currency)));
                return ShopVisit.Result(
                    "order",
                    "This is the guest's own order.",
                    $"{Line(visit, one)}\n{lines}",
                    new() { ["order"] = Json(visit, one, withLines: true) });
            }

            if (found.Count == 0)
                return ShopVisit.Result("orders", "There are none.", visit.Text(ShopPlan.NoOrders));
            var shown = found.Take(visit.Plan.OrdersShown).ToList();
            await questions.TellAsync(visit.Guest, visit.Shop, shown.Select(order => order.Total), cancellationToken);
            return ShopVisit.Result(
                "orders",
                "These are the guest's own orders, the newest first.",
                $"{visit.Text(ShopPlan.Orders)}\n{string.Join('\n', shown.Select(order => "- " + Line(visit, order)))}",
                new() { ["orders"] = new JsonArray([.. shown.Select(order => Json(visit, order, withLines: false))]) });
        },
        cancellationToken);

    private static IEnumerable<decimal> AmountsOf(OrderLine line) => [line.UnitPrice, line.Subtotal];

    private string Line(ShopVisit visit, Order order) =>
        $"**{PlainMarkdown.Of(order.Number)}**, {PlainMarkdown.Of(DayText.Of(DayOf(visit, order), visit.Language, languages))}: " +
        $"{visit.Plan.State(order.State, visit.Language)}, {Money.Write(order.Total, order.Currency)}";

    /// <summary>Where the ERP knows only a day it is the beginning of it in UTC, whatever the time zone.</summary>
    private static DateOnly DayOf(ShopVisit visit, Order order) => order.PlacedAt.UtcDateTime.TimeOfDay == TimeSpan.Zero
        ? DateOnly.FromDateTime(order.PlacedAt.UtcDateTime)
        : visit.Plan.Clock.DayOf(order.PlacedAt);

    private static JsonObject Json(ShopVisit visit, Order order, bool withLines)
    {
        var json = new JsonObject
        {
            ["order_id"] = order.Id,
            ["number"] = order.Number,
            ["state"] = order.State.ToString().ToLowerInvariant(),
            ["day"] = ToolJson.Day(DayOf(visit, order)),
            ["total"] = Money.Write(order.Total, order.Currency),
        };
        if (withLines)
        {
            json["lines"] = new JsonArray([.. order.Lines.Select(line => new JsonObject
            {
                ["product_id"] = line.ProductId,
                ["name"] = line.Name,
                ["quantity"] = line.Quantity,
                ["subtotal"] = Money.Write(line.Subtotal, order.Currency),
            })]);
        }

        return json;
    }
}

/// <summary>Finds customers' own orders, by what a guest or a model names them.</summary>
internal static class OwnOrders
{
    /// <summary>So many are looked through for a number.</summary>
    private const int Most = 50;

    /// <summary>What a guest is told who is no customer yet.</summary>
    public static ToolResult Unknown(ShopVisit visit) => ShopVisit.Result(
        "customer_unknown",
        "It is not known which customer the guest is, so nothing of anybody's orders can be seen. Call link_customer.",
        visit.Text(ShopPlan.WhoAreYou));

    /// <summary>What a guest is told of an order that is not theirs, whether or not there is one.</summary>
    public static ToolResult None(ShopVisit visit, string wanted) => ShopVisit.Result(
        "no_such_order",
        "The guest has no such order.",
        visit.Text(ShopPlan.NoSuchOrder, ("number", PlainMarkdown.Of(ShopText.OnOneLine(wanted)))));

    /// <summary>
    /// The customer's own orders, the newest first; of who became a customer here and proved nothing, those that they ordered here: staff may
    /// have made them a contact of somebody who has others.
    /// </summary>
    public static async Task<IReadOnlyList<Order>> ReadAsync(
        ShopVisit visit, LinkedCustomer customer, ShopOrders placed, CancellationToken cancellationToken)
    {
        var all = await visit.Erp.OrdersOfAsync(customer.CustomerId, Most, visit.Language, cancellationToken);
        if (customer.Proof is not CustomerProof.Registered)
            return all;
        var here = await placed.IdsAsync(visit.Guest, cancellationToken);
        return [.. all.Where(order => here.Contains(order.Id))];
    }

    /// <summary>One of them by its id or number, also an older one; null when they have none of that.</summary>
    /// <param name="orders">As <see cref="ReadAsync"/> reads them.</param>
    public static async Task<Order?> FindAsync(
        ShopVisit visit,
        LinkedCustomer customer,
        ShopOrders placed,
        IReadOnlyList<Order> orders,
        string wanted,
        CancellationToken cancellationToken)
    {
        if (wanted.Length > ShopArguments.LongestId)
            return null;
        var number = wanted.TrimStart('#');
        if ((orders.FirstOrDefault(order => order.Id == wanted)
                ?? orders.FirstOrDefault(order => string.Equals(order.Number, number, StringComparison.OrdinalIgnoreCase))) is { } found)
            return found;
        var id = customer.Proof is not CustomerProof.Registered
            ? wanted
            : (await placed.AllAsync(visit.Guest, cancellationToken))
                .FirstOrDefault(one => one.OrderId == wanted || string.Equals(one.Number, number, StringComparison.OrdinalIgnoreCase))?
                .OrderId;
        return id is null ? null : await visit.Erp.ReadOrderAsync(customer.CustomerId, id, visit.Language, cancellationToken);
    }
}
