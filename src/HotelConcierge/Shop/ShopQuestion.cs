using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Proposals;
using HotelConcierge.Storage;

namespace HotelConcierge.Shop;

/// <summary>A product that a guest was shown.</summary>
/// <param name="Label">As it stands on its choice.</param>
public sealed record ShownProduct(string ProductId, string Name, string Label)
{
    public string? Unit { get; init; }
}

/// <summary>What a guest was shown or asked last, and may answer: which of several products, or how many of one.</summary>
/// <param name="Call">The tool call that asked.</param>
/// <param name="Turn">The turn of that call: within it the guest has not read it yet.</param>
/// <param name="Query">What was looked for.</param>
public sealed record ShopQuestion(string Call, string Turn, long TurnNumber, DateTimeOffset At, ProductQuery Query)
{
    /// <summary>What ids of taps on products begin with; the product's id follows.</summary>
    public const string ProductPrefix = "shop-p-";

    /// <summary>The tap that asks for the next page.</summary>
    public const string MoreTap = "shop-more";

    /// <summary>The products that were listed, in the order of their numbers.</summary>
    public ImmutableArray<ShownProduct> Products { get; init; } = [];

    /// <summary>Whether more come after them.</summary>
    public bool HasMore { get; init; }

    /// <summary>The product of which the guest is asked how many they want; null for none.</summary>
    public ShownProduct? HowMany { get; init; }

    /// <summary>The page after it.</summary>
    [JsonIgnore]
    internal ProductQuery Next => Query with { Skip = Query.Skip + Products.Length };

    /// <summary>As the answer reader knows them; none where the question is how many.</summary>
    [JsonIgnore]
    internal IReadOnlyList<OfferedOption> Options => HowMany is not null
        ? []
        :
        [
            .. Products.Select(product => new OfferedOption(ProductPrefix + product.ProductId, product.Label, OptionKind.Choice)),
            .. HasMore ? [new OfferedOption(MoreTap, "", OptionKind.More)] : (OfferedOption[])[],
        ];
}

/// <summary>The question that each guest was asked last in a shop, and the prices that they were told. Erased with the guest.</summary>
public sealed class ShopQuestions(ITableStore store, TimeProvider clock)
{
    private const string Json = "json";
    private const string PricesPrefix = "prices-";
    private const int MostPrices = 200;

    /// <summary>A "2" that comes a day later means something else.</summary>
    private static readonly TimeSpan StaysOpenFor = TimeSpan.FromHours(24);

    /// <summary>So long a price may be said again that was told; an order is asked with those of the moment anyway.</summary>
    private static readonly TimeSpan PricesKnownFor = TimeSpan.FromHours(2);

    /// <summary>What the guest was asked last; null for nothing, or too long ago.</summary>
    public async Task<ShopQuestion?> FindAsync(ConversationId guest, string assistant, CancellationToken cancellationToken) =>
        await ReadAsync<ShopQuestion>(guest, assistant, cancellationToken) is { } question && clock.GetUtcNow() - question.At < StaysOpenFor
            ? question
            : null;

    /// <summary>Asks in place of what was asked before. Done twice, it changes nothing.</summary>
    public Task AskAsync(ConversationId guest, string assistant, ShopQuestion question, CancellationToken cancellationToken) =>
        WriteAsync(guest, assistant, question, cancellationToken);

    /// <summary>The question is answered, or the talk is about something else.</summary>
    public Task CloseAsync(ConversationId guest, string assistant, CancellationToken cancellationToken) =>
        store.DeleteAsync(GuestTables.ShopQuestions, guest.Value, assistant, cancellationToken);

    /// <summary>Remembers prices that the guest was told.</summary>
    public async Task TellAsync(
        ConversationId guest, string assistant, IEnumerable<decimal> amounts, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var told = (await ReadAsync<ToldPrices>(guest, PricesPrefix + assistant, cancellationToken))?.Prices ?? [];
        var fresh = amounts.Distinct().ToHashSet();
        var kept = told.Where(price => now - price.At < PricesKnownFor && !fresh.Contains(price.Amount))
            .Concat(fresh.Select(amount => new ToldPrice(amount, now)));
        await WriteAsync(guest, PricesPrefix + assistant, new ToldPrices([.. kept.TakeLast(MostPrices)]), cancellationToken);
    }

    /// <summary>Whether the guest was told that price lately.</summary>
    public async Task<bool> WasToldAsync(ConversationId guest, string assistant, decimal amount, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return (await ReadAsync<ToldPrices>(guest, PricesPrefix + assistant, cancellationToken))?.Prices
            .Any(price => price.Amount == amount && now - price.At < PricesKnownFor) == true;
    }

    private async Task<T?> ReadAsync<T>(ConversationId guest, string key, CancellationToken cancellationToken)
        where T : class =>
        await store.FindAsync(GuestTables.ShopQuestions, guest.Value, key, cancellationToken) is { } row
        && LongText.Read(row, Json) is { } json
            ? JsonSerializer.Deserialize<T>(json, TurnJson.Options)
            : null;

    private Task WriteAsync<T>(ConversationId guest, string key, T value, CancellationToken cancellationToken)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        LongText.Write(properties, Json, JsonSerializer.Serialize(value, TurnJson.Options));
        return store.PutAsync(GuestTables.ShopQuestions, new(guest.Value, key, properties), cancellationToken);
    }

    private sealed record ToldPrices(ImmutableArray<ToldPrice> Prices);

    private sealed record ToldPrice(decimal Amount, DateTimeOffset At);
}
