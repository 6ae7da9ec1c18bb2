using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Shop.Odoo;

/// <summary>Orders of Odoo: draft customer invoices or quotations.</summary>
internal sealed class OdooOrders(
    OdooClient odoo, OdooInstallation installation, OdooProducts products, OdooCustomers customers, IOptions<OdooOptions> options)
{
    private const string Origin = "HotelConcierge";

    private readonly OdooOrderModel _own = OdooOrderModel.Of(options.Value);

    public async Task<Quote> QuoteAsync(
        string? customer, IReadOnlyList<WantedLine> lines, string language, CancellationToken cancellationToken)
    {
        if (lines.Count == 0)
            throw new ErpException(ErpTrouble.Refused, "There is nothing to be quoted.");
        var schema = await installation.ReadAsync(cancellationToken);
        var buyer = customer is null ? null : await BuyerAsync(customer, cancellationToken);
        var found = (await products.ReadAsync(
            [.. OdooProducts.Numbers(lines.Select(line => line.ProductId))],
            schema.LanguageOf(language),
            onlyForSale: true,
            schema,
            cancellationToken)).ToDictionary(product => product.Product.Id, StringComparer.Ordinal);
        var sum = new OdooSum(schema.Currency, schema.RoundsTotals);
        ImmutableArray<OrderLine> quoted = [.. lines.Select(Quoted)];
        var isTaxKnown = buyer is null || !(buyer.HasOwnTaxes || await HasAutomaticTaxesAsync(cancellationToken));
        var (net, tax, total) = sum.End(isTaxKnown);
        return new(quoted, net, tax, total, schema.Currency.Name);

        OrderLine Quoted(WantedLine line)
        {
            if (!found.TryGetValue(line.ProductId, out var wanted))
                throw new ErpException(ErpTrouble.Refused, "A product is not for sale.");
            var product = wanted.Product;
            if (product.Currency != schema.Currency.Name)
                throw new ErpException(ErpTrouble.Refused, $"A product's price is in {product.Currency}, not in the company's currency.");
            if (line.Quantity < product.Minimum || line.Quantity != Math.Round(line.Quantity, product.QuantityDecimals))
                throw new ErpException(ErpTrouble.Refused, "A quantity is none that can be sold.");
            var subtotal = sum.Add(product.Price, line.Quantity, wanted.Taxes);
            return new(product.Id, product.Name, line.Quantity, product.Unit, product.Price, subtotal);
        }
    }

    public async Task<Order> PlaceAsync(NewOrder order, CancellationToken cancellationToken)
    {
        var schema = await installation.ReadAsync(cancellationToken);
        var buyer = await BuyerAsync(order.Customer, cancellationToken);
        if (order.Quote.Lines.IsEmpty || order.Quote.Currency != schema.Currency.Name)
            throw new ErpException(ErpTrouble.Refused, "An order has no lines, or is in another currency than the company's.");
        var (model, id) = await odoo.LoadAsync(
            _own.Name,
            "hc_order_" + order.Key,
            [.. Heads(order, buyer, schema).Select(head => head.Column), .. _own.LineColumns],
            [.. Rows(order, buyer, schema)],
            _own.Context,
            cancellationToken);

        // From here on it is there, so nothing that is wrong may say that it is not.
        try
        {
            if (OdooOrderModel.Named(model) is { } made
                && await ReadAsync(made, buyer, OdooDomain.Where("id", "=", id), most: 1, order.Language, cancellationToken) is [var placed])
                return placed;
        }
        catch (ErpException trouble) when (trouble.Trouble is not ErpTrouble.Unavailable)
        {
            throw new ErpException(ErpTrouble.Broken, $"The order is there and cannot be read: {trouble.Message}", trouble);
        }

        throw new ErpException(ErpTrouble.Broken, "The order of this key is another customer's, or is gone.");
    }

    public async Task<IReadOnlyList<Order>> OfAsync(string customer, int most, string language, CancellationToken cancellationToken) =>
        await customers.BuyerAsync(customer, cancellationToken) is { } buyer
            ? await ReadAsync(_own, buyer, OdooDomain.All, most, language, cancellationToken)
            : [];

    public async Task<Order?> ReadAsync(string customer, string id, string language, CancellationToken cancellationToken) =>
        OdooOrderModel.Read(id) is var (model, number)
        && await customers.BuyerAsync(customer, cancellationToken) is { } buyer
        && await ReadAsync(model, buyer, OdooDomain.Where("id", "=", number), most: 1, language, cancellationToken) is [var order]
            ? order
            : null;

    public async Task<Order?> CancelAsync(string customer, string id, string language, CancellationToken cancellationToken)
    {
        var order = await ReadAsync(customer, id, language, cancellationToken);
        if (order is null or { State: OrderState.Cancelled })
            return order;
        if (order.State is not OrderState.Draft || OdooOrderModel.Read(id) is not var (model, number))
            throw new ErpException(ErpTrouble.Refused, "The order is no draft any more.");
        await odoo.CallAsync(model.Name, model.CancelMethod, number, model.CancelContext, cancellationToken);
        order = await ReadAsync(customer, id, language, cancellationToken);
        return order is null or { State: OrderState.Cancelled }
            ? order
            : throw new ErpException(ErpTrouble.Refused, "Odoo has not cancelled the order.");
    }

    private async Task<OdooBuyer> BuyerAsync(string customer, CancellationToken cancellationToken) =>
        await customers.BuyerAsync(customer, cancellationToken)
        ?? throw new ErpException(ErpTrouble.Refused, "There is no such customer.");

    // Which of these holds for a customer is found out by Odoo alone, when it makes the order.
    private async Task<bool> HasAutomaticTaxesAsync(CancellationToken cancellationToken) =>
        (await odoo.SearchAsync(
            "account.fiscal.position", OdooDomain.Where("auto_apply", "=", true), ["id"], null, cancellationToken, limit: 1)).Count > 0;

    private List<(string Column, string Cell)> Heads(NewOrder order, OdooBuyer buyer, OdooSchema schema)
    {
        List<(string Column, string Cell)> heads =
            [("partner_id/.id", OdooClient.Text(buyer.Id)), (_own.OriginField, Origin), .. _own.Fixed];
        if (!string.IsNullOrWhiteSpace(order.Notes) && schema.OrderFields.TryGetValue(_own.NotesField, out var type))
        {
            var notes = type is "html"
                ? WebUtility.HtmlEncode(order.Notes).ReplaceLineEndings("<br/>")
                : order.Notes;
            heads.Add((_own.NotesField, notes));
        }

        return heads;
    }

    private IEnumerable<IReadOnlyList<string>> Rows(NewOrder order, OdooBuyer buyer, OdooSchema schema)
    {
        IReadOnlyList<string> heads = [.. Heads(order, buyer, schema).Select(head => head.Cell)];
        foreach (var line in order.Quote.Lines)
        {
            if (OdooIds.Read(line.ProductId) is not { } product)
                throw new ErpException(ErpTrouble.Refused, "An order has a line without a product.");
            yield return [.. heads, OdooClient.Text(product), Text(line.Quantity), Text(line.UnitPrice)];
            heads = [.. heads.Select(_ => "")];
        }

        static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private async Task<IReadOnlyList<Order>> ReadAsync(
        OdooOrderModel model, OdooBuyer buyer, OdooDomain domain, int most, string language, CancellationToken cancellationToken)
    {
        var schema = await installation.ReadAsync(cancellationToken);
        string[] more = model.Name == _own.Name && schema.OrderFields.ContainsKey("payment_state") ? ["payment_state"] : [];
        var orders = await odoo.SearchAsync(
            model.Name,
            model.Domain.And(OdooDomain.Where("partner_id", "child_of", buyer.Commercial)).And(domain),
            ["name", "state", "create_date", "amount_total", "currency_id", model.LinesField, .. more],
            null,
            cancellationToken,
            limit: most,
            order: "id desc");
        int[] lineIds = [.. orders.SelectMany(order => order.References(model.LinesField))];
        var lines = lineIds.Length == 0
            ? []
            : await odoo.SearchAsync(
                model.LineModel,
                OdooDomain.In("id", lineIds),
                ["product_id", "name", model.QuantityField, "price_unit", "price_subtotal", "price_total", "display_type"],
                null,
                cancellationToken,
                order: "sequence, id");
        var named = (await products.ReadAsync(
            [.. lines.Select(line => line.Reference("product_id")?.Id).OfType<int>()],
            schema.LanguageOf(language),
            onlyForSale: false,
            schema,
            cancellationToken)).ToDictionary(product => product.Product.Id, StringComparer.Ordinal);
        return [.. orders.Select(Read)];

        Order Read(OdooRecord record)
        {
            var own = record.References(model.LinesField).ToHashSet();
            var id = model.Id(record.Id);
            return new(
                id,
                record.Text("name") is { } name && name != "/" ? name : id,
                OdooOrderModel.StateOf(record),
                record.Instant("create_date"),
                [.. lines.Where(line => own.Contains(line.Id) && !OdooOrderModel.IsText(line)).Select(Line)],
                record.Number("amount_total"),
                record.Reference("currency_id")?.Name ?? schema.Currency.Name);
        }

        OrderLine Line(OdooRecord line)
        {
            var product = line.Reference("product_id") is { } known ? named.GetValueOrDefault(OdooClient.Text(known.Id))?.Product : null;
            var (quantity, price) = (line.Number(model.QuantityField), line.Number("price_unit"));
            var (net, gross) = (line.Number("price_subtotal"), line.Number("price_total"));

            // Whichever of both is the price times the quantity: so it is with and without the taxes in the price.
            var subtotal = Math.Abs(gross - (price * quantity)) < Math.Abs(net - (price * quantity)) ? gross : net;
            return new(product?.Id ?? "", product?.Name ?? line.Text("name") ?? "", quantity, product?.Unit, price, subtotal);
        }
    }
}
