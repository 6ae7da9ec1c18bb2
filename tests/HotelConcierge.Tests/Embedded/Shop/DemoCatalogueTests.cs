using HotelConcierge.Assistants;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Embedded.Shop;
using HotelConcierge.Shop;
using HotelConcierge.Tests.Assistants;

namespace HotelConcierge.Tests.Embedded.Shop;

/// <summary>The catalogue as it ships.</summary>
public sealed class DemoCatalogueTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly EmbeddedErp _erp = new(Shipped.DemoFolder, new InMemoryTableStore(), new ManualTimeProvider());

    [Theory]
    [InlineData("gloves", "GL")]
    [InlineData("do you have gloves?", "GL")]
    [InlineData("มีถุงมือไหม", "GL")]
    [InlineData("ถุงมือ", "GL")]
    [InlineData("nitrile gloves M", "GLN-M")]
    [InlineData("ถุงมือไนไตร ไซซ์ M", "GLN-M")]
    [InlineData("GLN-L", "GLN-L")]
    [InlineData("gln l", "GLN-L")]
    [InlineData("2000000000374", "GLN-S")]
    [InlineData("หน้ากาก", "MSK")]
    [InlineData("อยากได้หน้ากากอนามัยค่ะ", "MSK")]
    [InlineData("หน้ากากอนามยเด็ก", "MSK-KID")]
    [InlineData("n95", "MSK-N95")]
    [InlineData("thermometer", "THM")]
    [InlineData("ปรอท", "THM-D")]
    [InlineData("มีปรอทวัดไข้มั้ยคะ", "THM-D")]
    [InlineData("ที่วัดความดัน", "BPM")]
    [InlineData("เครื่องวัดความดัน", "BPM")]
    [InlineData("blood presure monitor", "BPM")]
    [InlineData("wheelchairs", "WCH")]
    [InlineData("wheelchair aluminium", "WCH-A")]
    [InlineData("รถเข็น", "WCH")]
    [InlineData("รถเข็นผู้ป่วย", "WCH")]
    [InlineData("alcohol", "ALC")]
    [InlineData("แอลกอฮอ", "ALC")]
    [InlineData("สำลี", "COT")]
    [InlineData("syringe 5 ml", "SYR-05")]
    [InlineData("กระบอกฉีดยา 10 มล", "SYR-10")]
    [InlineData("plaster", "PLA")]
    [InlineData("พลาสเตอร์", "PLA")]
    [InlineData("n/95 mask", "MSK-N95")]
    [InlineData("oximeter", "OXI-1")]
    [InlineData("น้ำเกลือ", "NSS")]
    [InlineData("มีดผ่าตัด", "KNF-10")]
    [InlineData("delivery", "SRV")]
    [InlineData("ผ้าอ้อม", "DIA")]
    [InlineData("diapers XL", "DIA-XL")]
    public async Task What_people_look_for_comes_first(string text, string code)
    {
        foreach (var language in new[] { "th", "en" })
        {
            var found = await _erp.FindProductsAsync(new(language) { Text = text, Take = 3 }, None);
            Assert.StartsWith(code, found.Products.FirstOrDefault()?.Code ?? "nothing", StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("pizza")]
    [InlineData("motorcycle")]
    [InlineData("จักรยานยนต์")]
    [InlineData("ก๋วยเตี๋ยว")]
    [InlineData("8850000000011")]
    [InlineData("XYZ-999")]
    public async Task What_is_not_there_is_not_found(string text) =>
        Assert.Empty((await _erp.FindProductsAsync(new("en") { Text = text }, None)).Products);

    [Fact]
    public async Task A_search_for_gloves_finds_all_of_them_and_little_else()
    {
        var found = await _erp.FindProductsAsync(new("en") { Text = "gloves", Take = 50 }, None);

        Assert.Equal(12, found.Products.Count(product => product.Name.Contains("loves", StringComparison.Ordinal)));
        Assert.InRange(found.Products.Length, 12, 14);
    }

    [Fact]
    public async Task What_is_named_with_its_kind_comes_alone()
    {
        var found = await _erp.FindProductsAsync(new("th") { Text = "มีถุงมือไนไตร" }, None);

        Assert.Equal(["GLN-L", "GLN-M", "GLN-S"], found.Products.Select(product => product.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task There_is_much_to_choose_from_in_both_languages()
    {
        var (english, thai) = (await AllAsync("en"), await AllAsync("th"));

        Assert.InRange(english.Count, 140, 170);
        Assert.All(thai, product => Assert.Contains(product.Name, letter => letter is >= '\u0E00' and <= '\u0E7F'));
        Assert.All(english, product => Assert.DoesNotContain(product.Name, letter => letter is >= '\u0E00' and <= '\u0E7F'));
        Assert.All(english, product => Assert.False(string.IsNullOrEmpty(product.Description)));
        Assert.Equal(english.Count, english.Select(product => product.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(thai.Count, thai.Select(product => product.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains(english, product => product.Free == 0);
        Assert.Contains(english, product => product.Free is null);
        Assert.Contains(english, product => product.Minimum > 1);
        Assert.Contains(english, product => product.QuantityDecimals > 0);
        Assert.Contains(english, product => product.Price == 0);
    }

    [Fact]
    public async Task Customers_have_orders_to_look_back_on()
    {
        var clinic = Assert.Single(await _erp.FindCustomersAsync("orders@baansuan-clinic.example", None));
        Assert.Equal(clinic, Assert.Single(await _erp.FindCustomersAsync("+442079460301", None)));

        var orders = await _erp.OrdersOfAsync(clinic.Id, 10, "en", None);
        Assert.Equal([OrderState.Confirmed, OrderState.Done], orders.Select(order => order.State));
        Assert.All(orders, order => Assert.True(order.Total > 0));
        var refused = await Assert.ThrowsAsync<ErpException>(() => _erp.CancelOrderAsync(clinic.Id, orders[0].Id, "en", None));
        Assert.Equal(ErpTrouble.Refused, refused.Trouble);
    }

    [Fact]
    public async Task Data_that_are_wrong_are_said_to_be()
    {
        using var folder = new TemporaryDemo("""
            {
              "currency": "THB", "taxPercent": 7, "languages": ["th", "en"],
              "products": [
                { "code": "A 1", "barcode": "2000000000375", "names": { "en": "A" }, "descriptions": { "en": "a", "th": "ก" },
                  "price": 1.234 },
                { "code": "B", "names": { "en": "B", "th": "ข" }, "descriptions": { "en": "b", "th": "ข" }, "price": -1, "stocks": 3 },
                { "code": "B", "names": { "en": "B", "th": "ข" }, "descriptions": { "en": "b", "th": "ข" }, "price": 1 }
              ],
              "customers": [{ "id": "C1", "name": "Nobody" }],
              "orders": [{ "number": "S1", "customer": "C9", "daysAgo": 3, "lines": [{ "code": "Z", "quantity": 1 }] }]
            }
            """);
        var wrong = Assert.Throws<AssistantDataException>(() => DemoCatalogueFile.Load(folder.Path));

        string[] all =
            ["[0].code", "[0].barcode", "[0].names.th", "[0].price", "[1].price", "stocks", "'B' is there 2", "C9", "'Z'"];
        foreach (var expected in all)
            Assert.Contains(expected, wrong.Message, StringComparison.Ordinal);

        var broken = new EmbeddedErp(folder.Path, new InMemoryTableStore(), new ManualTimeProvider());
        var asked = await Assert.ThrowsAsync<ErpException>(() => broken.FindProductsAsync(new("en"), None));
        Assert.Equal(ErpTrouble.Broken, asked.Trouble);
    }

    private async Task<List<Product>> AllAsync(string language)
    {
        var all = new List<Product>();
        ProductPage page;
        do
        {
            page = await _erp.FindProductsAsync(new(language) { Skip = all.Count, Take = ProductQuery.MostTaken }, None);
            all.AddRange(page.Products);
        }
        while (page.HasMore);

        return all;
    }

    private sealed class TemporaryDemo : IDisposable
    {
        public TemporaryDemo(string products)
        {
            Directory.CreateDirectory(System.IO.Path.Combine(Path, DemoCatalogueFile.Folder));
            File.WriteAllText(System.IO.Path.Combine(Path, DemoCatalogueFile.Folder, DemoCatalogueFile.FileName), products);
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("demo-shop-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
