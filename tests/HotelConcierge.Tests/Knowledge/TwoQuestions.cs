using HotelConcierge.Contracts.Knowledge;

namespace HotelConcierge.Tests.Knowledge;

/// <summary>A message that asks two things.</summary>
internal sealed record TwoQuestions(string Assistant, string Language, string Text, IReadOnlyList<GoldenQuestion> Wanted)
{
    private static readonly string[] HotelDocuments =
        ["arrival", "beach-and-around", "evenings", "kids-club", "pools", "resort", "restaurants", "spa"];

    /// <summary>
    /// <c>language | message | document or none | words | document or none | words</c> on each line, comments after <c>#</c>.
    /// </summary>
    public static IReadOnlyList<TwoQuestions> ReadAll() =>
    [
        .. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Knowledge", "golden", "two-questions.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new TwoQuestions(
                HotelDocuments.Contains(cells[2].Split('.')[0]) ? "hotel" : "early-years",
                cells[0],
                cells[1],
                [Wants(cells, 2), Wants(cells, 4)])),
    ];

    private static GoldenQuestion Wants(string[] cells, int at) =>
        new(cells[0], cells[1], cells[at] == "none" ? null : cells[at], cells.ElementAtOrDefault(at + 1) ?? "");
}
