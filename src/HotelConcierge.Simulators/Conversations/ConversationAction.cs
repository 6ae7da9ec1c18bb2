using System.Text.Json.Serialization;
using HotelConcierge.Simulators.Hosting;

namespace HotelConcierge.Simulators.Conversations;

/// <summary>Somebody posts a message to a conversation, not by the REST API. A conversation that is not there begins.</summary>
/// <param name="Conversation">Its SID, <c>CH</c> and 32 hexadecimal digits.</param>
/// <param name="Author">A number such as <c>+34600000001</c> or <c>whatsapp:+34600000001</c>, or the identity of a chat user.</param>
public sealed record ConversationAction(string Conversation, string Author)
{
    /// <summary>The words; empty for files without any.</summary>
    public string Body { get; init; } = "";

    /// <summary>SIDs of files, as <see cref="SimulatedConversations.KeepFile"/> gave them.</summary>
    public IReadOnlyList<string> Media { get; init; } = [];

    /// <summary>What Twilio calls the source: <c>SMS</c>, <c>WHATSAPP</c>, <c>SDK</c> for a browser or Flex, <c>API</c>.</summary>
    public string Source { get; init; } = "SDK";

    /// <summary>Whether the author is an agent of Flex.</summary>
    public bool IsStaff { get; init; }

    /// <summary>Whether the author is no participant: a program that posts under a name.</summary>
    public bool IsNoParticipant { get; init; }

    /// <summary>Whether its webhook gets lost: the message is there, and nobody is told.</summary>
    public bool IsMissed { get; init; }

    /// <summary>What the webhook's address has in its query, such as <c>assistant=hotel</c>; null for nothing.</summary>
    public string? Query { get; init; }

    /// <summary>The message's SID; null takes a new one.</summary>
    public string? MessageSid { get; init; }

    /// <summary>Which event is told instead of <c>onMessageAdded</c>, such as the pre-action <c>onMessageAdd</c>.</summary>
    public string? EventType { get; init; }

    /// <summary>Further form fields, as Twilio may add at any time; they win over the ones made here.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>A file that somebody may post. In JSON its bytes are Base64.</summary>
public sealed record ConversationFile(string ContentType, byte[] Bytes)
{
    public string? Filename { get; init; }

    /// <summary>How it is served.</summary>
    [JsonIgnore]
    public FileConduct Conduct { get; init; } = new();
}

/// <summary>The SID of a file.</summary>
public sealed record ConversationFileId(string Sid);
