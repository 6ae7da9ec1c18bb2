using System.Text.Json.Nodes;

namespace HotelConcierge.Shop.Odoo;

/// <summary>What of Odoo an order is: a customer invoice (<c>account.move</c>) or a sales order (<c>sale.order</c>).</summary>
/// <remarks>
/// An id says which, since a deployment may be set from one to the other while customers have orders of both:
/// <c>invoice-12</c>, <c>sale-12</c>. Odoo's staff find a draft invoice by the number in it.
/// </remarks>
internal sealed record OdooOrderModel(string Name, string Prefix)
{
    private static readonly OdooOrderModel Invoice = new("account.move", "invoice-")
    {
        LineModel = "account.move.line",
        LinesField = "invoice_line_ids",
        QuantityField = "quantity",
        NotesField = "narration",
        OriginField = "invoice_origin",
        Fixed = [("move_type", "out_invoice")],
        Domain = OdooDomain.Where("move_type", "=", "out_invoice"),
        CancelMethod = "button_cancel",
        // Older versions find the journal by it.
        Context = new() { ["default_move_type"] = "out_invoice" },
    };

    private static readonly OdooOrderModel Sale = new("sale.order", "sale-")
    {
        LineModel = "sale.order.line",
        LinesField = "order_line",
        QuantityField = "product_uom_qty",
        NotesField = "note",
        OriginField = "origin",
        CancelMethod = "action_cancel",
        // Else it asks a person at the screen first.
        CancelContext = new() { ["disable_cancel_warning"] = true },
    };

    public required string LineModel { get; init; }

    public required string LinesField { get; init; }

    public required string QuantityField { get; init; }

    public required string NotesField { get; init; }

    public required string OriginField { get; init; }

    public required string CancelMethod { get; init; }

    /// <summary>What a new one has whatever is ordered.</summary>
    public IReadOnlyList<(string Column, string Cell)> Fixed { get; init; } = [];

    /// <summary>Which records of the model are orders.</summary>
    public OdooDomain Domain { get; init; } = OdooDomain.All;

    public JsonObject Context { get; init; } = [];

    public JsonObject CancelContext { get; init; } = [];

    /// <summary>A line's product, quantity and price, as columns of an import.</summary>
    public IReadOnlyList<string> LineColumns =>
        [$"{LinesField}/product_id/.id", $"{LinesField}/{QuantityField}", $"{LinesField}/price_unit"];

    public static OdooOrderModel Of(OdooOptions options) => options.Order is OdooOptions.Quotation ? Sale : Invoice;

    public static OdooOrderModel? Named(string name) => name == Invoice.Name ? Invoice : name == Sale.Name ? Sale : null;

    public string Id(int number) => Prefix + OdooClient.Text(number);

    /// <returns>Null for what is no id of an order.</returns>
    public static (OdooOrderModel Model, int Number)? Read(string id)
    {
        foreach (var model in new[] { Invoice, Sale })
        {
            if (id.StartsWith(model.Prefix, StringComparison.Ordinal) && OdooIds.Read(id[model.Prefix.Length..]) is { } number)
                return (model, number);
        }

        return null;
    }

    /// <summary>Whether a line is a heading or a note between those of products.</summary>
    public static bool IsText(OdooRecord line) => line.Text("display_type") is "line_section" or "line_subsection" or "line_note";

    public static OrderState StateOf(OdooRecord order) => order.Text("state") switch
    {
        "draft" or "sent" => OrderState.Draft,
        "cancel" => OrderState.Cancelled,
        "done" => OrderState.Done,
        "posted" when order.Text("payment_state") is "paid" or "in_payment" or "reversed" => OrderState.Done,
        _ => OrderState.Confirmed,
    };
}
