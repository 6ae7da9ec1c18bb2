using System.Text.Json;
using HotelConcierge.AspNetCore.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.AspNetCore.Desk;

/// <summary>What the page sends with something that staff do. Which of it counts, says the act.</summary>
internal sealed record DeskBody(
    string Key = "", string Text = "", IReadOnlyList<string?>? Files = null, bool Force = false, string Note = "", string? Template = null)
{
    /// <summary>In bytes: enough for the longest text with every letter escaped.</summary>
    private const int Largest = 64 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    /// <summary>The body of a request; none counts as an empty one.</summary>
    /// <returns>The body, or the answer to one that cannot be read, which names the field.</returns>
    public static async Task<(DeskBody? Body, IResult? Refusal)> ReadAsync(HttpContext context, IServiceProvider services)
    {
        var (read, refusal) = await WebhookHttp.ReadAsync(context, Largest, services.GetRequiredService<TimeProvider>());
        if (read is not { } bytes)
            return (null, refusal);
        if (bytes.IsEmpty)
            return (new(), null);
        try
        {
            return JsonSerializer.Deserialize<DeskBody>(bytes.Span, Json) is { } body
                ? (body, null)
                : (null, Malformed(""));
        }
        catch (JsonException problem)
        {
            return (null, Malformed(problem.Path ?? ""));
        }
    }

    private static IResult Malformed(string path)
    {
        // Of "$.files[2]" the page knows "files"; of the whole it is told nothing more.
        var field = path.TrimStart('$', '.').Split('[')[0];
        return DeskReply.Refuse(
            StatusCodes.Status400BadRequest,
            field.Length > 0 ? $"The field '{field}' is not what it should be." : "The body is no JSON object.",
            field,
            "Load the page anew.");
    }
}
