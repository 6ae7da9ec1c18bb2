namespace HotelConcierge.Simulators.OpenAI;

/// <summary>A tool the model asks for.</summary>
/// <param name="Arguments">JSON, or whatever a confused model writes in its place.</param>
/// <param name="Id">The call's id; null lets the simulator make one.</param>
public sealed record ScriptedToolCall(string Name, string Arguments, string? Id = null);

/// <summary>What an answer is said to have cost, in tokens.</summary>
/// <param name="CompletionTokens">Those of thought included.</param>
public sealed record ScriptedUsage(int PromptTokens, int CompletionTokens, int ReasoningTokens = 0);

/// <summary>What the model is to answer to one chat request.</summary>
public sealed record ScriptedAnswer
{
    /// <summary>The words; null when there are only tool calls.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<ScriptedToolCall> ToolCalls { get; init; } = [];

    /// <summary>
    /// Null for <c>stop</c>, or <c>tool_calls</c> when there are some. OpenAI also says <c>length</c> and <c>content_filter</c>, services
    /// that speak its interface say whatever they like.
    /// </summary>
    public string? FinishReason { get; init; }

    /// <summary>Whether the answer says <c>null</c> instead of a reason, as some compatible services do.</summary>
    public bool NamesNoFinishReason { get; init; }

    /// <summary>Null counts one token for four characters, and the thought of a model whose family thinks.</summary>
    public ScriptedUsage? Usage { get; init; }

    /// <summary>How long the model thinks, on the simulator's clock.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>What goes wrong with this answer; with <see cref="OpenAIFaultKind.Hang"/> it is held until released.</summary>
    public OpenAIFaultKind? Fault { get; init; }

    /// <summary>What a 429 or 503 asks the client to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>An answer in words.</summary>
    public static ScriptedAnswer Say(string text) => new() { Text = text };

    /// <summary>An answer in words that is held until <see cref="SimulatedOpenAI.ReleaseAll"/>.</summary>
    public static ScriptedAnswer Hold(string text) => new() { Text = text, Fault = OpenAIFaultKind.Hang };

    /// <summary>A call of one tool.</summary>
    public static ScriptedAnswer Call(string tool, string arguments) => new() { ToolCalls = [new ScriptedToolCall(tool, arguments)] };

    /// <summary>No answer but a fault.</summary>
    public static ScriptedAnswer Fail(OpenAIFaultKind fault) => new() { Fault = fault };
}
