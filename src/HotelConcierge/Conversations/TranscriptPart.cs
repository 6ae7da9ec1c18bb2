using System.Collections.Immutable;

namespace HotelConcierge.Conversations;

/// <summary>One message among the words that a guest said in a turn.</summary>
/// <param name="Source">The channel's id of the message; empty where it has none.</param>
/// <param name="Length">Of its words, in UTF-16 code units; 0 for none. A line break stands between the words of two messages.</param>
public sealed record TranscriptPart(string Source, int Length);

/// <content>The messages that the words are of.</content>
public sealed partial record TranscriptEntry
{
    /// <summary>The messages that <see cref="Text"/> is made of, in order; null where that was not kept.</summary>
    public ImmutableList<TranscriptPart>? Parts { get; init; }

    /// <summary>Whether the channel's message of this id is among them.</summary>
    public bool Says(string source) => Parts?.Exists(part => part.Source == source) is true;

    /// <summary>The words of a message; empty when it had none.</summary>
    public string WordsOf(string source) => Without(source).Words;

    /// <summary>Takes a message out. What was told beside the words goes with it, since nobody knows of which message it is.</summary>
    /// <returns>Its words, and the entry without it: null when nothing of the guest's is left.</returns>
    public (string Words, TranscriptEntry? Left) Without(string source)
    {
        var (taken, left, parts) = (new List<string>(), new List<string>(), ImmutableList.CreateBuilder<TranscriptPart>());
        var at = 0;
        foreach (var part in Parts ?? [])
        {
            var words = Text.Substring(Math.Min(at, Text.Length), Math.Min(part.Length, Math.Max(0, Text.Length - at)));
            at += part.Length == 0 ? 0 : part.Length + 1;
            var isIt = part.Source == source;
            if (!isIt)
                parts.Add(part);
            if (words.Length > 0)
                (isIt ? taken : left).Add(words);
        }

        return (
            string.Join('\n', taken),
            parts.Count == 0
                ? null
                : this with { Text = string.Join('\n', left), Parts = parts.ToImmutable(), Context = null, Enclosed = null });
    }
}
