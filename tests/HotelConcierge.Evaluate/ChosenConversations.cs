using HotelConcierge.Evaluate.Conversations;
using HotelConcierge.Settings;

namespace HotelConcierge.Evaluate;

/// <summary>Which conversations a run plays.</summary>
internal static class ChosenConversations
{
    /// <summary>
    /// All that a real model may have: those are left out that are about a model which misbehaves by script, and those that the product
    /// itself does not manage yet.
    /// </summary>
    /// <param name="only">The areas; empty for all.</param>
    /// <param name="most">How many at most, taken from the areas in turn, so that a short run sees all of them.</param>
    /// <exception cref="SettingsException">There is no such area, or nothing to play.</exception>
    public static IReadOnlyDictionary<string, ConversationScript> From(
        IReadOnlyDictionary<string, ConversationScript> all, IReadOnlyList<string> only, int most)
    {
        var playable = all.Where(entry => entry.Value is { OnlyScripted: false, ScriptedGap: null }).ToList();
        var areas = playable.Select(entry => entry.Value.Area).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (only.Except(areas, StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } unknown)
            throw new SettingsException([$"--only: there is no area '{unknown}'. There are: {string.Join(", ", areas)}."]);
        if (playable.Count == 0)
            throw new SettingsException(["--conversations: there is no conversation in this folder that a real model could have."]);
        var chosen = playable
            .Where(entry => only.Count == 0 || only.Contains(entry.Value.Area, StringComparer.OrdinalIgnoreCase))
            .GroupBy(entry => entry.Value.Area, StringComparer.Ordinal)
            .SelectMany(area => area.Index())
            .OrderBy(entry => entry.Index)
            .Take(most)
            .Select(entry => entry.Item);
        return new SortedDictionary<string, ConversationScript>(
            chosen.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
