using System.ClientModel.Primitives;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotelConcierge.Model.OpenAI;

/// <summary>
/// Lets answers through in which a service gives no reason for the end, or one of its own. The SDK knows OpenAI's five and reads
/// nothing of an answer with another.
/// </summary>
/// <remarks>
/// What tells of a limit counts as <c>length</c>, what tells of a filter as <c>content_filter</c>, and whatever is left as an ordinary
/// end: <c>null</c>, <c>eos</c>, <c>end_turn</c>. An answer that the service itself calls broken (<c>error</c>, <c>abort</c>) stays as it
/// is, so that it is asked for again.
/// </remarks>
public sealed class FinishReasonPolicy : PipelinePolicy
{
    private const string Name = "finish_reason";

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "stop",
        "length",
        "tool_calls",
        "content_filter",
        "function_call",
    };

    private static readonly string[] Limits = ["length", "max_token", "max_output", "maxtoken"];
    private static readonly string[] Filters = ["filter", "safety", "refus", "toxic", "guardrail", "recitation", "blocklist", "prohibited"];
    private static readonly string[] Broken = ["error", "abort", "cancel"];

    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        ArgumentNullException.ThrowIfNull(message);
        ProcessNext(message, pipeline, currentIndex);
        Mend(message);
    }

    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        ArgumentNullException.ThrowIfNull(message);
        await ProcessNextAsync(message, pipeline, currentIndex);
        Mend(message);
    }

    /// <returns>The answer with reasons that the SDK knows; null when it has no others, or is no answer.</returns>
    internal static BinaryData? Mend(BinaryData answer)
    {
        if (answer.ToMemory().Span.IndexOf("\"finish_reason\""u8) < 0)
            return null;
        try
        {
            if (JsonNode.Parse(answer)?["choices"] is not JsonArray choices)
                return null;
            var mended = false;
            foreach (var choice in choices.OfType<JsonObject>())
                mended |= Mend(choice);
            return mended ? BinaryData.FromString(choices.Root.ToJsonString()) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or ArgumentException)
        {
            // No JSON, or one that contradicts itself: whoever reads it says so.
            return null;
        }
    }

    private static void Mend(PipelineMessage message)
    {
        if (message is not { BufferResponse: true, Response: { IsError: false } response } || Mend(response.Content) is not { } mended)
            return;
        response.ContentStream = mended.ToStream();
        response.BufferContent();
    }

    private static bool Mend(JsonObject choice)
    {
        if (!choice.TryGetPropertyValue(Name, out var reason))
            return false;
        var word = reason is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
        if (Known.Contains(word) || Says(word, Broken))
            return false;
        choice[Name] = Says(word, Limits) ? "length"
            : Says(word, Filters) ? "content_filter"
            : choice["message"]?["tool_calls"] is JsonArray { Count: > 0 } ? "tool_calls"
            : "stop";
        return true;
    }

    private static bool Says(string word, string[] parts) =>
        parts.Any(part => word.Contains(part, StringComparison.OrdinalIgnoreCase));
}
