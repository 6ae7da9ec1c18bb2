using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>A call of a method of the Bot API, over HTTP or in the answer to a webhook.</summary>
/// <param name="Method">Such as <c>sendMessage</c>.</param>
/// <param name="Parameters">By name; objects and arrays as JSON.</param>
/// <param name="InWebhookAnswer">Whether it came as the answer to a webhook.</param>
public sealed record TelegramCall(string Method, IReadOnlyDictionary<string, string> Parameters, bool InWebhookAnswer = false)
{
    internal (string Parameter, string Name, byte[] Bytes)? File { get; init; }

    /// <summary>The parameter's value, or an empty string.</summary>
    public string Value(string name) => Parameters.GetValueOrDefault(name, "");

    internal double? Number(string name) =>
        double.TryParse(Value(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    internal static async Task<TelegramCall> ReadAsync(HttpRequest request, string method)
    {
        if (!request.HasFormContentType)
        {
            using var json = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return Read(method, json.RootElement);
        }

        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var parameters = form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        if (form.Files is not [var file, ..])
            return new(method, parameters);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, request.HttpContext.RequestAborted);
        return new(method, parameters) { File = (file.Name, file.FileName, bytes.ToArray()) };
    }

    /// <summary>The call that the answer to a webhook asks for; null when it asks for none.</summary>
    internal static TelegramCall? ReadAnswer(string? contentType, string body)
    {
        if (contentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) is not true || body.Length == 0)
            return null;
        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty("method", out var method) ? Read(method.GetString()!, json.RootElement) with { InWebhookAnswer = true } : null;
    }

    private static TelegramCall Read(string method, JsonElement parameters) => new(method, parameters.EnumerateObject().ToDictionary(
        property => property.Name,
        property => property.Value.ValueKind is JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText(),
        StringComparer.Ordinal));
}
