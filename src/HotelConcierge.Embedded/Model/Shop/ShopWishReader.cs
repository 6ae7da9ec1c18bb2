using System.Collections.Immutable;
using HotelConcierge.Embedded.Model.Concierge;
using HotelConcierge.Languages;
using HotelConcierge.Proposals;

namespace HotelConcierge.Embedded.Model.Shop;

/// <summary>
/// The embedded model's understanding of a customer: what is open is answered first, then what the words plainly hold (a number of
/// something, "without"), and everything else is one of the intents that it has learnt from example sentences.
/// </summary>
/// <param name="intents">Learnt when it is first asked, not while the program starts.</param>
/// <param name="reader">Made then too.</param>
internal sealed class ShopWishReader(Lazy<IntentClassifier> intents, Lazy<ShopSentenceReader> reader, LanguageCatalog languages)
{
    public const string FindProducts = "find_products";
    public const string ChangeCart = "change_cart";

    private const int LongestSummary = 300;

    /// <summary>The share of an intent from which on nothing else is looked at.</summary>
    private const double Sure = 0.6;

    private static readonly string[] Ordering = ["add", "set", "remove"];

    private readonly YesNoReader _yesNo = YesNoReader.Of(languages);

    /// <param name="before">What the customer wrote before; empty for nothing.</param>
    public GuestWish Read(string said, string before, ShopKnown known)
    {
        var meanings = intents.Value.Read(said);
        var (intent, share) = meanings[0];
        if (known.Proposal is { } proposal && _yesNo.Read(said, _ => false) is var answer and not YesNo.Unclear)
            return Call("answer_proposal", ("proposal_id", proposal), ("answer", answer is YesNo.Yes ? "yes" : "no"));
        if (intent is "misuse" or "off_topic" && share < Sure)
            intent = meanings.First(meaning => meaning.Intent is not ("misuse" or "off_topic")).Intent;
        var sentence = reader.Value.Read(said, countsBareNumbers: Ordering.Contains(intent, StringComparer.Ordinal));
        if (sentence.Email is not null || sentence.Phone is not null)
            return Contact(said, before, sentence, intent);
        if (IsAboutCart(sentence, intent, known))
            return intent is "remove" || sentence.IsWithout ? Remove(sentence, known) : Choose(sentence, intent, known);
        return intent switch
        {
            "more" when known.HasMore => Call(FindProducts, [.. Search(reader.Value.Read(before, countsBareNumbers: false)), ("page", 2)]),
            "search" or "more" or "add" or "set" or "remove" => Find(sentence, before, known),
            "cart" => Call("show_cart"),
            "order" => Call("place_order"),
            "orders" => Call("my_orders", [.. OrderOf(sentence)]),
            "reorder" => Call("reorder", [.. OrderOf(sentence)]),
            "cancel" when sentence.OrderNumber is not null => Call("cancel_order", [.. OrderOf(sentence)]),
            "cancel" => Call("my_orders"),
            "link" => Call("link_customer"),
            "unlink" => Call("unlink_customer"),
            "record" => Call("my_customer_record"),
            "register" when sentence.Name is { } name => Call("register_customer", ("name", name)),
            "register" => Say("details"),
            "person" => Call("hand_to_person", ("summary", SummaryOf(said)), ("urgency", "normal")),
            "off_topic" => Call("decline", ("reason", "off_topic")),
            "misuse" => Call("decline", ("reason", "misuse")),
            "advice" => Say("advice"),
            "greet" => Say("greeting"),
            "thanks" => Say("thanks"),
            "identity" => Say("introduce"),
            _ => Find(sentence, before, known),
        };
    }

    /// <summary>How many the customer wants, for whoever has just found the product.</summary>
    public (decimal? Quantity, bool IsMore) QuantityIn(string said)
    {
        var sentence = reader.Value.Read(said, countsBareNumbers: true);
        return (sentence.Quantity, sentence.IsMore);
    }

