using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HotelConcierge.Messages;

namespace HotelConcierge.Tools;

/// <summary>What a tool call came to.</summary>
/// <param name="Text">For the model, usually JSON.</param>
/// <param name="Attachments">For the guest, sent after the model's words without the model's doing: choices, pictures, a place.</param>
[JsonConverter(typeof(ToolResultConverter))]
public sealed record ToolResult(string Text, IReadOnlyList<ReplyPart> Attachments)
{
    /// <summary>
    /// What the guest reads about it, above whatever the model says: that something was done, or what would be done if they said yes. Null
    /// where the model's words are enough.
    /// </summary>
    public string? Line { get; init; }

    /// <summary>Whether <see cref="Line"/> and <see cref="Attachments"/> are all that there is to say about it.</summary>
    public bool SaysAll { get; init; }

    /// <summary>The key of the assistant's reply that is the whole answer of the turn; null where the answer goes on.</summary>
    public string? Reply { get; init; }

    /// <summary>Whether people are to look after the guest once they have the answer.</summary>
    public bool HandsOff { get; init; }

    /// <summary>Whether the chat is over once the guest has the answer.</summary>
    public bool ClosesChat { get; init; }

    /// <summary>
    /// What it is about: of several results of a turn about the same the guest reads the last one only. Null for what stands by itself.
    /// </summary>
    public string? About { get; init; }

    /// <summary>How many passages it has numbered for the answer to cite; the next result of the turn counts on from there.</summary>
    public int Passages { get; init; }

    /// <summary>What it came to, in a word such as <c>booked</c>; empty where it reports none.</summary>
    internal string Outcome => Report?["result"]?.ToString() ?? "";

    /// <summary>What it tells the model, where that is a JSON object; null for words, which report no effect.</summary>
    internal JsonObject? Report
    {
        get
        {
            try
            {
                return JsonNode.Parse(Text) as JsonObject;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    public static implicit operator ToolResult(string text) => FromString(text);

    /// <summary>A result without attachments.</summary>
    public static ToolResult FromString(string text) => new(text, []);
}

/// <summary>Reads results in today's form, and as the plain text that they were before tools could attach anything.</summary>
internal sealed class ToolResultConverter : JsonConverter<ToolResult>
{
    public override ToolResult Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String)
            return reader.GetString() ?? "";
        var stored = JsonSerializer.Deserialize<Stored>(ref reader, options) ?? throw new JsonException("A tool's result is null.");
        return new(stored.Text ?? "", stored.Attachments ?? [])
        {
            Line = stored.Line,
            SaysAll = stored.SaysAll,
            Reply = stored.Reply,
            Passages = stored.Passages,
            HandsOff = stored.HandsOff,
            ClosesChat = stored.ClosesChat,
            About = stored.About,
        };
    }

    public override void Write(Utf8JsonWriter writer, ToolResult value, JsonSerializerOptions options)
    {
        if (value is { Attachments.Count: 0, Line: null, Reply: null, Passages: 0, HandsOff: false, ClosesChat: false, About: null })
            writer.WriteStringValue(value.Text);
        else
            JsonSerializer.Serialize(
                writer,
                new Stored(value.Text, value.Attachments, value.Line, value.SaysAll, value.Reply)
                {
                    Passages = value.Passages,
                    HandsOff = value.HandsOff,
                    ClosesChat = value.ClosesChat,
                    About = value.About,
                },
                options);
    }

    private sealed record Stored(
        string? Text, IReadOnlyList<ReplyPart>? Attachments, string? Line = null, bool SaysAll = false, string? Reply = null)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public int Passages { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool HandsOff { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool ClosesChat { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? About { get; init; }
    }
}
