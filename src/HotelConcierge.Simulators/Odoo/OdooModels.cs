using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.Odoo;

/// <summary>The models of an Odoo with the apps Sales, Invoicing and Inventory, as far as a shop needs them.</summary>
internal static class OdooModels
{
    public static Dictionary<string, Dictionary<string, OdooField>> Of(SimulatedOdooOptions options)
    {
        var models = new Dictionary<string, Dictionary<string, OdooField>>(StringComparer.Ordinal)
        {
            ["res.users"] = new(StringComparer.Ordinal)
            {
                ["name"] = Char("Name"),
                ["login"] = Char("Login"),
                ["company_id"] = One("Company", "res.company"),
                ["active"] = Active,
            },
            ["res.lang"] = new(StringComparer.Ordinal)
            {
                ["name"] = Char("Name"),
                ["code"] = Char("Locale Code"),
                ["iso_code"] = Char("ISO code"),
                ["active"] = Active,
            },
            ["res.currency"] = new(StringComparer.Ordinal)
            {
                ["name"] = Char("Currency"),
                ["decimal_places"] = Integer("Decimal Places"),
                ["rounding"] = Float("Rounding Factor"),
                ["active"] = Active,
            },
            ["res.country"] = new(StringComparer.Ordinal) { ["name"] = Char("Country Name"), ["code"] = Char("Country Code") },
            ["res.company"] = new(StringComparer.Ordinal)
            {
                ["name"] = Char("Company Name"),
                ["currency_id"] = One("Currency", "res.currency"),
                ["country_id"] = One("Country", "res.country"),
                ["tax_calculation_rounding_method"] = Selected(
                    "Tax Calculation Rounding Method",
                    "round_per_line",
                    ("round_per_line", "Round per Line"),
                    ("round_globally", "Round Globally")),
            },
            ["uom.uom"] = new(StringComparer.Ordinal)
            {
                ["name"] = Char("Unit of Measure") with { IsTranslated = true },
                ["rounding"] = Float("Rounding Precision"),
                ["active"] = Active,
            },
            ["account.tax"] = new(StringComparer.Ordinal)
            {
                ["name"] = Char("Tax Name"),
                ["amount"] = Float("Amount"),
                ["price_include"] = Flag("Included in Price"),
                ["include_base_amount"] = Flag("Affect Base of Subsequent Taxes"),
                ["company_id"] = One("Company", "res.company"),
                ["sequence"] = Integer("Sequence"),
                ["active"] = Active,
                ["amount_type"] = Selected(
                    "Tax Computation", "percent", ("group", "Group of Taxes"), ("fixed", "Fixed"), ("percent", "Percentage of Price"),
                    ("division", "Percentage of Price Tax Included")),
                ["type_tax_use"] = Selected("Tax Type", "sale", ("sale", "Sales"), ("purchase", "Purchases"), ("none", "None")),
            },
            ["account.fiscal.position"] = new(StringComparer.Ordinal)
            {
                ["name"] = Char("Fiscal Position"),
                ["auto_apply"] = Flag("Detect Automatically"),
                ["active"] = Active,
            },
            ["product.template.attribute.value"] = new(StringComparer.Ordinal)
            {
                ["name"] = Char("Value"),
                ["price_extra"] = Float("Extra Price"),
            },
            ["ir.model.data"] = new(StringComparer.Ordinal)
            {
                ["module"] = Char("Module"),
                ["name"] = Char("External Identifier"),
                ["model"] = Char("Model Name"),
                ["res_id"] = Integer("Record ID"),
                ["noupdate"] = Flag("Non Updatable"),
            },
            ["res.partner"] = Partner(options),
            ["product.product"] = Product(options),
            ["account.move"] = Move(options),
            ["account.move.line"] = Line("account.move", "move_id", "quantity"),
            ["sale.order"] = Sale(options),
            ["sale.order.line"] = Line("sale.order", "order_id", "product_uom_qty"),
        };
        foreach (var fields in models.Values)
        {
            fields["id"] = Integer("ID");
            fields["create_date"] = new("datetime", "Created on");
            fields["write_date"] = new("datetime", "Last Updated on");
            fields.TryAdd("display_name", Char("Display Name") with { Compute = (row, _) => row.Text("name") });
        }

        return models;
    }

    private static OdooField Active => Flag("Active") with { Default = true };

    private static Dictionary<string, OdooField> Partner(SimulatedOdooOptions options)
    {
        var fields = new Dictionary<string, OdooField>(StringComparer.Ordinal)
        {
            ["name"] = Char("Name") with { IsRequired = true },
            ["email"] = Char("Email"),
            ["phone"] = Char("Phone"),
            ["street"] = Char("Street"),
            ["city"] = Char("City"),
            ["zip"] = Char("Zip"),
            ["comment"] = new("html", "Notes"),
            ["is_company"] = Flag("Is a Company"),
            ["customer_rank"] = Integer("Customer Rank"),
            ["parent_id"] = One("Related Company", "res.partner"),
            ["country_id"] = One("Country", "res.country"),
            ["active"] = Active,
            ["property_account_position_id"] = One("Fiscal Position", "account.fiscal.position"),
            ["commercial_partner_id"] = One("Commercial Entity", "res.partner"),
            ["lang"] = Selected("Language", null, [.. options.Languages.Select(code => (code, code))]),
        };
        if (options.Version < 19)
            fields["mobile"] = Char("Mobile");
        return fields;
    }

