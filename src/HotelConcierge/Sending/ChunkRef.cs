using System.Text.Json.Serialization;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;

namespace HotelConcierge.Sending;

/// <summary>One chunk of a turn, or several that go in one call, and which try this is.</summary>
/// <param name="Chunk">The first, from 0; below it one of the sentences beside the answer.</param>
/// <param name="Try">From 1.</param>
public sealed record ChunkRef(TurnStart Turn, int Chunk, int Try)
{
    /// <summary>The hold message.</summary>
    public const int Hold = -1;

    /// <summary>That no person could be reached after all.</summary>
    public const int NotReached = -2;

    /// <summary>That people were called, because the guest may be in danger.</summary>
    public const int CalledForDanger = -3;

    /// <summary>That people were called, because we failed.</summary>
    public const int CalledForFailure = -4;

    /// <summary>That people answer where the guest has written.</summary>
    public const int PeopleAnswer = -5;

    /// <summary>How many chunks after it go in the same call; 0 in steps of before there was this.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Further { get; init; }
}

/// <summary>A chunk that the guest has.</summary>
/// <param name="Turn">The number of its turn in the conversation.</param>
/// <param name="Chunk">As <see cref="ChunkRef.Chunk"/>.</param>
public sealed record SentChunk(ConversationId Conversation, long Turn, int Chunk);
