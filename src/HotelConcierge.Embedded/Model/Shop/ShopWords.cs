using System.Collections.Immutable;
using System.Text.RegularExpressions;
using HotelConcierge.Text;

namespace HotelConcierge.Embedded.Model.Shop;

/// <summary>
/// The words by which customers say what they want, of all languages together, because people mix them: <c>words</c> of the model's
/// <c>shop.*.json</c>. Each name is a list.
/// </summary>
internal sealed class ShopWords
{
    /// <summary>By which products are counted: "boxes".</summary>
    public const string Units = "units";

    /// <summary>After a number that belongs to a product's name: "10 ml".</summary>
    public const string Measures = "measures";

    /// <summary>Before such a number: "size 7".</summary>
    public const string Sizes = "sizes";

    public const string Currency = "currency";
    public const string AtMost = "atMost";
    public const string AtLeast = "atLeast";
    public const string Between = "between";
    public const string InStock = "inStock";

    /// <summary>Before the number of a choice: "number 2".</summary>
    public const string NumberLeads = "numberLeads";

    /// <summary>Makes a number one that is added: "two more".</summary>
    public const string More = "more";

    /// <summary>Before a number that says how many: Thai "make it".</summary>
    public const string CountLeads = "countLeads";

    /// <summary>Says that something is not wanted: "without the gloves".</summary>
    public const string Without = "without";

    /// <summary>Says so at the end: Thai "take the gloves out".</summary>
    public const string WithoutAtEnd = "withoutAtEnd";

    /// <summary>Stand before what is looked for: "do you have", "some".</summary>
    public const string Leads = "leads";

    /// <summary>Stand behind it: "please".</summary>
    public const string Closers = "closers";

    /// <summary>What stands for a product that was named before: "it".</summary>
    public const string Pronouns = "pronouns";

    /// <summary>Before a name: "my name is".</summary>
    public const string NameLeads = "nameLeads";

    private readonly ImmutableDictionary<string, ImmutableArray<string>> _lists;

    /// <param name="lists">All of <see cref="Names"/>.</param>
    /// <param name="ordinals">Folded words that name a place in a list.</param>
    /// <param name="numbers">Folded words that are a number.</param>
    public ShopWords(
        ImmutableDictionary<string, ImmutableArray<string>> lists,
        IReadOnlyDictionary<string, int> ordinals,
        IReadOnlyDictionary<string, int> numbers)
    {
        _lists = lists;
        Ordinals = ordinals;
        Numbers = numbers;
    }

    /// <summary>The lists that a file has.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        Units, Measures, Sizes, Currency, AtMost, AtLeast, Between, InStock, NumberLeads, CountLeads, More, Without, WithoutAtEnd,
        Leads, Closers, Pronouns, NameLeads,
    ];

    public IReadOnlyDictionary<string, int> Ordinals { get; }

    public IReadOnlyDictionary<string, int> Numbers { get; }

    public ImmutableArray<string> this[string list] => _lists[list];

    /// <summary>A pattern for any word of a list, the longest first.</summary>
    public string AnyOf(string list) => AnyOf(_lists[list]);

    /// <summary>A pattern for any of the words. Thai writes no spaces, so there a word stands wherever its letters do.</summary>
    public static string AnyOf(IEnumerable<string> words) => $"(?:{string.Join('|', words
        .OrderByDescending(word => word.Length)
        .ThenBy(word => word, StringComparer.Ordinal)
        .Select(word => FoldedText.IsThai(word[0]) || !char.IsLetterOrDigit(word[0])
            ? Regex.Escape(word)
            : $@"(?<![\p{{L}}\p{{Nd}}]){Regex.Escape(word)}(?![\p{{L}}\p{{Nd}}])"))})";

    public static Regex Pattern(string pattern) => new(
        pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, MatchPatience.Time);
}