    /// <summary>A call that changes the cart.</summary>
    public static GuestWish Change(string product, decimal quantity, string how) => Call(
        ChangeCart,
        ("items", new[] { new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["product_id"] = product,
            ["quantity"] = quantity,
            ["how"] = how,
        } }));

    /// <summary>The search for what a sentence names.</summary>
    public static ImmutableArray<(string, object?)> Search(ShopSentence sentence)
    {
        var arguments = ImmutableArray.CreateBuilder<(string, object?)>();
        if (sentence.Product.Length > 0)
            arguments.Add(("text", sentence.Product));
        if (sentence.InStockOnly)
            arguments.Add(("in_stock", true));
        if (sentence.Minimum is { } minimum)
            arguments.Add(("minimum_price", minimum));
        if (sentence.Maximum is { } maximum)
            arguments.Add(("maximum_price", maximum));
        return arguments.ToImmutable();
    }

    /// <summary>Whether the words change the cart, or choose of what is shown.</summary>
    private static bool IsAboutCart(ShopSentence sentence, string intent, ShopKnown known)
    {
        if (intent is "orders" or "cancel" or "reorder" or "person" or "misuse" or "advice")
            return false;
        return (sentence.IsWithout && !known.Cart.IsEmpty)
            || (sentence.Place is not null && !known.Shown.IsEmpty)
            || sentence.Quantity is not null
            || (intent is "remove" && !known.Cart.IsEmpty);
    }

    /// <summary>"5 boxes of the first", "make it three", "two more", "3 nitrile gloves M".</summary>
    private static GuestWish Choose(ShopSentence sentence, string intent, ShopKnown known)
    {
        var meant = Meant(sentence, intent, known);
        if (meant.IsEmpty && sentence.Product.Length > 0)
            return Call(FindProducts, [.. Search(sentence), ("quietly", true)]);
        if (meant is not [var product])
            return Say(meant.IsEmpty && known.Shown.IsEmpty ? "nothingInCart" : "whichProduct");
        return sentence.Quantity is { } quantity
            ? Change(product.Id, quantity, sentence.IsMore ? "add" : "set")
            : Call(FindProducts, ("product_id", product.Id));
    }

    private static ImmutableArray<KnownProduct> Meant(ShopSentence sentence, string intent, ShopKnown known)
    {
        if (sentence.Place is { } place && !known.Shown.IsEmpty)
            return place == -1 ? [known.Shown[^1]] : place <= known.Shown.Length ? [known.Shown[place - 1]] : [];
        if (sentence.Product.Length > 0)
        {
            // What is corrected is in the cart, and what is wanted is on the list, as long as it can only be that.
            var (first, second) = intent is "set" || sentence.IsMore ? (known.Cart, known.Shown) : (known.Shown, known.Cart);
            return ShopKnown.Named(first, sentence.Product) is [var one] ? [one]
                : ShopKnown.Named(second, sentence.Product) is [var other] ? [other]
                : [];
        }

        return known.AskedHowMany is { } asked ? [asked]
            : known.Shown is [var only] ? [only]
            : intent is "add" && !sentence.IsMore && known.Shown.Length > 1 ? known.Shown
            : known.Cart.IsEmpty ? []
            : [known.Cart[^1]];
    }

    private static GuestWish Remove(ShopSentence sentence, ShopKnown known)
    {
        var meant = sentence.Product.Length > 0 ? ShopKnown.Named(known.Cart, sentence.Product)
            : known.Cart is [var only] ? [only]
            : [];
        return meant.IsEmpty
            ? Say(known.Cart.IsEmpty ? "nothingInCart" : "whichInCart")
            : Call(ChangeCart, ("items", meant.Select(product => new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["product_id"] = product.Id,
                ["quantity"] = product.Quantity,
                ["how"] = "remove",
            }).ToArray()));
    }

    /// <summary>A search; "under 200 baht" goes on from the one before.</summary>
    private GuestWish Find(ShopSentence sentence, string before, ShopKnown known)
    {
        if (sentence.Product.Length > 0 && ShopKnown.Named(known.Shown, sentence.Product) is [var shown]
            && sentence is { Minimum: null, Maximum: null, InStockOnly: false } && known.Shown.Length > 1)
            return Call(FindProducts, ("product_id", shown.Id));
        if (sentence.Product.Length == 0 && (sentence.Minimum ?? sentence.Maximum) is not null && before.Length > 0)
            sentence = sentence with { Product = reader.Value.Read(before, countsBareNumbers: false).Product };
        return Call(FindProducts, [.. Search(sentence)]);
    }

    /// <summary>An address or a number: of somebody who is a customer, unless they say that they want to become one.</summary>
    private GuestWish Contact(string said, string before, ShopSentence sentence, string intent)
    {
        (string, object?)[] contact =
        [
            .. sentence.Phone is { } phone ? [("phone", phone)] : Array.Empty<(string, object?)>(),
            .. sentence.Email is { } email ? [("email", email)] : Array.Empty<(string, object?)>(),
        ];
        var around = said.Replace(sentence.Email ?? "\0", "", StringComparison.Ordinal)
            .Replace(sentence.Phone ?? "\0", "", StringComparison.Ordinal);
        var isNew = intent is "register" || IsRegistering(around) || IsRegistering(before);
        if (!isNew)
            return Call("link_customer", contact);
        var name = sentence.Name ?? NameIn(said, sentence);
        return name.Length > 0 ? Call("register_customer", [("name", name), .. contact]) : Say("details");
    }

    private bool IsRegistering(string text) => text.Length > 0 && intents.Value.Read(text)[0].Intent is "register";

    /// <summary>What stands before the first contact, as people write it when they are asked: "Anong Suksai, anong@home.example".</summary>
    private static string NameIn(string said, ShopSentence sentence)
    {
        var ends = new[] { sentence.Email, sentence.Phone }
            .OfType<string>()
            .Select(contact => said.IndexOf(contact, StringComparison.Ordinal))
            .Where(at => at >= 0);
        var name = said[..ends.DefaultIfEmpty(0).Min()].Trim(' ', ',', ';', ':', '\n', '-');
        return name.Length is > 1 and < 80 && !name.Any(char.IsDigit) ? name : "";
    }

    private static IEnumerable<(string, object?)> OrderOf(ShopSentence sentence) =>
        sentence.OrderNumber is { } number ? [("order_id", number.ToUpperInvariant())] : [];

    private static string SummaryOf(string said) => TopicText.OnOneLine(said.Length > LongestSummary ? said[..LongestSummary] : said);

    private static GuestWish Say(string sentence) => new(null, [], sentence);

    private static GuestWish Call(string tool, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        var given = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
            given[name] = value;
        return new(tool, given, "");
    }
}
