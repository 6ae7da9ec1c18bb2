using HotelConcierge.Contracts.Shop;
using HotelConcierge.Shop.Odoo;
using HotelConcierge.Simulators.Odoo;

namespace HotelConcierge.Tests.Shop.Odoo;

/// <summary>What every ERP does, of Odoo with draft invoices.</summary>
public class OdooErpContractTests : ErpContract
{
    // Odoo has no such field; the shop's own apps do.
    protected override bool KnowsMinimum => false;

    private protected virtual string Order => OdooOptions.Invoice;

    private protected virtual SimulatedOdooOptions Options => new();

    protected override async Task<IErpServer> StartAsync()
    {
        var world = await OdooWorld.StartAsync(Options, Order);
        foreach (var product in Seed.Products)
        {
            world.Odoo.Sell(new(product.Code, product.English, product.Price)
            {
                Thai = product.Thai,
                Barcode = product.Barcode,
                Description = product.Description,
                PurchaseNote = "Buy from the second supplier.",
                Free = product.Free,
                Unit = product.Unit,
                TaxPercent = product.TaxPercent,
                PriceHasTax = product.PriceHasTax,
                IsForSale = product.IsForSale,
            });
        }

        foreach (var customer in Seed.Customers)
            world.Odoo.Know(new(customer.Name, customer.Phone, customer.Email));
        return world;
    }
}

/// <summary>The same with quotations.</summary>
public sealed class OdooQuotationContractTests : OdooErpContractTests
{
    private protected override string Order => OdooOptions.Quotation;
}

/// <summary>The same of the newest version, whose fields differ.</summary>
public sealed class NewestOdooContractTests : OdooErpContractTests
{
    private protected override SimulatedOdooOptions Options => new() { Version = 19 };
}
