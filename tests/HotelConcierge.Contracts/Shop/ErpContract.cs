using HotelConcierge.Shop;
using Xunit;

namespace HotelConcierge.Contracts.Shop;

/// <summary>What every ERP does, whatever system is behind it. A fresh one with <see cref="Seed"/> for every test.</summary>
public abstract partial class ErpContract
{
    protected const string English = "en";
    protected const string Thai = "th";

    protected static readonly CancellationToken None = CancellationToken.None;

    /// <summary>What is in the system when a test begins.</summary>
    protected static ErpSeed Seed { get; } = new(
        [
            new("GLV-100", "Nitrile gloves, size M", "ถุงมือไนไตร ไซซ์ M", 189.00m)
            {
                Barcode = "8850000000011",
                Unit = "box of 100",
                Description = "Powder-free, for examinations.",
            },
            new("GLV-200", "Latex gloves, size M", "ถุงมือยาง ไซซ์ M", 149.00m) { Unit = "box of 100", Free = 0 },
            new("MSK-050", "Surgical masks", "หน้ากากอนามัย", 12.35m) { Unit = "pack of 5", Free = 40 },
            new("THM-001", "Digital thermometer", "ปรอทวัดไข้ดิจิทัล", 107.00m) { PriceHasTax = true, Free = 3 },
            new("COT-500", "Cotton wool", "สำลี", 89.90m) { Unit = "kg", QuantityDecimals = 2, Free = 12.5m },
            new("DLV-001", "Delivery in town", "บริการจัดส่งในเมือง", 0m) { Free = null },
            new("SYR-010", "Syringes 10 ml", "กระบอกฉีดยา 10 มล.", 4.50m) { Minimum = 10, Free = 500 },
            new("BOK-001", "First aid handbook", "คู่มือปฐมพยาบาล", 120.00m) { TaxPercent = 0 },
            new("OLD-001", "Glass thermometer", "ปรอทแก้ว", 60.00m) { IsForSale = false },
            .. Enumerable.Range(1, 12).Select(width => new SeededProduct(
                $"BAN-{width:D3}", $"Elastic bandage {width} cm", $"ผ้าพันแผลยืด {width} ซม.", 20.00m + width)),
        ],
        [
            new("Somchai Clinic", "+44 (0)20 7946 0101", "office@somchai-clinic.example"),
            new("Malee Pharmacy", "+442079460102", "malee@pharmacy.example"),
            new("Nobody's Namesake", null, "else@somchai-clinic.example"),
        ]);

    protected abstract Task<IErpServer> StartAsync();

    /// <summary>Whether the system itself knows the fewest that can be ordered.</summary>
    protected virtual bool KnowsMinimum => true;

    [Fact]
    public async Task It_has_a_name()
    {
        await using var server = await StartAsync();

        Assert.Matches("^[a-z]+$", server.Erp.Name);
    }

    /// <summary>The one product of a number.</summary>
    protected static async Task<Product> ProductAsync(IErpServer server, string code, string language = English)
    {
        ArgumentNullException.ThrowIfNull(server);
        var found = await server.Erp.FindProductsAsync(new(language) { Text = code }, None);
        return found.Products.First(product => product.Code == code);
    }

    /// <summary>Lines that want this many of the products of these numbers.</summary>
    protected static async Task<IReadOnlyList<WantedLine>> LinesAsync(IErpServer server, params (string Code, decimal Quantity)[] wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var lines = new List<WantedLine>();
        foreach (var (code, quantity) in wanted)
            lines.Add(new((await ProductAsync(server, code)).Id, quantity));
        return lines;
    }

    /// <summary>The one customer of a number or an address.</summary>
    protected static async Task<Customer> CustomerAsync(IErpServer server, string contact)
    {
        ArgumentNullException.ThrowIfNull(server);
        return Assert.Single(await server.Erp.FindCustomersAsync(contact, None));
    }

    protected static async Task RefusedAsync(Func<Task> act) =>
        Assert.Equal(ErpTrouble.Refused, (await Assert.ThrowsAsync<ErpException>(act)).Trouble);
}
