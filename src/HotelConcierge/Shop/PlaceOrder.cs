using HotelConcierge.Assistants;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Shop;

/// <summary>
/// Asks the guest whether what is in their cart is to be ordered: exactly these lines at these prices. It never orders; only their own
/// later yes does.
/// </summary>
internal sealed class PlaceOrder(
    ShopVisits visits, ErpAccess access, CartDesk desk, ShopProposals proposals, ShopOrders orders, ShopQuestions questions) : ITool
{
    private const string Notes = "notes";
    private const int LongestNotes = 300;

    public string Name => "place_order";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => ToolJson.Declare(
        Name,
        "Shows the guest the summary of their cart with the total and asks whether it is to be ordered. Call it when they want to order " +
        "what is in the cart. It orders nothing: only their own answer to the question does.",
        ToolParameter.OfText(
            Notes, "What the guest wants staff to know of the order, in their own words. Leave out for nothing.", LongestNotes));

    public Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken) => visits.RunAsync(
        call,
        async visit =>
        {
            if (await access.CustomerOfAsync(call, cancellationToken) is not { } customer)
            {
                return ShopVisit.Result(
                    "customer_unknown",
                    "Nothing is ordered: it is not known which customer the guest is. The cart stays. Call link_customer with the phone or "
                        + "the e-mail that they give, or register_customer for somebody new.",
                    visit.Text(ShopPlan.WhoAreYou));
            }

            // What may be ordered already is not to be ordered once more.
            if (await orders.FindUnconfirmedAsync(visit.Guest, cancellationToken) is { } tried && tried.Customer == customer.CustomerId)
                return await proposals.AskToTryAgainAsync(visit, tried, cancellationToken);

            var cart = await desk.ReadAsync(visit, customer, cancellationToken);
            if (cart.Quote is not { } quote)
            {
                return ShopVisit.Result(
                    "cart_empty",
                    "Nothing is ordered: nothing in the cart can be. Look for products and put them into the cart.",
                    CartDesk.Join([.. cart.Troubles, visit.Text(ShopPlan.CartEmpty)]));
            }

            var notes = ShopArguments.Line(call.Arguments, Notes, LongestNotes);
            var content = new ShopContent(ShopPurpose.Order, customer.CustomerId)
            {
                Quote = quote,
                Notes = notes.Length == 0 ? null : notes,
            };
            var asked = await proposals.AskToOrderAsync(visit, content, customer.Name, cart, above: null, cancellationToken);
            if (asked.Line is not null)
                await questions.CloseAsync(visit.Guest, visit.Shop, cancellationToken);
            return asked;
        },
        cancellationToken);
}
