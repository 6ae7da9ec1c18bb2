using HotelConcierge.Contracts;
using HotelConcierge.Knowledge;
using HotelConcierge.Tests.Assistants;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotelConcierge.Tests.Knowledge;

/// <summary>A question, and what the papers should answer it with.</summary>
/// <param name="Source">The document; null when the papers do not answer it.</param>
/// <param name="Says">Words of the passage that answers it.</param>
public sealed record GoldenQuestion(string Language, string Text, string? Source, string Says)
{
    /// <summary>Whether a passage answers it.</summary>
    public bool IsAnsweredBy(Passage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        return passage.Source == Source && passage.Text.Contains(Says, StringComparison.Ordinal);
    }

    public static IReadOnlyList<GoldenQuestion> Read(string assistant) =>
    [
        .. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Knowledge", "golden", $"{assistant}.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new GoldenQuestion(cells[0], cells[1], cells[2] == "none" ? null : cells[2], cells[3])),
    ];
}

/// <summary>The shipped papers, searched without a network.</summary>
internal static class ShippedKnowledge
{
    public static KnowledgeBase Open() =>
        new(new FolderKnowledgeSource(Shipped.Folder), embeddings: null, new ManualTimeProvider(), NullLogger<KnowledgeBase>.Instance);
}
