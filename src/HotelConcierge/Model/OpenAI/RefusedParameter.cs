using System.ClientModel;
using System.Text.Json;

namespace HotelConcierge.Model.OpenAI;

/// <summary>Reads which parameter a service refuses, out of the ones that a call can do without.</summary>
/// <remarks>
/// OpenAI and Azure name it in <c>error.param</c>, or only in the message; other services (vLLM, Mistral) in a list of what their
/// validation found. What a service repeats of the request is not looked at: a guest may have written a parameter's name. For the
/// same reason nothing of a message is ever logged.
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
    [
        "unsupported",
        "unrecognized",
        "unknown",
        "unexpected",
        "not support",
        "not permitted",
        "not allowed",
        "extra_forbidden",
        "does not support",
        "only the default",
    ];

    /// <returns>The parameter; <see cref="Spare.Nothing"/> when the error is about something else.</returns>
    public static Spare Of(ClientResultException exception)
    {
        var response = exception.GetRawResponse();
        if (exception.Status is not (400 or 422) || response?.Content is not { } content || content.ToMemory().Length > LongestBody)
            return Spare.Nothing;
        var (message, param, code) = ErrorBody.Read(
            response, error => (MessageOf(error), Text(error, "param"), Text(error, "code")), otherwise: ("", null, null));

        // A known parameter alone is no refusal: without it "max_tokens is too large" would drop the limit.
        var saysSo = IsRefusal(message);
        if (!saysSo && code is not ("unsupported_parameter" or "unsupported_value" or "unknown_parameter"))
            return Spare.Nothing;
        if (param is not null
            && Array.Find(Names, known => string.Equals(known.Name, param, StringComparison.Ordinal)) is { Name: not null } named)
            return named.Parameter;

        // The message says in passing what would be right ("Use 'max_completion_tokens' instead"): the first name is the refused one.
        if (!saysSo)
            return Spare.Nothing;
        var first = Names
            .Select(known => (known.Parameter, At: IndexOf(message, known.Name)))
            .Where(found => found.At >= 0)
            .OrderBy(found => found.At)
            .FirstOrDefault();
        return first.Parameter;
    }

    private static bool IsRefusal(string text) => Refusals.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    // The name as a word of its own that is quoted, or that ends what a colon introduced: a guest's "temperature" in a message is no
    // parameter.
    private static int IndexOf(string message, string name)
    {
        for (var at = message.IndexOf(name, StringComparison.Ordinal);
            at >= 0;
            at = message.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var before = message[..at];
            var after = at + name.Length < message.Length ? message[at + name.Length] : ' ';
            if (before is [.., '\'' or '"' or '`']
                || before.EndsWith(": ", StringComparison.Ordinal)
                || (name.Contains('_', StringComparison.Ordinal) && before is [] or [.., ' ']))
            {
                if (!char.IsAsciiLetterOrDigit(after) && after is not '_')
                    return at;
            }
        }

        return -1;
    }

    private static string MessageOf(JsonElement error)
    {
        foreach (var name in (string[])["message", "detail", "error"])
        {
            if (!error.TryGetProperty(name, out var told))
                continue;
            if (told.ValueKind == JsonValueKind.Object && told.TryGetProperty("detail", out var found))
                told = found;
            if (told.ValueKind == JsonValueKind.String)
                return WithoutInput(told.GetString()!);
            if (told.ValueKind == JsonValueKind.Array)
                return FirstRefusal(told);
        }

        return "";
    }

    // vLLM's message is its validation's list in Python's spelling, in which what was sent comes last of each entry.
    private static string WithoutInput(string message)
    {
        var input = message.Contains("'loc':", StringComparison.Ordinal) ? message.IndexOf("'input':", StringComparison.Ordinal) : -1;
        return input < 0 ? message : message[..input];
    }

    // Of an entry only what is wrong and where: the rest of it is what was sent.
    private static string FirstRefusal(JsonElement validation)
    {
        foreach (var entry in validation.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Object
                || !entry.TryGetProperty("loc", out var path)
                || path.ValueKind != JsonValueKind.Array)
                continue;
            var says = $"{Text(entry, "type")} {Text(entry, "msg")}";
            if (IsRefusal(says) && path.EnumerateArray().LastOrDefault() is { ValueKind: JsonValueKind.String } where)
                return $"{says}: {where.GetString()}";
        }

        return "";
    }

    private static string? Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out var property) && property.ValueKind == JsonValueKind.String ? property.GetString() : null;
}
