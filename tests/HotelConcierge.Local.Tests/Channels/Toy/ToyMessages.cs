using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace HotelConcierge.Local.Tests.Channels.Toy;

/// <summary>A webhook of the toy's provider: a guest's message, or the news that they have blocked us.</summary>
internal sealed record ToyWebhook(string From, string To, string Id = "", string Text = "", bool Blocks = false)
{
    /// <summary>The guest's other name, where they have one.</summary>
    public string? AlsoKnownAs { get; init; }
}

/// <summary>A message to a guest, and as the provider keeps it.</summary>
internal sealed record ToyMessage(string From, string To, string Text, string Id = "", DateTimeOffset At = default);

/// <summary>How the toy's provider writes and signs.</summary>
internal static class ToyWire
{
    public const string SignatureHeader = "X-Toy-Signature";

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    public static string Sign(ReadOnlySpan<byte> body, string squeak) =>
        Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(squeak), body));

    /// <summary>Reads any bytes.</summary>
    /// <returns>Null for what is no webhook of the toy.</returns>
    public static ToyWebhook? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<ToyWebhook>(body.Span, Json);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
