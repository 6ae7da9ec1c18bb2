using HotelConcierge.Messages;

namespace HotelConcierge.Replies;

/// <summary>What may vary when a text is split.</summary>
public sealed record ChunkOptions
{
    /// <summary>Below this length of message a number would take too much of the room, and is left out.</summary>
    public const int ShortestNumbered = 60;

    /// <summary>No numbers.</summary>
    public static ChunkOptions Default { get; } = new();

    /// <summary>
    /// Puts "(2/3)" on a line of its own before each chunk when there are more than this many; null: never. The numbers
    /// count towards <see cref="TextStyle.MaxLength"/>.
    /// </summary>
    public int? NumberAbove { get; init; }
}
