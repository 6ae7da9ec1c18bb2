using HotelConcierge.Assistants;
using HotelConcierge.Assistants.Loading;
using HotelConcierge.Calendar;
using HotelConcierge.Languages;

namespace HotelConcierge.Shop;

/// <summary>Which assistants sell: one plan for each whose folder has a <c>shop.json</c>.</summary>
public sealed class ShopCatalog
{
    internal const string FileName = "shop.json";

    private const int MostShown = 20;
    private const int MostOfALine = 1_000_000;
    private const int CurrencyLength = 3;

    private readonly IReadOnlyDictionary<string, ShopPlan> _plans;

    private ShopCatalog(IReadOnlyDictionary<string, ShopPlan> plans) => _plans = plans;

    /// <summary>The names of the assistants that sell.</summary>
    public IEnumerable<string> Assistants => _plans.Keys.Order(StringComparer.Ordinal);

    /// <summary>Reads the plans of all assistants.</summary>
    /// <remarks>
    /// <c>shop.json</c>: <c>currency</c> (ISO 4217), <c>timeZone</c> (IANA), <c>productsShown</c> and <c>ordersShown</c> (1 to 20),
    /// <c>mostQuantity</c>, the most of one line, and <c>texts</c>: what guests read, each key of <see cref="ShopPlan"/> in every language
    /// that the assistant speaks and in English, with <c>{slots}</c>.
    /// </remarks>
    /// <exception cref="AssistantDataException">Anything is wrong; the message lists everything that is.</exception>
    public static ShopCatalog Load(string folder, TimeProvider clock, LanguageCatalog languages)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(languages);
        return new(FeatureFiles.ReadAll(folder, FileName, FeatureFiles.Find(folder, FileName), (name, data, errors) =>
            Read(AssistantFacts.LanguagesOf(Path.Combine(folder, name), languages), clock, data, errors)));
    }

    /// <summary>How an assistant sells; null where it does not.</summary>
    public ShopPlan? Find(Assistant assistant)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        return _plans.GetValueOrDefault(assistant.Name);
    }

    private static ShopPlan? Read(IReadOnlyList<string> languages, TimeProvider clock, DataObject data, DataErrors errors)
    {
        var before = errors.All.Count;
        var currency = data.Text("currency", "the ISO 4217 code of the prices' currency, such as THB");
        if (currency.Length > 0 && (currency.Length != CurrencyLength || !currency.All(char.IsAsciiLetterUpper)))
            data.Add("currency", $"'{currency}' must be an ISO 4217 code of three capital letters, such as THB");
        var zone = data.Text("timeZone", "a name of the IANA database, such as Asia/Bangkok");
        var wall = HotelClock.For(zone, clock);
        if (wall is null && zone.Length > 0)
            data.Add("timeZone", $"'{zone}' is not in the IANA database; write a name such as Asia/Bangkok");
        var productsShown = data.OptionalWhole("productsShown", 1, MostShown, otherwise: 5);
        var ordersShown = data.OptionalWhole("ordersShown", 1, MostShown, otherwise: 5);
        var most = data.OptionalWhole("mostQuantity", 1, MostOfALine, otherwise: 10_000);
        var texts = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        if (data.Object("texts", "an object of texts by key") is { } byKey)
        {
            foreach (var (key, slots) in ShopPlan.Slots)
            {
                if (byKey.Object(key, "an object of texts by language") is { } byLanguage)
                    texts[key] = byLanguage.TextsByLanguage(languages, slots);
            }

            byKey.NothingElse();
        }

        data.NothingElse();
        return errors.All.Count > before || wall is null
            ? null
            : new(wall, texts)
            {
                Currency = currency,
                ProductsShown = productsShown,
                OrdersShown = ordersShown,
                MostQuantity = most,
            };
    }
}
