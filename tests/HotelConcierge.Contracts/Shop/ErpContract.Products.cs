using HotelConcierge.Shop;
using Xunit;

namespace HotelConcierge.Contracts.Shop;

public abstract partial class ErpContract
{
    [Theory]
    [InlineData("nitrile gloves", "GLV-100")]
    [InlineData("NITRILE", "GLV-100")]
    [InlineData("thermometer", "THM-001")]
    [InlineData("do you have a thermometer", "THM-001")]
    [InlineData("ถุงมือไนไตร", "GLV-100")]
    [InlineData("มีหน้ากากอนามัยไหม", "MSK-050")]
    [InlineData("สำลี", "COT-500")]
    [InlineData("GLV-200", "GLV-200")]
    [InlineData("glv 200", "GLV-200")]
    [InlineData("glv200", "GLV-200")]
    [InlineData("8850000000011", "GLV-100")]
    [InlineData("nitrlie gloves", "GLV-100")]
    [InlineData("thermometter", "THM-001")]
    [InlineData("surgicl mask", "MSK-050")]
    [InlineData("ถุงมือไนไตล", "GLV-100")]
    public async Task A_product_is_found_by_any_languages_name_its_number_or_its_barcode_with_slips_forgiven(string text, string code)
    {
        await using var server = await StartAsync();

        foreach (var language in new[] { English, Thai })
            Assert.Equal(code, (await server.Erp.FindProductsAsync(new(language) { Text = text }, None)).Products[0].Code);
    }

    [Fact]
    public async Task A_product_is_as_the_system_has_it()
    {
        await using var server = await StartAsync();

        var gloves = await ProductAsync(server, "GLV-100");
        Assert.Equal(
            ("Nitrile gloves, size M", 189.00m, "THB", "box of 100", "8850000000011", "Powder-free, for examinations."),
            (gloves.Name, gloves.Price, gloves.Currency, gloves.Unit, gloves.Barcode, gloves.Description));
        Assert.Equal((100m, 1m, 0, false), (gloves.Free, gloves.Minimum, gloves.QuantityDecimals, gloves.PriceHasTax));
        Assert.Equal("ถุงมือไนไตร ไซซ์ M", (await ProductAsync(server, "GLV-100", Thai)).Name);
        Assert.Equal("Nitrile gloves, size M", (await ProductAsync(server, "GLV-100", "de")).Name);
        Assert.True((await ProductAsync(server, "THM-001")).PriceHasTax);
        Assert.Equal((2, 12.5m, "kg"), await OfAsync("COT-500", product => (product.QuantityDecimals, product.Free, product.Unit)));
        Assert.Equal((false, 0m), await OfAsync("GLV-200", product => (product.IsInStock, product.Free)));
        Assert.Equal((true, null), await OfAsync("DLV-001", product => (product.IsInStock, product.Free)));
        if (KnowsMinimum)
            Assert.Equal(10, await OfAsync("SYR-010", product => product.Minimum));

        async Task<T> OfAsync<T>(string code, Func<Product, T> read) => read(await ProductAsync(server, code));
    }

