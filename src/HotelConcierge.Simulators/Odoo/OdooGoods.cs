using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.Odoo;

/// <summary>A product as staff have it in Odoo.</summary>
/// <param name="Name">In English.</param>
/// <param name="Price">Of one unit.</param>
public sealed record OdooProductToSell(string Code, string Name, decimal Price)
{
    public string? Thai { get; init; }

    public string? Barcode { get; init; }

    /// <summary>For customers, in English.</summary>
    public string? Description { get; init; }

    /// <summary>What staff note on buying it.</summary>
    public string? PurchaseNote { get; init; }

    /// <summary>How many can be promised; null for a service.</summary>
    public decimal? Free { get; init; }

    /// <summary>Null for pieces.</summary>
    public string? Unit { get; init; }

    /// <summary>0 for no tax.</summary>
    public decimal TaxPercent { get; init; }

    public bool PriceHasTax { get; init; }

    public bool IsForSale { get; init; } = true;
}

/// <summary>Somebody whom staff have in Odoo.</summary>
/// <param name="Phone">As they wrote it.</param>
/// <param name="Mobile">Until Odoo 18.</param>
/// <param name="Parent">The company whose contact they are.</param>
public sealed record OdooPartnerToKnow(string Name, string? Phone = null, string? Email = null, string? Mobile = null, int? Parent = null);

/// <summary>Makes products with what belongs to them.</summary>
internal static class OdooGoods
{
    public static int Make(OdooTables tables, SimulatedOdooOptions options, OdooProductToSell product)
    {
        var isNew = options.Version >= 18;
        var values = new JsonObject
        {
            ["name"] = product.Name,
            ["default_code"] = product.Code,
            ["list_price"] = product.Price,
            ["sale_ok"] = product.IsForSale,
            ["uom_id"] = Unit(tables, product.Unit ?? "Units"),
            ["type"] = product.Free is null ? "service" : isNew ? "consu" : "product",
        };
        if (isNew && product.Free is not null)
            values["is_storable"] = true;
        if (options.HasStock && product.Free is { } free)
            (values["free_qty"], values["qty_available"]) = (free, free + 5);
        if (product.Barcode is not null)
            values["barcode"] = product.Barcode;
        if (product.Description is not null)
            values["description_sale"] = product.Description;
        if (product.PurchaseNote is not null)
            values["description_purchase"] = product.PurchaseNote;
        if (product.TaxPercent > 0)
            values["taxes_id"] = new JsonArray(new JsonArray(6, 0, new JsonArray(Tax(tables, product.TaxPercent, product.PriceHasTax))));
        var row = tables.Create("product.product", values);
        if (product.Thai is not null)
            tables.Write("product.product", row, new() { ["name"] = product.Thai }, "th_TH");
        return row.Id;
    }

    private static int Unit(OdooTables tables, string name) =>
        (tables.Rows("uom.uom").FirstOrDefault(unit => unit.Text("name") == name)
            ?? tables.Create("uom.uom", new() { ["name"] = name, ["rounding"] = 0.01m })).Id;

    private static int Tax(OdooTables tables, decimal percent, bool isIncluded) =>
        (tables.Rows("account.tax").FirstOrDefault(tax => tax.Number("amount") == percent && tax.Flag("price_include") == isIncluded)
            ?? tables.Create("account.tax", new()
            {
                ["name"] = $"{percent}%",
                ["amount"] = percent,
                ["price_include"] = isIncluded,
                ["company_id"] = tables.Company,
            })).Id;
}
