using HotelConcierge.Knowledge;
using HotelConcierge.Languages;
using HotelConcierge.Tests.Assistants;

namespace HotelConcierge.Tests.Knowledge;

/// <summary>Something that the hotel's guide tells a guest, and how guests ask for it.</summary>
/// <param name="Says">Words of the passage that tells it.</param>
/// <param name="Source">The document.</param>
internal sealed record GuideFact(string Says, string Source, string English, string Spanish)
{
    /// <summary>
    /// The facts: <c>words | document | question in English | question in Spanish</c> on each line, comments after <c>#</c>.
    /// </summary>
    public static IReadOnlyList<GuideFact> ReadAll() =>
    [
        .. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Knowledge", "golden", "hotel-facts.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => cells is [var says, var source, var english, var spanish]
                ? new GuideFact(says, source, english, spanish)
                : throw new FormatException($"four cells are needed: {string.Join(" | ", cells)}")),
    ];

    public string QuestionIn(string language) => language == "es" ? Spanish : English;

    public bool IsToldBy(Passage passage) => passage.Source == Source && passage.Text.Contains(Says, StringComparison.Ordinal);
}

/// <summary>The hotel's guide as the search reads it.</summary>
internal static class HotelGuide
{
    /// <summary>Plain text, which has no front matter.</summary>
    public const string WithoutAddress = "beach-and-around.en.txt";

    public static IReadOnlyList<string> Documents { get; } =
    [
        "arrival.en.md",
        WithoutAddress,
        "evenings.es.html",
        "kids-club.es.md",
        "pools.en.md",
        "resort.es.md",
        "restaurants.es.md",
        "spa.en.md",
    ];

    public static async Task<IReadOnlyList<Passage>> ReadAsync()
    {
        var documents = new DocumentSet("hotel", new(LanguageCatalog.Default));
        await documents.UpdateAsync(new FolderKnowledgeSource(Shipped.Folder), CancellationToken.None);
        return documents.Passages;
    }

    /// <summary>A passage's paragraphs, list items and rows of tables, cut at the ends of their sentences.</summary>
    public static IEnumerable<string> SentencesOf(Passage passage) =>
        passage.Text.Split('\n').SelectMany(block => block.Replace(". ", ".\n", StringComparison.Ordinal).Split('\n'));
}