    [Fact]
    public async Task Stock_narrows_the_search_only_when_it_is_asked_for()
    {
        await using var server = await StartAsync();

        Assert.Equal(["GLV-100", "GLV-200"], await CodesAsync(inStock: null));
        Assert.Equal(["GLV-100"], await CodesAsync(inStock: true));
        Assert.Equal(["GLV-200"], await CodesAsync(inStock: false));
        Assert.Contains("DLV-001", await AllCodesAsync(server.Erp, new(English) { InStock = true }));
        Assert.Equal(["GLV-200"], await AllCodesAsync(server.Erp, new(English) { InStock = false }));

        async Task<IEnumerable<string?>> CodesAsync(bool? inStock) =>
            (await AllCodesAsync(server.Erp, new(English) { Text = "gloves", InStock = inStock })).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Both_prices_count_themselves_and_nought_is_one()
    {
        await using var server = await StartAsync();

        Assert.Equal(["GLV-100"], await CodesAsync(minimum: 189.00m, maximum: null));
        Assert.Equal(["DLV-001"], await CodesAsync(minimum: null, maximum: 0m));
        Assert.Equal(["DLV-001", "SYR-010"], await CodesAsync(minimum: 0m, maximum: 4.50m));
        Assert.Equal(["BOK-001", "GLV-200"], await CodesAsync(minimum: 107.01m, maximum: 149.00m));
        Assert.Empty(await CodesAsync(minimum: 189.01m, maximum: null));

        async Task<IEnumerable<string?>> CodesAsync(decimal? minimum, decimal? maximum)
        {
            var query = new ProductQuery(English) { MinimumPrice = minimum, MaximumPrice = maximum };
            return (await AllCodesAsync(server.Erp, query)).Order(StringComparer.Ordinal);
        }
    }

    [Fact]
    public async Task Pages_hold_every_product_that_is_for_sale_once()
    {
        await using var server = await StartAsync();
        var all = Seed.Products.Where(product => product.IsForSale).Select(product => product.Code).Order(StringComparer.Ordinal);

        Assert.Equal(all, (await AllCodesAsync(server.Erp, new(English) { Take = 4 })).Order(StringComparer.Ordinal));
        Assert.Equal(
            Enumerable.Range(1, 12).Select(width => $"BAN-{width:D3}"),
            (await AllCodesAsync(server.Erp, new(Thai) { Text = "elastic bandage", Take = 5 })).Order(StringComparer.Ordinal));
        var whole = await server.Erp.FindProductsAsync(new(English) { Take = ProductQuery.MostTaken }, None);
        Assert.False(whole.HasMore);
        var beyond = await server.Erp.FindProductsAsync(new(English) { Skip = 1000 }, None);
        Assert.Equal((true, false), (beyond.Products.IsEmpty, beyond.HasMore));
    }

    [Theory]
    [InlineData("xylophone")]
    [InlineData("จักรยานยนต์")]
    [InlineData("glass thermometer OLD-001")]
    [InlineData("4006381333931")]
    public async Task What_is_not_sold_is_not_found(string text)
    {
        await using var server = await StartAsync();

        var found = await server.Erp.FindProductsAsync(new(English) { Text = text }, None);
        Assert.DoesNotContain(found.Products, product => product.Code == "OLD-001");
        if (!text.Contains("thermometer", StringComparison.Ordinal))
            Assert.Equal((true, false), (found.Products.IsEmpty, found.HasMore));
    }

    [Fact]
    public async Task Products_are_read_by_their_ids_and_unknown_ones_are_left_out()
    {
        await using var server = await StartAsync();
        var gloves = await ProductAsync(server, "GLV-100");
        var masks = await ProductAsync(server, "MSK-050");

        var read = await server.Another().ReadProductsAsync([masks.Id, "999999", "no id; at all", gloves.Id, ""], Thai, None);
        Assert.Equal(["GLV-100", "MSK-050"], read.Select(product => product.Code).Order(StringComparer.Ordinal));
        Assert.Contains(read, product => product.Name == "หน้ากากอนามัย");
        Assert.Empty(await server.Erp.ReadProductsAsync([], English, None));
    }

    /// <summary>The numbers of all that is found, page by page.</summary>
    protected static async Task<IReadOnlyList<string?>> AllCodesAsync(IErp erp, ProductQuery query)
    {
        var codes = new List<string?>();
        while (true)
        {
            var page = await erp.FindProductsAsync(query with { Skip = codes.Count }, None);
            Assert.InRange(page.Products.Length, page.HasMore ? query.Take : 0, query.Take);
            codes.AddRange(page.Products.Select(product => product.Code));
            if (!page.HasMore)
                return codes;
        }
    }
}
