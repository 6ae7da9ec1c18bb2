using System.Text.Json;
using System.Text.Json.Serialization;
using HotelConcierge.Messages;

namespace HotelConcierge.Tools;

/// <summary>What a tool call came to.</summary>
/// <param name="Text">For the model, usually JSON.</param>
/// <param name="Attachments">For the guest, sent after the model's words without the model's doing: choices, pictures, a place.</param>
[JsonConverter(typeof(ToolResultConverter))]
public sealed record ToolResult(string Text, IReadOnlyList<ReplyPart> Attachments)
{
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
        return new(stored.Text ?? "", stored.Attachments ?? []);
    }

    public override void Write(Utf8JsonWriter writer, ToolResult value, JsonSerializerOptions options)
    {
        if (value.Attachments.Count == 0)
            writer.WriteStringValue(value.Text);
        else
            JsonSerializer.Serialize(writer, new Stored(value.Text, value.Attachments), options);
    }

    private sealed record Stored(string? Text, IReadOnlyList<ReplyPart>? Attachments);
}
