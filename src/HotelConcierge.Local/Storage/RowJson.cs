using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HotelConcierge.Local.Storage;

/// <summary>
/// A row's properties as the JSON object that an operator sees in the file. A text that is not well-formed UTF-16, such as
/// one cut inside an emoji, cannot stand in JSON; it is written as <c>{"utf16":"…"}</c>, the base64 of its code units.
/// </summary>
internal static class RowJson
{
    private const string Raw = "utf16";
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyDictionary<string, string> properties)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            writer.WriteStartObject();
            foreach (var (name, text) in properties)
            {
                if (IsWellFormed(text))
                {
                    writer.WriteString(name, text);
                    continue;
                }

                writer.WriteStartObject(name);
                writer.WriteBase64String(Raw, MemoryMarshal.AsBytes(text.AsSpan()));
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    public static IReadOnlyDictionary<string, string> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in document.RootElement.EnumerateObject())
            properties.Add(property.Name, ReadText(property.Value));
        return properties;
    }

    private static string ReadText(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : new(MemoryMarshal.Cast<byte, char>(value.GetProperty(Raw).GetBytesFromBase64()));

    private static bool IsWellFormed(string text)
    {
        for (var index = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); index >= 0 && index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index]))
                continue;
            if (index + 1 == text.Length || !char.IsSurrogatePair(text[index], text[index + 1]))
                return false;
            index++;
        }

        return true;
    }
}
