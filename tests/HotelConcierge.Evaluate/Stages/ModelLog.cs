using Microsoft.Extensions.AI;

namespace HotelConcierge.Evaluate.Stages;

/// <summary>What a model read and wrote for one line of a guest.</summary>
/// <param name="Calls">How often it was asked.</param>
/// <param name="Model">As the service named it last; null where it was not asked, or names none.</param>
/// <param name="Known">What it was told beside its instructions: the stay, what is open. Null where nothing.</param>
/// <param name="Results">What the tools told it.</param>
internal sealed record ModelUse(
    int Calls, string? Model, long InputTokens, long OutputTokens, string? Known, IReadOnlyList<ToolResult> Results)
{
    public static ModelUse None { get; } = new(0, null, 0, 0, null, []);
}

/// <summary>What a tool told the model.</summary>
internal sealed record ToolResult(string Tool, string Text);

/// <summary>The model of a stage, with what it used written down; otherwise it is the model itself.</summary>
internal sealed class ModelLog(IChatClient model) : DelegatingChatClient(model)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private ModelUse _use = ModelUse.None;

    /// <summary>What was used since the last time.</summary>
    public ModelUse Take()
    {
        lock (_lock)
        {
            var use = _use;
            _use = ModelUse.None;

            // A model may name its calls by what was said, so that the next line's have the names of this one's.
            _seen.Clear();
            return use;
        }
    }

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> prompt = [.. messages];
        var response = await base.GetResponseAsync(prompt, options, cancellationToken);
        lock (_lock)
        {
            _use = new(
                _use.Calls + 1,
                response.ModelId ?? _use.Model,
                _use.InputTokens + (response.Usage?.InputTokenCount ?? 0),
                _use.OutputTokens + (response.Usage?.OutputTokenCount ?? 0),
                KnownOf(prompt) ?? _use.Known,
                [.. _use.Results, .. NewResults(prompt)]);
        }

        return response;
    }

    /// <summary>An earlier round's results stand in the prompt again.</summary>
    private IEnumerable<ToolResult> NewResults(IReadOnlyList<ChatMessage> prompt)
    {
        var tools = prompt.SelectMany(message => message.Contents).OfType<FunctionCallContent>()
            .DistinctBy(call => call.CallId, StringComparer.Ordinal)
            .ToDictionary(call => call.CallId, call => call.Name, StringComparer.Ordinal);
        foreach (var result in prompt.SelectMany(message => message.Contents).OfType<FunctionResultContent>())
        {
            if (_seen.Add(result.CallId))
                yield return new(tools.GetValueOrDefault(result.CallId, ""), result.Result?.ToString() ?? "");
        }
    }

    /// <summary>The last of the system's messages that is data and no instructions.</summary>
    private static string? KnownOf(IReadOnlyList<ChatMessage> prompt) => prompt
        .Where(message => message.Role == ChatRole.System && message.Text.Contains('{', StringComparison.Ordinal))
        .Select(message => message.Text[message.Text.IndexOf('{', StringComparison.Ordinal)..])
        .LastOrDefault();
}
