using HotelConcierge.Conversations;

namespace HotelConcierge.Sending;

/// <summary>One chunk of a turn, and which try this is.</summary>
/// <param name="Chunk">From 0; <see cref="Hold"/> for the hold message.</param>
/// <param name="Try">From 1.</param>
public sealed record ChunkRef(TurnStart Turn, int Chunk, int Try)
{
    public const int Hold = -1;
}
