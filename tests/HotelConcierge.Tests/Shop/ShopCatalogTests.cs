using HotelConcierge.Assistants;
using HotelConcierge.Languages;
using HotelConcierge.Shop;
using HotelConcierge.Tests.Assistants;

namespace HotelConcierge.Tests.Shop;

public sealed class ShopCatalogTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_shop_that_ships_sells_in_baht()
    {
        var plan = ShopCatalog.Load(Shipped.Folder, TimeProvider.System, LanguageCatalog.Default).Find(Shipped.Catalog.Find("shop")!)!;

        Assert.Equal(("THB", 5, 5, 10_000m), (plan.Currency, plan.ProductsShown, plan.OrdersShown, plan.MostQuantity));
        Assert.Equal("Asia/Bangkok", plan.Clock.ZoneId);
        Assert.Null(ShopCatalog.Load(Shipped.Folder, TimeProvider.System, LanguageCatalog.Default).Find(Shipped.Hotel));
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_with_file_and_field()
    {
        Write("""
            { "currency": "baht", "timeZone": "Bangkok", "productsShown": 0, "mostQuantity": "many", "colour": "red",
              "texts": { "found": { "th": "พบ {name}" }, "extra": {} } }
            """);

        var errors = Assert.Throws<AssistantDataException>(
            () => ShopCatalog.Load(_folder.FullName, TimeProvider.System, LanguageCatalog.Default)).Message;

        Assert.All(
            [
                "shop/shop.json: currency: 'baht' must be an ISO 4217 code",
                "shop/shop.json: timeZone: 'Bangkok' is not in the IANA database",
                "shop/shop.json: productsShown: must be a whole number from 1 to 20",
                "shop/shop.json: mostQuantity: must be a whole number",
                "shop/shop.json: colour: is unknown",
                "shop/shop.json: texts.found.th: '{name}' is filled with nothing here",
                "shop/shop.json: texts.found.en: is missing",
                "shop/shop.json: texts.whetherToOrder: is missing",
                "shop/shop.json: texts.extra: is unknown",
            ],
            expected => Assert.Contains(expected, errors, StringComparison.Ordinal));
    }

    private void Write(string shop)
    {
        var folder = _folder.CreateSubdirectory("shop").FullName;
        File.WriteAllText(Path.Combine(folder, "assistant.json"), """{ "languages": ["th"] }""");
        File.WriteAllText(Path.Combine(folder, ShopCatalog.FileName), shop);
    }
}
