using System.Text.Json;

namespace HotelConcierge.Simulators.OpenAI;

/// <summary>
/// What every model refuses of a request's parameters: those that there are not, values out of range, and what does not go together.
/// </summary>
internal static class ParameterRules
{
    // As the reference of chat completions lists them.
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "messages",
        "model",
        "audio",
        "frequency_penalty",
        "function_call",
        "functions",
        "logit_bias",
        "logprobs",
        "max_completion_tokens",
        "max_tokens",
        "metadata",
        "modalities",
        "n",
        "parallel_tool_calls",
        "prediction",
        "presence_penalty",
        "prompt_cache_key",
        "prompt_cache_retention",
        "reasoning_effort",
        "response_format",
        "safety_identifier",
        "seed",
        "service_tier",
        "stop",
        "store",
        "stream",
        "stream_options",
        "temperature",
        "tool_choice",
        "tools",
        "top_logprobs",
        "top_p",
        "user",
        "verbosity",
        "web_search_options",
    };

    private static readonly (string Name, double Least, double Most)[] Ranges =
        [("temperature", 0, 2), ("top_p", 0, 1), ("presence_penalty", -2, 2), ("frequency_penalty", -2, 2)];

    /// <returns>What is wrong; null for nothing.</returns>
    public static OpenAIError? Check(JsonElement body) => Unknown(body)
        ?? Ranges.Select(range => OutOfRange(body, range.Name, range.Least, range.Most)).FirstOrDefault(error => error is not null)
        ?? Limit(body, "max_tokens")
        ?? Limit(body, "max_completion_tokens")
        ?? Together(body);

    private static OpenAIError? Unknown(JsonElement body)
    {
        var unknown = body.EnumerateObject().Select(property => property.Name).Where(name => !Known.Contains(name)).ToList();
        return unknown.Count == 0
            ? null
            : OpenAIError.BadRequest(
                $"Unrecognized request argument{(unknown.Count > 1 ? "s" : "")} supplied: {string.Join(", ", unknown)}");
    }

    private static OpenAIError? OutOfRange(JsonElement body, string name, double least, double most)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null)
            return null;
        if (value.ValueKind is not JsonValueKind.Number)
            return OpenAIError.BadRequest(
                $"Invalid type for '{name}': expected a decimal, but got a {value.ValueKind.ToString().ToLowerInvariant()} instead.",
                name,
                "invalid_type");
        var number = value.GetDouble();
        if (number > most)
            return OpenAIError.BadRequest(
                $"Invalid '{name}': decimal above maximum value. Expected a value <= {most}, but got {value.GetRawText()} instead.",
                name,
                "decimal_above_max_value");
        return number < least
            ? OpenAIError.BadRequest(
                $"Invalid '{name}': decimal below minimum value. Expected a value >= {least}, but got {value.GetRawText()} instead.",
                name,
                "decimal_below_min_value")
            : null;
    }

    private static OpenAIError? Limit(JsonElement body, string name)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null)
            return null;
        if (value.ValueKind is not JsonValueKind.Number || !value.TryGetInt32(out var limit))
            return OpenAIError.BadRequest($"Invalid type for '{name}': expected an integer.", name, "invalid_type");
        return limit < 1
            ? OpenAIError.BadRequest(
                $"Invalid '{name}': integer below minimum value. Expected a value >= 1, but got {limit} instead.",
                name,
                "integer_below_min_value")
            : null;
    }

    private static OpenAIError? Together(JsonElement body)
    {
        if (Has(body, "max_tokens") && Has(body, "max_completion_tokens"))
            return OpenAIError.BadRequest(
                "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.",
                "max_tokens",
                "invalid_parameter_combination");
        if (Has(body, "stream_options") && !(body.TryGetProperty("stream", out var stream) && stream.ValueKind is JsonValueKind.True))
            return OpenAIError.BadRequest("The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options");
        foreach (var name in (string[])["tool_choice", "parallel_tool_calls"])
        {
            if (Has(body, name) && !Has(body, "tools"))
                return OpenAIError.BadRequest($"Invalid value for '{name}': '{name}' is only allowed when 'tools' are specified.", name);
        }

        return null;
    }

    private static bool Has(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null;
}
