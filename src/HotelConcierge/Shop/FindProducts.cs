using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Languages;
using HotelConcierge.Proposals;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Shop;

/// <summary>
/// Finds products and lists them for the guest to choose from, or shows one and asks how many. It changes nothing but the question that is
/// open.
/// </summary>
internal sealed class FindProducts(ShopVisits visits, ShopShelf shelf, ShopQuestions questions, LanguageCatalog languages) : IReadsAnswers
{
    private const string Text = "text";
    private const string InStock = "in_stock";
    private const string Minimum = "minimum_price";
    private const string Maximum = "maximum_price";
    private const string Page = "page";
    private const string Product = "product_id";
    private const string Quietly = "quietly";
    private const string More = "more";
    private const int LongestText = 100;
    private const int MostPages = 1_000;

    private readonly AnswerReader _reader = AnswerReader.Of(languages);

    public string Name => "find_products";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => ToolJson.Declare(
        Name,
        "Finds products of the catalogue, the likeliest first, with price and stock, and shows them to the guest to choose from. " +
        "Everything you say of products comes from it.",
        ToolParameter.OfText(
            Text,
            "Words of the name in the guest's language or in English, a number or a barcode. Leave out for all products.",
            LongestText),
        ToolParameter.OfFlag(InStock, "true: only what is in stock. false: only what is not. Leave out for both."),
        ShopArguments.OfNumber(Minimum, "The lowest price that the guest named."),
        ShopArguments.OfNumber(Maximum, "The highest price that the guest named."),
        ToolParameter.OfWhole(Page, 1, MostPages, "The page of the list, from 1. Leave out for the first."),
        ToolParameter.OfText(
            Product,
            "Only this product, which was found before: it is shown with all that is known of it.",
            ShopArguments.LongestId),
        ToolParameter.OfFlag(
            Quietly, "true: show the guest no list, because they have said exactly which product they want and how many."));

    public bool Owns(string tap)
    {
        ArgumentNullException.ThrowIfNull(tap);
        return tap is ShopQuestion.MoreTap || tap.StartsWith(ShopQuestion.ProductPrefix, StringComparison.Ordinal);
    }

    public async Task<IReadOnlyList<PlainAnswer>> ReadAnswersAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (visits.PlanOf(call) is null)
            return [];
        if (call.Taps.FirstOrDefault(Owns) is { } tap)
            return [new(ArgumentsFor(tap), tap, IsTap: true)];

        // A number after something else was talked about may be one of that.
        return await questions.FindAsync(call.Conversation, call.Assistant.Name, cancellationToken) is { } open
            && open.Turn != call.Turn && call.AnswersTurn(open.TurnNumber)
            && _reader.ReadPlainly(open.Options, call.Heard, call.Language) is [var place]
                ? [new(ArgumentsFor(open.Options[place].Id), open.Options[place].Id, IsTap: false)]
                : [];
    }

    public Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken) => visits.RunAsync(
        call,
        async visit =>
        {
            if (ShopArguments.Has(call.Arguments, Product))
            {
                return ShopArguments.Id(call.Arguments[Product]) is { } id
                    ? await shelf.ShowAsync(visit, id, cancellationToken)
                    : $"Nothing was found: {Product} has to be a product_id of a result before.";
            }

            if (ToolJson.Flag(call.Arguments, More))
            {
                return await questions.FindAsync(visit.Guest, visit.Shop, cancellationToken) is { } open
                    ? await shelf.ListAsync(visit, open.Next, isQuiet: false, cancellationToken)
                    : "Nothing was found: no list is open. Look for products.";
            }

            return Read(visit, out var query) is { } wrong
                ? $"Nothing was found: {wrong}"
                : await shelf.ListAsync(visit, query!, ToolJson.Flag(call.Arguments, Quietly), cancellationToken);
        },
        cancellationToken);

    private static JsonObject ArgumentsFor(string tap) =>
        tap is ShopQuestion.MoreTap ? new() { [More] = true } : new() { [Product] = tap[ShopQuestion.ProductPrefix.Length..] };

    /// <returns>What is wrong; null for nothing.</returns>
    private static string? Read(ShopVisit visit, out ProductQuery? query)
    {
        query = null;
        var arguments = visit.Call.Arguments;
        if (ShopArguments.Has(arguments, InStock) && ShopArguments.Flag(arguments, InStock) is null)
            return $"{InStock} has to be true, false or left out.";
        var (minimum, maximum) = (ShopArguments.Number(arguments[Minimum]), ShopArguments.Number(arguments[Maximum]));
        if (ShopArguments.Has(arguments, Minimum) && minimum is null or < 0)
            return $"{Minimum} has to be a number from 0, in {visit.Plan.Currency}.";
        if (ShopArguments.Has(arguments, Maximum) && maximum is null or < 0)
            return $"{Maximum} has to be a number from 0, in {visit.Plan.Currency}.";
        if (minimum > maximum)
            return $"{Minimum} is above {Maximum}.";
        var page = ShopArguments.Number(arguments[Page]) ?? 1;
        if ((ShopArguments.Has(arguments, Page) && ShopArguments.Number(arguments[Page]) is null)
            || page is < 1 or > MostPages || page != decimal.Truncate(page))
            return $"{Page} has to be a whole number from 1 to {MostPages}.";
        query = new(visit.Language)
        {
            Text = ShopArguments.Line(arguments, Text, LongestText),
            InStock = ShopArguments.Flag(arguments, InStock),
            MinimumPrice = minimum,
            MaximumPrice = maximum,
            Skip = ((int)page - 1) * ShopShelf.PageSize(visit),
        };
        return null;
    }
}
