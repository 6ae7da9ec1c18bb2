using HotelConcierge.Assistants;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Shop;

/// <summary>Shows the guest's cart with the prices of the moment.</summary>
internal sealed class ShowCart(ShopVisits visits, CartDesk desk) : ITool
{
    public string Name => "show_cart";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => ToolJson.Declare(
        Name, "Shows the guest's cart with the prices of the ERP. Call it when they ask what they have chosen, or what it costs.");

    public Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken) => visits.RunAsync(
        call, visit => desk.ShowAsync(visit, "cart", "This is the cart.", above: null, cancellationToken), cancellationToken);
}
