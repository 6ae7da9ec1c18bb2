using HotelConcierge.Knowledge;

namespace HotelConcierge.Contracts.Knowledge;

/// <summary>A question, and what the documents should answer it with.</summary>
/// <param name="Source">The document; null when the documents do not answer it.</param>
/// <param name="Says">Words of the passage that answers it.</param>
public sealed record GoldenQuestion(string Language, string Text, string? Source, string Says)
{
    /// <summary>Whether a passage answers it.</summary>
    public bool IsAnsweredBy(Passage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        return passage.Source == Source && passage.Text.Contains(Says, StringComparison.Ordinal);
    }

    /// <summary>
    /// The questions of an assistant: <c>language | question | document or none | words</c> on each line, comments after <c>#</c>.
    /// </summary>
    public static IReadOnlyList<GoldenQuestion> Read(string folder, string assistant) =>
    [
        .. File.ReadAllLines(Path.Combine(folder, $"{assistant}.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new GoldenQuestion(
                cells[0], cells[1], cells[2] == "none" ? null : cells[2], cells.ElementAtOrDefault(3) ?? "")),
    ];
}
