using System.Globalization;
using System.Text.Json;

namespace HotelConcierge.Channels;

/// <summary>A JSON object from a provider, read without trust: whatever is absent or of another type counts as not there.</summary>
internal readonly struct ProviderJson
{
    private const int DeepestNesting = 64;

    private readonly JsonElement _object;

    private ProviderJson(JsonElement element) => _object = element;

    /// <summary>The object that the bytes are; null when they are none.</summary>
    public static ProviderJson? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = DeepestNesting });
            return document.RootElement.ValueKind is JsonValueKind.Object ? new(document.RootElement.Clone()) : null;
        }
        catch (JsonException)
        {
            // What is no JSON is nothing; the caller says so to the sender.
            return null;
        }
    }

    public bool Has(string name) => TryGet(name, out _);

    public ProviderJson? Object(string name) =>
        TryGet(name, out var value) && value.ValueKind is JsonValueKind.Object ? new(value) : null;

    /// <summary>The objects of an array; empty when it is none.</summary>
    public IEnumerable<ProviderJson> Objects(string name) =>
        TryGet(name, out var value) ? ObjectsOf(value) : [];

    /// <summary>The objects of an array of arrays, row after row.</summary>
    public IEnumerable<ProviderJson> ObjectsInRows(string name) =>
        TryGet(name, out var rows) && rows.ValueKind is JsonValueKind.Array ? rows.EnumerateArray().SelectMany(ObjectsOf) : [];

    public string Text(string name) => TryGet(name, out var value) ? TextOf(value) : "";

    public bool Flag(string name) => TryGet(name, out var value) && value.ValueKind is JsonValueKind.True;

    public long? Long(string name) =>
        TryGet(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    /// <summary>The texts of an array; null when there is none.</summary>
    public IReadOnlyList<string>? Texts(string name) =>
        TryGet(name, out var value) && value.ValueKind is JsonValueKind.Array ? [.. value.EnumerateArray().Select(TextOf)] : null;

    /// <summary>A number as the provider wrote it, when it is one within these bounds.</summary>
    public string? Degrees(string name, double most) =>
        TryGet(name, out var value)
        && value.ValueKind is JsonValueKind.Number
        && value.TryGetDouble(out var degrees)
        && Math.Abs(degrees) <= most
            ? degrees.ToString("0.######", CultureInfo.InvariantCulture)
            : null;

    private bool TryGet(string name, out JsonElement value)
    {
        try
        {
            return _object.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            // Looking one name up reads the others, and an escape that is half a surrogate pair is no name.
            value = default;
            return false;
        }
    }

    private static IEnumerable<ProviderJson> ObjectsOf(JsonElement array) => array.ValueKind is JsonValueKind.Array
        ? array.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.Object).Select(item => new ProviderJson(item))
        : [];

    private static string TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind is JsonValueKind.String ? value.GetString() ?? "" : "";
        }
        catch (InvalidOperationException)
        {
            // An escape that is half a surrogate pair is no text.
            return "";
        }
    }
}
