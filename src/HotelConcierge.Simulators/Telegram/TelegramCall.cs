using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>A call of a method of the Bot API, over HTTP or in the answer to a webhook.</summary>
/// <param name="Method">Such as <c>sendMessage</c>, as the client wrote it; Telegram does not mind the case.</param>
/// <param name="Parameters">By name; objects and arrays as JSON.</param>
/// <param name="InWebhookAnswer">Whether it came as the answer to a webhook.</param>
public sealed record TelegramCall(string Method, IReadOnlyDictionary<string, string> Parameters, bool InWebhookAnswer = false)
{
    private const string Attached = "attach://";

    internal IReadOnlyDictionary<string, UploadedFile> Files { get; init; } = new Dictionary<string, UploadedFile>(StringComparer.Ordinal);

    /// <summary>The parameter's value, or an empty string.</summary>
    public string Value(string name) => Parameters.GetValueOrDefault(name, "");

    internal double? Number(string name) =>
        double.TryParse(Value(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    internal long Long(string name) =>
        long.TryParse(Value(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The file uploaded for a parameter: in the part of its name, or in the part that its value names.</summary>
    internal UploadedFile? File(string name) =>
        Files.GetValueOrDefault(Value(name).StartsWith(Attached, StringComparison.Ordinal) ? Value(name)[Attached.Length..] : name);

    /// <summary>Reads a request: parameters may be in the query, in a form, in a form with files, or in JSON; the query wins.</summary>
    /// <exception cref="JsonException">The body claims to be JSON and is no JSON object; the message says so in Telegram's
    /// words.</exception>
    internal static async Task<TelegramCall> ReadAsync(HttpRequest request, string method)
    {
        var parameters = request.Query.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        var cancelled = request.HttpContext.RequestAborted;
        if (request.ContentType?.Contains("application/json", StringComparison.OrdinalIgnoreCase) is true)
        {
            using var reader = new StreamReader(request.Body);
            if (await reader.ReadToEndAsync(cancelled) is { Length: > 0 } body)
                Add(parameters, ParseObject(body));
            return new(method, parameters);
        }

        if (!request.HasFormContentType)
            return new(method, parameters);
        var form = await request.ReadFormAsync(cancelled);
        Add(parameters, form.Select(field => KeyValuePair.Create(field.Key, field.Value.ToString())));
        Dictionary<string, UploadedFile> files = new(StringComparer.Ordinal);
        foreach (var file in form.Files)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancelled);
            files.TryAdd(file.Name, new(file.FileName, file.ContentType ?? "", bytes.ToArray()));
        }

        return new(method, parameters) { Files = files };
    }

    /// <summary>The call that the answer to a webhook asks for; null when it asks for none, or for nothing that can be read.</summary>
    internal static TelegramCall? ReadAnswer(string? contentType, string body)
    {
        if (contentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) is not true || body.Length == 0)
            return null;
        try
        {
            Dictionary<string, string> parameters = new(StringComparer.Ordinal);
            Add(parameters, ParseObject(body));
            return parameters.TryGetValue("method", out var method) ? new(method, parameters, InWebhookAnswer: true) : null;
        }
        catch (JsonException)
        {
            // Telegram only looks at the status then.
            return null;
        }
    }

    // A parameter given twice counts as it was given first.
    private static void Add(Dictionary<string, string> parameters, IEnumerable<KeyValuePair<string, string>> more)
    {
        foreach (var (name, value) in more)
            parameters.TryAdd(name, value);
    }

    /// <summary>A string is taken as it is and everything else as its JSON, null included.</summary>
    private static List<KeyValuePair<string, string>> ParseObject(string body)
    {
        if (body.AsSpan().TrimStart() is not ['{', ..])
            throw new JsonException("JSON object expected");
        try
        {
            using var json = JsonDocument.Parse(body);
            return [.. json.RootElement.EnumerateObject().Select(property => KeyValuePair.Create(
                property.Name,
                property.Value.ValueKind is JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText()))];
        }
        catch (JsonException e)
        {
            throw new JsonException("expected next field or object end", e);
        }
        catch (InvalidOperationException e)
        {
            // An escape that is half a surrogate pair.
            throw new JsonException("strings must be encoded in UTF-8", e);
        }
    }
}

/// <summary>A file as a client uploads it.</summary>
internal sealed record UploadedFile(string Name, string ContentType, byte[] Bytes);
