using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HotelConcierge.Budgets;
using HotelConcierge.Messages;
using HotelConcierge.Safety;

namespace HotelConcierge.Turns;

/// <summary>What the model answered in one round.</summary>
public sealed record ModelAnswer(string Text, ImmutableList<ModelToolCall> ToolCalls)
{
    /// <summary>What the call used; none in answers that were kept before calls were measured.</summary>
    public ModelUsage Usage { get; init; } = ModelUsage.None;

    /// <summary>What stands below it to tap; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReplyPart.Choices? Choices { get; init; }

    /// <summary>What features remember of it once the guest has it, by their names; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableDictionary<string, string>? Remember { get; init; }

    /// <summary>In what danger the model found the guest: then the text is the reviewed one, and staff are alerted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SafetyKind? Danger { get; init; }
}

/// <summary>A tool that the model asked for.</summary>
/// <param name="CallId">The model's own id, with which the result goes back.</param>
/// <param name="ArgumentsJson">A JSON object as the model wrote it.</param>
public sealed record ModelToolCall(string CallId, string Tool, string ArgumentsJson)
{
    /// <summary>
    /// Why the arguments could not be read, in words for the model; null where they could. Then <see cref="ArgumentsJson"/> is an empty
    /// object that nothing is run with.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Problem { get; init; }
}

/// <summary>That staff took a turn's alert.</summary>
public sealed record AlertMark(string Turn);
