using HotelConcierge.Assistants;
using HotelConcierge.Replies;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Shop;

/// <summary>
/// Asks the guest whether an own order is to be cancelled. It cancels nothing; only their own later yes does, and drafts only.
/// </summary>
internal sealed class CancelOrder(ShopVisits visits, ErpAccess access, ShopOrders placed, ShopProposals proposals) : ITool
{
    public string Name => "cancel_order";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => ToolJson.Declare(
        Name,
        "Asks the guest whether one of their own orders is to be cancelled, while staff have not confirmed it. It cancels nothing.",
        ToolParameter.OfText(MyOrders.OrderId, "The order_id or number of the order.", ShopArguments.LongestId).Required());

    public Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken) => visits.RunAsync(
        call,
        async visit =>
        {
            var wanted = ToolJson.Text(call.Arguments, MyOrders.OrderId);
            if (wanted.Length == 0)
                return $"Nothing was cancelled: {MyOrders.OrderId} has to name the order. Call my_orders to see which there are.";
            if (await access.CustomerOfAsync(call, cancellationToken) is not { } customer)
                return OwnOrders.Unknown(visit);
            var found = await OwnOrders.ReadAsync(visit, customer, placed, cancellationToken);
            return await OwnOrders.FindAsync(visit, customer, placed, found, wanted, cancellationToken) switch
            {
                null => OwnOrders.None(visit, wanted),
                { State: OrderState.Draft } draft => await proposals.AskToCancelAsync(visit, customer, draft, cancellationToken),
                { State: OrderState.Cancelled } gone => ShopVisit.Result(
                    "already_cancelled",
                    "It is cancelled already.",
                    visit.Text(ShopPlan.Cancelled, ("number", PlainMarkdown.Of(gone.Number)))),
                var order => await proposals.NoDraftAsync(visit, PlainMarkdown.Of(order.Number), cancellationToken),
            };
        },
        cancellationToken);
}
