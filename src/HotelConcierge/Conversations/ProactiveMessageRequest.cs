using System.Text.Json.Serialization;
using HotelConcierge.Messages;

namespace HotelConcierge.Conversations;

/// <summary>Something to be said to a guest who did not ask. Kept with the conversation until its turn has ended.</summary>
/// <param name="Id">The same id is said once: letters, digits, <c>-</c>, <c>_</c> and <c>.</c></param>
/// <param name="Name">Which message it is; the words are found when its turn comes. Stored as <c>kind</c>, its first name.</param>
/// <param name="Assistant">The name of the assistant that says it.</param>
/// <param name="Address">To whom, and from where, if the guest has not written from another address since.</param>
public sealed record ProactiveMessageRequest(
    string Id, [property: JsonPropertyName("kind")] string Name, string Assistant, ConversationAddress Address)
{
    // All that earlier releases say of whom the guest answers.
    private const string EarlierWelcome = "Welcome";

    /// <summary>How the guest is called, whatever their channel says; a reservation knows better. Null for unknown.</summary>
    public string? GuestName { get; init; }

    /// <summary>The language asked for; null for the guest's own.</summary>
    public string? Language { get; init; }

    /// <summary>What it is about: the id of a reservation or of a booking; null for the guest's next stay, whichever it is.</summary>
    public string? About { get; init; }

    /// <summary>After this it is not said any more; null for no end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// Whether the guest answers the assistant that says it, whoever answered before. Null in requests of before it was kept.
    /// </summary>
    public bool? TakesOver { get; init; }

    /// <summary>Whether the conversation goes on with the assistant that says it.</summary>
    internal bool ChangesAssistant => TakesOver ?? Name == EarlierWelcome;
}
