using HotelConcierge.Conversations;

namespace HotelConcierge.Turns;

/// <summary>What the model is told about messages beside the guest's own words. Pure.</summary>
internal static class MessageContext
{
    /// <summary>Longer texts of an advertisement are cut; in UTF-16 code units.</summary>
    private const int LongestPromotion = 600;

    /// <returns>Null when there is nothing to tell.</returns>
    public static string? Of(IReadOnlyList<KeptMessage> messages)
    {
        var lines = messages
            .Select(kept => kept.Message.Promotion)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Select(promotion => $"The guest came from an advertisement of ours, which says: \"{Short(promotion)}\"")
            .ToList();
        if (messages.Any(kept => kept.Message.IsEdit))
            lines.Add("The guest has changed a message that was answered before: what it says now stands. Say what that changes.");
        return lines.Count > 0 ? string.Join('\n', lines) : null;
    }

    /// <summary>As the model reads it, in a message of its own; empty for nothing.</summary>
    public static string Mark(string? context) => context is null ? "" : $"[Context, not the guest's words: {context}]";

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ").Replace('"', '\'').Replace('[', '(').Replace(']', ')');
        if (line.Length <= LongestPromotion)
            return line;
        return line[..(char.IsHighSurrogate(line[LongestPromotion - 1]) ? LongestPromotion - 1 : LongestPromotion)];
    }
}
