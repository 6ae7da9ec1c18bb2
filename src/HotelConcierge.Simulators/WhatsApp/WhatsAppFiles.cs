using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HotelConcierge.Simulators.Hosting;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.WhatsApp;

/// <summary>
/// Files that guests may send, by their ids, and the addresses from which they are downloaded: each made when it is asked for, good for five
/// minutes, and with the bearer token only.
/// </summary>
internal sealed class WhatsAppFiles(SimulatedWhatsAppOptions options)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, WhatsAppFile> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (WhatsAppFile File, DateTimeOffset Until)> _addresses = new(StringComparer.Ordinal);
    private long _number = 1_000_000_000_000_000;
    private int _expired;

    /// <returns>The file's id, for the object of a <see cref="WhatsAppAction.Content"/>.</returns>
    public string Keep(WhatsAppFile file)
    {
        var id = Interlocked.Increment(ref _number).ToString(CultureInfo.InvariantCulture);
        _files[id] = file;
        return id;
    }

    /// <summary>Lets so many addresses run out at once.</summary>
    public void Expire(int addresses) => Volatile.Write(ref _expired, addresses);

    /// <returns>Null for an id that is no file's.</returns>
    public IResult? Look(string id, Uri baseAddress)
    {
        if (!_files.TryGetValue(id, out var file) || file.Conduct.IsGone)
            return null;
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var until = Interlocked.Decrement(ref _expired) >= 0 ? DateTimeOffset.MinValue : options.TimeProvider.GetUtcNow() + GoodFor;
        _addresses[token] = (file, until);
        var answer = new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["url"] = new Uri(baseAddress, $"attachments/{token}").ToString(),
            ["mime_type"] = file.ContentType,
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(file.Bytes)),
            ["file_size"] = file.Bytes.Length,
            ["id"] = id,
        };
        if (file.Conduct.HidesLength)
            answer.Remove("file_size");
        return WhatsAppAnswers.Ok(answer);
    }

    public IResult Download(HttpRequest request, string token)
    {
        if (request.Headers.Authorization != $"Bearer {options.AccessToken}")
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        return _addresses.TryGetValue(token, out var address) && options.TimeProvider.GetUtcNow() < address.Until
            ? address.File.Conduct.Serve(address.File.Bytes, address.File.ContentType)
            : Results.NotFound();
    }
}

/// <summary>A file that a guest may send. In JSON its bytes are Base64.</summary>
public sealed record WhatsAppFile(string ContentType, byte[] Bytes)
{
    /// <summary>How it is served.</summary>
    [JsonIgnore]
    public FileConduct Conduct { get; init; } = new();
}

/// <summary>By what the app asks for a file.</summary>
public sealed record WhatsAppFileId(string Id);
