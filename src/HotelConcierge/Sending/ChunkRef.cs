using System.Text.Json.Serialization;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;

namespace HotelConcierge.Sending;

/// <summary>One chunk of a turn, or several that go in one call, and which try this is.</summary>
/// <param name="Chunk">The first, from 0; <see cref="Hold"/> for the hold message.</param>
/// <param name="Try">From 1.</param>
public sealed record ChunkRef(TurnStart Turn, int Chunk, int Try)
{
    public const int Hold = -1;

    /// <summary>How many chunks after it go in the same call; 0 in steps of before there was this.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Further { get; init; }
}

/// <summary>A chunk that the guest has.</summary>
/// <param name="Turn">The number of its turn in the conversation.</param>
/// <param name="Chunk">As <see cref="ChunkRef.Chunk"/>.</param>
public sealed record SentChunk(ConversationId Conversation, long Turn, int Chunk);
