namespace HotelConcierge.Knowledge.Search;

/// <summary>Reciprocal rank fusion: joins rankings whose scores cannot be compared.</summary>
internal static class RankFusion
{
    // The constant of the method's authors: it keeps one ranking's first from drowning all others.
    private const float Constant = 60;

    /// <summary>What stands high in any of the rankings, best first; of equals what the earlier ranking has.</summary>
    public static IReadOnlyList<(int Number, float Score)> Fuse(params IReadOnlyList<int>[] rankings)
    {
        var scores = new Dictionary<int, float>();
        var order = new List<int>();
        foreach (var ranking in rankings)
        {
            for (var rank = 0; rank < ranking.Count; rank++)
            {
                if (!scores.TryGetValue(ranking[rank], out var score))
                    order.Add(ranking[rank]);
                scores[ranking[rank]] = score + (1 / (Constant + rank + 1));
            }
        }

        return [.. order.Select(number => (number, scores[number])).OrderByDescending(entry => entry.Item2)];
    }
}
