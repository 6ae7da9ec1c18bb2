using System.ClientModel;
using System.Text.Json;

namespace HotelConcierge.Model.OpenAI;

/// <summary>Reads which parameter a service refuses, out of the ones that a call can do without.</summary>
/// <remarks>
/// OpenAI and Azure name it in <c>error.param</c>, or only in the message; other services (vLLM, Mistral) in a list of what their
/// validation found. Nothing of a message is ever logged: it may repeat what was sent.
/// </remarks>
internal static class RefusedParameter
{
    private const int LongestBody = 16 * 1024;

    private static readonly (string Name, Spare Parameter)[] Names =
    [
        ("temperature", Spare.Temperature),
        ("top_p", Spare.TopP),
        ("frequency_penalty", Spare.FrequencyPenalty),
        ("presence_penalty", Spare.PresencePenalty),
        ("max_completion_tokens", Spare.OutputLimit),
        ("max_tokens", Spare.OutputLimit),
        ("reasoning_effort", Spare.ReasoningEffort),
        ("reasoning.effort", Spare.ReasoningEffort),
        ("verbosity", Spare.Verbosity),
        ("text.verbosity", Spare.Verbosity),
    ];

    private static readonly string[] Refusals =
        ["unsupported", "unrecognized", "unknown", "unexpected", "not support", "not permitted", "not allowed", "extra_forbidden", "does not support", "only the default"];

    /// <returns>The parameter; <see cref="Spare.Nothing"/> when the error is about something else.</returns>
    public static Spare Of(ClientResultException exception)
    {
        if (exception.Status is not (400 or 422) || exception.GetRawResponse()?.Content is not { } content || content.ToMemory().Length > LongestBody)
            return Spare.Nothing;
        var (message, param, code) = Read(content);
        var isRefusal = code is null or "unsupported_parameter" or "unsupported_value" or "unknown_parameter"
            || Refusals.Any(word => message.Contains(word, StringComparison.OrdinalIgnoreCase));
        if (!isRefusal)
            return Spare.Nothing;
        if (param is not null && Array.Find(Names, known => string.Equals(known.Name, param, StringComparison.Ordinal)) is { Name: not null } named)
            return named.Parameter;

        // The message says in passing what would be right ("Use 'max_completion_tokens' instead"): the first name is the refused one.
        if (!Refusals.Any(word => message.Contains(word, StringComparison.OrdinalIgnoreCase)))
            return Spare.Nothing;
        var first = Names
            .Select(known => (known.Parameter, At: IndexOf(message, known.Name)))
            .Where(found => found.At >= 0)
            .OrderBy(found => found.At)
            .FirstOrDefault();
        return first.Parameter;
    }

    // The name as a word of its own that is quoted, or that ends what a colon introduced: a guest's "temperature" in a message is no parameter.
    private static int IndexOf(string message, string name)
    {
        for (var at = message.IndexOf(name, StringComparison.Ordinal); at >= 0; at = message.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var before = message[..at];
            var after = at + name.Length < message.Length ? message[at + name.Length] : ' ';
            if (before is [.., '\'' or '"' or '`'] || before.EndsWith(": ", StringComparison.Ordinal) || (name.Contains('_', StringComparison.Ordinal) && before is [] or [.., ' ']))
            {
                if (!char.IsAsciiLetterOrDigit(after) && after is not '_')
                    return at;
            }
        }

        return -1;
    }

    private static (string Message, string? Param, string? Code) Read(BinaryData content)
    {
        try
        {
            using var body = JsonDocument.Parse(content);
            var root = body.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return (content.ToString(), null, null);
            var error = root.TryGetProperty("error", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : root;
            var message = error.TryGetProperty("message", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : content.ToString();
            return (message, Text(error, "param"), Text(error, "code"));
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // No JSON, or a text in it is no Unicode: whatever is refused, it is no parameter that we could name.
            return ("", null, null);
        }
    }

    private static string? Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out var property) && property.ValueKind == JsonValueKind.String ? property.GetString() : null;
}
