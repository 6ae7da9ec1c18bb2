using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Evaluate.Conversations;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Local.Tests.WholeConversations;

/// <summary>A model that does what a conversation's line says, one step a call; then it has nothing to add.</summary>
internal sealed class ScriptedModel
{
    private readonly Lock _lock = new();
    private readonly Queue<ModelStep> _steps = new();

    /// <summary>What it does from now on.</summary>
    public void Play(IEnumerable<ModelStep> steps)
    {
        lock (_lock)
        {
            _steps.Clear();
            foreach (var step in steps)
                _steps.Enqueue(step);
        }
    }

    public ScriptedAnswer Answer(ChatRequest request)
    {
        lock (_lock)
        {
            if (!_steps.TryDequeue(out var step))
                return ScriptedAnswer.Say("DONE");
            var calls = step.Calls.Count > 0 ? step.Calls : step.Call is null ? [] : [step];
            return new()
            {
                Text = step.Say,
                ToolCalls = [.. calls.Select(call => new ScriptedToolCall(call.Call!, call.Raw ?? Arguments(call, request)))],
                FinishReason = step.Finish is "null" ? null : step.Finish,
                NamesNoFinishReason = step.Finish is "null",
                Fault = step.Fault is { } fault ? Enum.Parse<OpenAIFaultKind>(fault) : null,
            };
        }
    }

    private static string Arguments(ModelStep call, ChatRequest request)
    {
        var arguments = new JsonObject();
        foreach (var (name, value) in call.With)
            arguments[name] = Value(value, request);
        return arguments.ToJsonString();
    }

    /// <summary>A value as a model would have it from what it was told.</summary>
    private static JsonNode Value(string value, ChatRequest request)
    {
        var known = Known(request);
        if (value.Split(':') is [var list and ("choice" or "booking"), var place]
            && int.TryParse(place, CultureInfo.InvariantCulture, out var number))
        {
            var (items, id) = list is "choice" ? (known?["open_choices"]?["choices"], "choice_id") : (known?["spa_bookings"], "booking_id");
            return items?.AsArray().ElementAtOrDefault(number - 1)?[id]?.DeepClone() ?? "none";
        }

        if (value is "proposal")
            return known?["open_proposal"]?["proposal_id"]?.DeepClone() ?? "none";
        if (bool.TryParse(value, out var flag))
            return flag;
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : value;
    }

    /// <summary>What the model was told beside its instructions.</summary>
    private static JsonNode? Known(ChatRequest request)
    {
        foreach (var message in request.Messages.Where(message => message.Role is "system" or "developer").Reverse())
        {
            var begin = message.Text.IndexOf('{', StringComparison.Ordinal);
            if (begin < 0)
                continue;
            try
            {
                return JsonNode.Parse(message.Text[begin..]);
            }
            catch (JsonException)
            {
                // Instructions, which are no data.
            }
        }

        return null;
    }
}