    private static Dictionary<string, OdooField> Product(SimulatedOdooOptions options)
    {
        var isNew = options.Version >= 18;
        var fields = new Dictionary<string, OdooField>(StringComparer.Ordinal)
        {
            ["name"] = Char("Name") with { IsTranslated = true, IsRequired = true },
            ["default_code"] = Char("Internal Reference"),
            ["barcode"] = Char("Barcode"),
            ["description_sale"] = new("text", "Sales Description") { IsTranslated = true },
            ["description_purchase"] = new("text", "Purchase Description") { IsTranslated = true },
            ["list_price"] = Float("Sales Price"),
            ["uom_id"] = One("Unit of Measure", "uom.uom"),
            ["taxes_id"] = Many("Customer Taxes", "account.tax"),
            ["sale_ok"] = Flag("Can be Sold") with { Default = true },
            ["active"] = Active,
            ["product_template_attribute_value_ids"] = Many("Attribute Values", "product.template.attribute.value"),
            ["type"] = isNew
                ? Selected("Product Type", "consu", ("consu", "Goods"), ("service", "Service"), ("combo", "Combo"))
                : Selected("Product Type", "consu", ("consu", "Consumable"), ("service", "Service"), ("product", "Storable Product")),
            ["lst_price"] = Float("Public Price") with
            {
                Compute = (row, tables) => row.Number("list_price") + row.References("product_template_attribute_value_ids")
                    .Sum(id => tables.Row("product.template.attribute.value", id)?.Number("price_extra") ?? 0),
            },
            ["currency_id"] = One("Currency", "res.currency") with { Compute = (_, tables) => tables.Currency },
            ["display_name"] = Char("Display Name") with
            {
                Compute = (row, _) => row.Text("default_code") is { } code ? $"[{code}] {row.Text("name")}" : row.Text("name"),
            },
        };
        if (isNew)
            fields["is_storable"] = Flag("Track Inventory");
        if (!options.HasStock)
            return fields;
        fields["free_qty"] = Float("Free To Use Quantity");
        fields["qty_available"] = Float("Quantity On Hand");
        return fields;
    }

    private static Dictionary<string, OdooField> Move(SimulatedOdooOptions options) => new(StringComparer.Ordinal)
    {
        ["name"] = Char("Number"),
        ["ref"] = Char("Reference"),
        ["invoice_origin"] = Char("Origin"),
        ["narration"] = new(options.Version >= 15 ? "html" : "text", "Terms and Conditions"),
        ["move_type"] = Selected(
            "Type", "entry", ("entry", "Journal Entry"), ("out_invoice", "Customer Invoice"), ("out_refund", "Customer Credit Note"),
            ("in_invoice", "Vendor Bill")),
        ["state"] = Selected("Status", "draft", ("draft", "Draft"), ("posted", "Posted"), ("cancel", "Cancelled")),
        ["payment_state"] = Selected(
            "Payment Status", "not_paid", ("not_paid", "Not Paid"), ("in_payment", "In Payment"), ("paid", "Paid"),
            ("partial", "Partially Paid"), ("reversed", "Reversed")),
        ["partner_id"] = One("Partner", "res.partner"),
        ["invoice_line_ids"] = Lines("Invoice lines", "account.move.line", "move_id"),
        ["amount_total"] = Float("Total"),
        ["currency_id"] = One("Currency", "res.currency"),
        ["company_id"] = One("Company", "res.company"),
    };

    private static Dictionary<string, OdooField> Sale(SimulatedOdooOptions options) => new(StringComparer.Ordinal)
    {
        ["name"] = Char("Order Reference"),
        ["client_order_ref"] = Char("Customer Reference"),
        ["origin"] = Char("Source Document"),
        ["note"] = new(options.Version >= 15 ? "html" : "text", "Terms and conditions"),
        ["state"] = Selected(
            "Status", "draft", ("draft", "Quotation"), ("sent", "Quotation Sent"), ("sale", "Sales Order"), ("done", "Locked"),
            ("cancel", "Cancelled")),
        ["partner_id"] = One("Customer", "res.partner") with { IsRequired = true },
        ["order_line"] = Lines("Order Lines", "sale.order.line", "order_id"),
        ["amount_total"] = Float("Total"),
        ["currency_id"] = One("Currency", "res.currency"),
        ["company_id"] = One("Company", "res.company"),
    };

    private static Dictionary<string, OdooField> Line(string model, string inverse, string quantity) => new(StringComparer.Ordinal)
    {
        [inverse] = One("Order", model),
        ["product_id"] = One("Product", "product.product"),
        ["name"] = new("text", "Label"),
        [quantity] = Float("Quantity") with { Default = 1 },
        ["price_unit"] = Float("Unit Price"),
        [model is "sale.order" ? "tax_id" : "tax_ids"] = Many("Taxes", "account.tax"),
        ["price_subtotal"] = Float("Subtotal"),
        ["price_total"] = Float("Total"),
        ["sequence"] = Integer("Sequence") with { Default = 10 },
        ["display_type"] = Selected("Display Type", null, ("product", "Product"), ("line_section", "Section"), ("line_note", "Note")),
    };

    private static OdooField Char(string label) => new("char", label);

    private static OdooField Integer(string label) => new("integer", label);

    private static OdooField Float(string label) => new("float", label);

    private static OdooField Flag(string label) => new("boolean", label);

    private static OdooField One(string label, string relation) => new("many2one", label) { Relation = relation };

    private static OdooField Many(string label, string relation) => new("many2many", label) { Relation = relation };

    private static OdooField Lines(string label, string relation, string inverse) =>
        new("one2many", label) { Relation = relation, Inverse = inverse };

    private static OdooField Selected(string label, string? standard, params IReadOnlyList<(string Value, string Label)> values) =>
        new("selection", label) { Selection = values, Default = standard is null ? null : JsonValue.Create(standard) };
}
