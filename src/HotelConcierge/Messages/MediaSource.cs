using System.Text.Json.Serialization;

namespace HotelConcierge.Messages;

/// <summary>
/// Where a picture or file of ours lies: <c>https://...</c> on the public web, <c>asset:hotel/pictures/pool.jpg</c> in an
/// assistant's folder, or <c>kept:...</c> made for one guest and kept with what we know of them.
/// </summary>
/// <param name="Uri">One of these.</param>
/// <param name="ContentType">Such as <c>image/jpeg</c>.</param>
public sealed record MediaSource(string Uri, string ContentType)
{
    /// <summary>How many bytes it has; null where nobody has looked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Size { get; init; }

    /// <summary>What stands before the path of a file in an assistant's folder.</summary>
    public const string AssetPrefix = "asset:";

    /// <summary>What stands before the name of a file made for one guest.</summary>
    public const string KeptPrefix = "kept:";

    /// <summary>A file of an assistant's data.</summary>
    /// <param name="assistant">The assistant's name.</param>
    /// <param name="path">From the assistant's folder, with forward slashes: <c>pictures/pool.jpg</c>.</param>
    /// <param name="contentType">Such as <c>image/jpeg</c>.</param>
    public static MediaSource Asset(string assistant, string path, string contentType) =>
        new($"{AssetPrefix}{assistant}/{path}", contentType);

    /// <summary>Its address on the public web, or null when it has none of its own.</summary>
    public string? PublicUrl() =>
        Uri.StartsWith("https://", StringComparison.Ordinal) || Uri.StartsWith("http://", StringComparison.Ordinal) ? Uri : null;
}
