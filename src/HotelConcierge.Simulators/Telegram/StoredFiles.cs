using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using HotelConcierge.Simulators.Hosting;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>A file that Telegram knows.</summary>
/// <param name="Kind"><c>photo</c>, <c>document</c>, <c>audio</c>, <c>voice</c> or <c>video</c>.</param>
/// <param name="Name">The name it was uploaded under; empty for a file that was fetched, and a photo shows none.</param>
/// <param name="Bytes">Null for a file at an address, which the simulator does not fetch.</param>
/// <param name="Sizes">Of a photo: the sizes it is kept in, smallest first. All are served as the same bytes.</param>
internal sealed record StoredFile(string Kind, string Name, string ContentType, byte[]? Bytes, IReadOnlyList<FileVersion> Sizes)
{
    /// <summary>How it is served.</summary>
    public FileConduct Conduct { get; init; } = new();

    /// <summary>The file at its best.</summary>
    public FileVersion Best => Sizes[^1];
}

/// <summary>One size of a file, by the ids under which a bot finds it.</summary>
internal sealed record FileVersion(string Id, string UniqueId, int Width, int Height, string Path);

/// <summary>The files of all messages, by their ids and by the paths under which they are downloaded.</summary>
internal sealed class StoredFiles
{
    private const int IdBytes = 45;
    private const int UniqueIdBytes = 11;

    // Telegram keeps a photo within these edges; a client gets every one that is smaller than the photo, and the photo itself.
    private static readonly int[] _edges = [90, 320, 800, 1280];

    private readonly ConcurrentDictionary<string, StoredFile> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, StoredFile> _byPath = new(StringComparer.Ordinal);
    private int _number;

    public StoredFile KeepPhoto(byte[]? bytes, string name, int width, int height)
    {
        var largest = Math.Min(Math.Max(width, height), _edges[^1]);
        var edges = _edges.Where(edge => edge < largest).Append(largest);
        return Keep(
            new(
                "photo",
                name,
                "image/jpeg",
                bytes,
                [.. edges.Select(edge => Version("AgAC", "photos", "jpg", Scaled(width, edge), Scaled(height, edge)))]));

        int Scaled(int side, int edge) => Math.Max(1, (int)Math.Round((double)side * edge / Math.Max(width, height)));
    }

    public StoredFile KeepDocument(byte[]? bytes, string name, string contentType, FileConduct? conduct = null) =>
        Keep("document", bytes, name, contentType, conduct);

    /// <param name="kind">As what it was sent: <c>document</c>, <c>audio</c>, <c>voice</c> or <c>video</c>.</param>
    public StoredFile Keep(string kind, byte[]? bytes, string name, string contentType, FileConduct? conduct = null)
    {
        var extension = Path.GetExtension(name).TrimStart('.') is { Length: > 0 } known ? known : "bin";
        var (prefix, folder) = kind switch
        {
            "audio" => ("CQAC", "music"),
            "voice" => ("AwAC", "voice"),
            "video" => ("BAAC", "videos"),
            _ => ("BQAC", "documents"),
        };
        return Keep(new(kind, name, contentType, bytes, [Version(prefix, folder, extension, 0, 0)]) { Conduct = conduct ?? new() });
    }

    public StoredFile? Find(string id) => _byId.GetValueOrDefault(id);

    public StoredFile? At(string path) => _byPath.GetValueOrDefault(path);

    public static JsonObject ToJson(StoredFile file, FileVersion version)
    {
        var json = new JsonObject { ["file_id"] = version.Id, ["file_unique_id"] = version.UniqueId };
        if (file is { Bytes: { } bytes, Conduct.HidesLength: false })
            json["file_size"] = bytes.Length;
        return json;
    }

    private StoredFile Keep(StoredFile file)
    {
        foreach (var version in file.Sizes)
        {
            _byId[version.Id] = file;
            _byPath[version.Path] = file;
        }

        return file;
    }

    private FileVersion Version(string prefix, string folder, string extension, int width, int height) =>
        new(
            prefix + RandomText(IdBytes),
            "AQAD" + RandomText(UniqueIdBytes),
            width,
            height,
            $"{folder}/file_{Interlocked.Increment(ref _number)}.{extension}");

    private static string RandomText(int bytes) => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));
}
