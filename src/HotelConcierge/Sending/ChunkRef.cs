using HotelConcierge.Conversations;
using HotelConcierge.Messages;

namespace HotelConcierge.Sending;

/// <summary>One chunk of a turn, and which try this is.</summary>
/// <param name="Chunk">From 0; <see cref="Hold"/> for the hold message.</param>
/// <param name="Try">From 1.</param>
public sealed record ChunkRef(TurnStart Turn, int Chunk, int Try)
{
    public const int Hold = -1;
}

/// <summary>A chunk that the guest has.</summary>
/// <param name="Turn">The number of its turn in the conversation.</param>
/// <param name="Chunk">As <see cref="ChunkRef.Chunk"/>.</param>
public sealed record SentChunk(ConversationId Conversation, long Turn, int Chunk);
