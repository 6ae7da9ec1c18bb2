namespace HotelConcierge.Assistants;

/// <summary>
/// What has to be known about earlier turns to understand the next message; small, and kept as JSON with the conversation.
/// Labels that the assistant's data no longer has are harmless.
/// </summary>
/// <param name="LastRoute">The route whose answer a follow-up would refer to; null before the first.</param>
/// <param name="PendingRoute">The route that asked the guest for a topic and waits for it.</param>
/// <param name="LastTopic">What the last answer was about, at most <see cref="MaxTopicLength"/> characters.</param>
public sealed record RoutingMemory(string? LastRoute, string? PendingRoute, string? LastTopic)
{
    /// <summary>Longer topics are cut, so that the memory stays small whatever guests write.</summary>
    public const int MaxTopicLength = 300;

    /// <summary>Of a conversation that has just begun.</summary>
    public static RoutingMemory Empty { get; } = new(null, null, null);

    /// <summary>A topic as it is remembered, cut at a whole character.</summary>
    public static string Shortened(string topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        if (topic.Length <= MaxTopicLength)
            return topic;
        return topic[..(char.IsHighSurrogate(topic[MaxTopicLength - 1]) ? MaxTopicLength - 1 : MaxTopicLength)];
    }
}
