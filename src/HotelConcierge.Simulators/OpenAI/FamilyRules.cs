using System.Text.Json;

namespace HotelConcierge.Simulators.OpenAI;

/// <summary>
/// What each family of models refuses, with the errors that the real ones answer as people have reported them: OpenAI's message,
/// the parameter where it names one, and the code where there is one.
/// </summary>
internal static class FamilyRules
{
    private static readonly string[] Sampling = ["top_p", "presence_penalty", "frequency_penalty", "stop", "logprobs", "logit_bias"];

    /// <summary>The name under which an answer says what made it, where a deployment does not say it itself.</summary>
    public static string ModelOf(SimulatedFamily family) => $"{family.ToString().ToLowerInvariant()}-simulated";

    /// <returns>What the family refuses of a request; null for nothing.</returns>
    public static OpenAIError? Check(JsonElement body, string model, SimulatedFamily family) =>
        family switch
        {
            SimulatedFamily.Gpt41 => Unrecognized(body, "reasoning_effort") ?? OnlyMedium(body),
            SimulatedFamily.Gpt5 => OnlyNewLimit(body)
                ?? NoSampling(body)
                ?? NoTemperature(body)
                ?? Effort(body, ["minimal", "low", "medium", "high"]),
            SimulatedFamily.Gpt54 or SimulatedFamily.Gpt56 => OnlyNewLimit(body)
                ?? Effort(body, ["none", "low", "medium", "high", "xhigh"])
                ?? (Thinks(body, family) ? ToolsBesideThought(body, model, family) ?? NoSampling(body) ?? NoTemperature(body) : null),
            SimulatedFamily.OSeries => OnlyNewLimit(body)
                ?? Unsupported(body, "parallel_tool_calls")
                ?? NoSampling(body)
                ?? Unsupported(body, "temperature", but: 1)
                ?? OnlyMedium(body)
                ?? Effort(body, ["low", "medium", "high"]),
            SimulatedFamily.MaxTokensOnly => Unrecognized(body, "max_completion_tokens")
                ?? Unrecognized(body, "reasoning_effort")
                ?? Unrecognized(body, "verbosity"),
            _ => null,
        };

    /// <summary>How many tokens the model thinks before it answers; 0 for one that does not.</summary>
    public static int ThoughtOf(JsonElement body, SimulatedFamily family) =>
        !Thinks(body, family)
            ? 0
            : Text(body, "reasoning_effort") switch
            {
                "minimal" => 64,
                "low" => 320,
                "high" => 5_056,
                "xhigh" => 12_032,
                _ => 1_472,
            };

    private static bool Thinks(JsonElement body, SimulatedFamily family) => family switch
    {
        SimulatedFamily.Gpt5 or SimulatedFamily.OSeries => true,
        SimulatedFamily.Gpt54 => Text(body, "reasoning_effort") is not (null or "none"),
        SimulatedFamily.Gpt56 => Text(body, "reasoning_effort") is not "none",
        _ => false,
    };

    private static OpenAIError? OnlyNewLimit(JsonElement body) =>
        Has(body, "max_tokens")
            ? OpenAIError.BadRequest(
                "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
                "max_tokens",
                "unsupported_parameter")
            : null;

    private static OpenAIError? NoTemperature(JsonElement body) =>
        Has(body, "temperature") && body.GetProperty("temperature") is var given && given.GetDouble() is not 1
            ? OpenAIError.BadRequest(
                $"Unsupported value: 'temperature' does not support {given.GetRawText()} with this model. Only the default (1) value is supported.",
                "temperature",
                "unsupported_value")
            : null;

    private static OpenAIError? NoSampling(JsonElement body) =>
        Sampling.Select(name => Unsupported(body, name)).FirstOrDefault(error => error is not null);

    private static OpenAIError? Effort(JsonElement body, string[] known) => OneOf(body, "reasoning_effort", known);

    private static OpenAIError? OnlyMedium(JsonElement body) => OneOf(body, "verbosity", ["medium"]);

    private static OpenAIError? ToolsBesideThought(JsonElement body, string model, SimulatedFamily family) =>
        !Has(body, "tools")
            ? null
            : OpenAIError.BadRequest(
                $"Function tools with reasoning_effort are not supported for {model} in /v1/chat/completions. "
                    + (
                        family is SimulatedFamily.Gpt54
                            ? "Please use /v1/responses instead."
                            : "To use function tools, use /v1/responses or set reasoning_effort to 'none'."),
                "reasoning_effort");

    private static OpenAIError? OneOf(JsonElement body, string name, string[] known) =>
        Text(body, name) is { } value && !known.Contains(value, StringComparer.Ordinal)
            ? OpenAIError.BadRequest(
                $"Unsupported value: '{name}' does not support '{value}' with this model. Supported values are: {Listed(known)}.",
                name,
                "unsupported_value")
            : null;

    private static OpenAIError? Unsupported(JsonElement body, string name, double? but = null) =>
        Has(body, name)
        && !(
            but is not null && body.GetProperty(name) is { ValueKind: JsonValueKind.Number } number && number.GetDouble().Equals(but.Value))
            ? OpenAIError.BadRequest($"Unsupported parameter: '{name}' is not supported with this model.", name, "unsupported_parameter")
            : null;

    private static OpenAIError? Unrecognized(JsonElement body, string name) =>
        Has(body, name) ? OpenAIError.BadRequest($"Unrecognized request argument supplied: {name}") : null;

    private static string Listed(string[] values) => values.Length == 1
        ? $"'{values[0]}'"
        : $"{string.Join(", ", values[..^1].Select(value => $"'{value}'"))}, and '{values[^1]}'";

    private static bool Has(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null;

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
