using System.Collections.Immutable;
using HotelConcierge.Text;

namespace HotelConcierge.Embedded.Model.Shop;

/// <summary>What the embedded model says as a shop's assistant in one language: <c>model/shop.en.json</c>.</summary>
internal sealed record ShopPhrases(ImmutableDictionary<string, string> Sentences)
{
    /// <summary>The names of all sentences; none has a slot.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "introduce", "greeting", "thanks", "none", "whichProduct", "whichInCart", "nothingInCart", "howMany", "whichOrder", "details",
        "advice", "failed",
    ];

    public string Say(string sentence) => Sentences[sentence];
}

/// <summary>Reads and checks the <c>shop.*.json</c> files of an assistant's <c>model</c> folder.</summary>
internal sealed class ShopReader(string folder, List<string> errors)
{
    private const string Prefix = "shop.";

    private readonly ImmutableSortedDictionary<string, ContentNode> _files = Directory
        .EnumerateFiles(folder, Prefix + "*.json")
        .Select(file => Path.GetFileNameWithoutExtension(file)[Prefix.Length..])
        .Append(EmbeddedContent.FallbackLanguage)
        .ToImmutableSortedSet(StringComparer.Ordinal)
        .ToImmutableSortedDictionary(
            code => code, code => ContentNode.Open(folder, $"{Prefix}{code}.json", errors), StringComparer.Ordinal);

    /// <summary>Whether an assistant's folder is one of a shop.</summary>
    public static bool IsShop(string folder) => Directory.EnumerateFiles(folder, Prefix + "*.json").Any();

    /// <summary>The phrases by language; of no use when errors were added.</summary>
    public ImmutableSortedDictionary<string, ShopPhrases> ReadPhrases() => _files.ToImmutableSortedDictionary(
        file => file.Key,
        file => new ShopPhrases(ShopPhrases.Names.ToImmutableDictionary(
            name => name, name => Sentence(file.Value["sentences"][name]), StringComparer.Ordinal)),
        StringComparer.Ordinal);

    /// <summary>The words of all languages together.</summary>
    public ShopWords ReadWords() => new(
        ShopWords.Names.ToImmutableDictionary(
            name => name,
            name => _files.Values
                .SelectMany(file => file["words"][name].Texts())
                .Where(word => word.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .ToImmutableArray(),
            StringComparer.Ordinal),
        Numbers("ordinals", -1),
        Numbers("numbers", 0));

    private Dictionary<string, int> Numbers(string name, int least)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (word, number) in _files.Values.SelectMany(file => file[name].Members()))
            numbers.TryAdd(word.ToLowerInvariant(), number.Number(least, 1000));
        return numbers;
    }

    private static string Sentence(ContentNode node)
    {
        var text = node.Text();
        if (Template.SlotsOf(text).Any())
            node.Wrong("must not have a {slot}");
        return text;
    }
}
