using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Languages;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Shop;

/// <summary>
/// Puts products into the guest's cart, changes how many, and takes them out: all that a call names, or nothing. Nothing is ordered by it.
/// Keyed by the call's id.
/// </summary>
internal sealed class ChangeCart(
    ShopVisits visits, Carts carts, CartDesk desk, ShopQuestions questions, LanguageCatalog languages) : IReadsAnswers
{
    private const string Items = "items";
    private const string Product = "product_id";
    private const string Quantity = "quantity";
    private const string How = "how";
    private const string Set = "set";
    private const string Add = "add";
    private const string Remove = "remove";

    private readonly QuantityReader _quantities = QuantityReader.Of(languages);

    public string Name => "change_cart";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => ToolJson.Declare(
        Name,
        "Changes the guest's cart and shows it with the prices of the ERP. Nothing is ordered. One call for all that the guest's message " +
        "changes; \"make it three\" is set, \"without the gloves\" is remove.",
        new ToolParameter(Items, SchemaOfItems()).Required());

    public bool Owns(string tap) => false;

    public async Task<IReadOnlyList<PlainAnswer>> ReadAnswersAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (visits.PlanOf(call) is null || call.Taps.Count > 0
            || await questions.FindAsync(call.Conversation, call.Assistant.Name, cancellationToken) is not { HowMany: { } product } open
            || open.Turn == call.Turn || !call.AnswersTurn(open.TurnNumber)
            || _quantities.Read(call.Heard, call.Language, product.Unit) is not { } number)
            return [];
        var item = new JsonObject { [Product] = product.ProductId, [Quantity] = number, [How] = Set };
        return [new(new() { [Items] = new JsonArray(item) }, ShopQuestion.ProductPrefix + product.ProductId, IsTap: false)];
    }

    public Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken) =>
        visits.RunAsync(call, visit => ChangeAsync(visit, cancellationToken), cancellationToken);

    private async Task<ToolResult> ChangeAsync(ShopVisit visit, CancellationToken cancellationToken)
    {
        var cart = await carts.ReadAsync(visit.Guest, visit.Shop, cancellationToken);
        if (!cart.Calls.Contains(visit.Call.Id))
        {
            var (changes, problems) = Read(visit.Call.Arguments);
            if (problems.Count > 0)
                return NothingChanged(problems);
            var wanted = changes.Where(change => change.How != Remove)
                .Select(change => change.ProductId)
                .Distinct(StringComparer.Ordinal)
                .ToList();
            var products = (wanted.Count == 0 ? [] : await visit.Erp.ReadProductsAsync(wanted, visit.Language, cancellationToken))
                .DistinctBy(product => product.Id, StringComparer.Ordinal)
                .ToDictionary(product => product.Id, StringComparer.Ordinal);
            if (Apply(visit, cart, changes, products, out var line) is { Count: > 0 } wrong)
                return line is null ? NothingChanged(wrong) : ShopVisit.Result("not_changed", string.Join(' ', wrong), line);
            await desk.ChangeAsync(visit, current => Applied(current, changes, products), cancellationToken);
        }

        return await desk.ShowAsync(visit, "cart_changed", "The cart is changed.", above: null, cancellationToken);
    }

    private static ToolResult NothingChanged(IEnumerable<string> problems) => $"Nothing was changed. {string.Join(' ', problems)}";

    /// <returns>What is wrong with the changes; empty for nothing.</returns>
    /// <param name="line">What the guest reads of it, where that is all there is to say; null otherwise.</param>
    private static List<string> Apply(
        ShopVisit visit, Cart cart, List<Change> changes, Dictionary<string, Product> products, out string? line)
    {
        line = null;
        var wrong = new List<string>();
        foreach (var change in changes)
        {
            // As the changes before it leave the cart.
            var inCart = cart.Lines.Find(known => known.ProductId == change.ProductId);
            cart = Applied(cart, [change], products);
            if (change.How == Remove)
            {
                if (inCart is null)
                    wrong.Add($"{change.Name}: it is not in the cart.");
                continue;
            }

            if (!products.TryGetValue(change.ProductId, out var product))
            {
                wrong.Add($"{change.Name}: there is no such product. Use a product_id of find_products.");
                continue;
            }

            var quantity = change.How == Add ? change.Quantity + (inCart?.Quantity ?? 0) : change.Quantity;
            if (quantity > visit.Plan.MostQuantity)
                wrong.Add($"{change.Name}: {Money.Quantity(visit.Plan.MostQuantity)} is the most of one product.");
            else if (CartDesk.WrongWith(visit, product, quantity) is { } said)
            {
                wrong.Add(
                    $"{change.Name}: {Number(product.Minimum)} is the smallest order, with {product.QuantityDecimals} decimals at most.");
                line = line is null ? said : $"{line}\n\n{said}";
            }
        }

        if (wrong.Count == 0 && cart.Lines.Count > Carts.MostLines)
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"A cart has {Carts.MostLines} lines at most."));
        return wrong;
    }

    private static Cart Applied(Cart cart, IEnumerable<Change> changes, Dictionary<string, Product> products)
    {
        var lines = cart.Lines;
        foreach (var change in changes)
        {
            var place = lines.FindIndex(line => line.ProductId == change.ProductId);
            var before = place < 0 ? 0 : lines[place].Quantity;
            var after = change.How switch
            {
                Add => before + change.Quantity,
                Remove => change.Quantity > 0 ? before - change.Quantity : 0,
                _ => change.Quantity,
            };
            if (place >= 0 && after <= 0)
                lines = lines.RemoveAt(place);
            else if (place >= 0)
                lines = lines.SetItem(place, lines[place] with { Quantity = after });
            else if (products.TryGetValue(change.ProductId, out var product))
                lines = lines.Add(new(product.Id, after) { Name = product.Name, Unit = product.Unit });
        }

        return cart with { Lines = lines };
    }

    private static (List<Change> Changes, List<string> Problems) Read(JsonObject arguments)
    {
        if (arguments[Items] is not JsonArray { Count: > 0 and <= Carts.MostLines } items)
            return ([], [$"{Items} has to be a list of 1 to {Carts.MostLines} changes."]);
        var (changes, problems) = (new List<Change>(), new List<string>());
        for (var at = 0; at < items.Count; at++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{Items}[{at}]");
            var item = items[at] as JsonObject;
            var how = item is null ? "" : ToolJson.Text(item, How);
            var quantity = ShopArguments.Number(item?[Quantity]);
            if (ShopArguments.Id(item?[Product]) is not { } product)
                problems.Add($"{name}.{Product} has to be a product_id of find_products, as text.");
            else if (how is not (Set or Add or Remove))
                problems.Add($"{name}.{How} has to be {Set}, {Add} or {Remove}.");
            else if (how == Remove && !ShopArguments.Has(item!, Quantity))
                changes.Add(new(name, product, 0, how));
            else if (quantity is not { } number || number < 0 || (number == 0 && how != Remove))
                problems.Add($"{name}.{Quantity} has to be a number above 0, such as 3. To take a product out, use {Remove}.");
            else
                changes.Add(new(name, product, number, how));
        }

        return (changes, problems);
    }

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static JsonObject SchemaOfItems() => new()
    {
        ["type"] = "array",
        ["minItems"] = 1,
        ["maxItems"] = Carts.MostLines,
        ["items"] = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray(Product, How),
            ["properties"] = new JsonObject
            {
                [Product] = new JsonObject
                {
                    ["type"] = "string",
                    ["description"] = "The product_id, from find_products or the cart.",
                    ["maxLength"] = ShopArguments.LongestId,
                },
                [Quantity] = new JsonObject
                {
                    ["type"] = "number",
                    ["minimum"] = 0,
                    ["description"] =
                        "How many, in the product's units, as the guest said it. With remove: how many to take out; leave it out for all of them.",
                },
                [How] = new JsonObject
                {
                    ["type"] = "string",
                    ["enum"] = new JsonArray(Set, Add, Remove),
                    ["description"] = "set: so many in all. add: so many more. remove: take it out.",
                },
            },
        },
    };

    private sealed record Change(string Name, string ProductId, decimal Quantity, string How);
}
