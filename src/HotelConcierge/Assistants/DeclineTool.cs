namespace HotelConcierge.Assistants;

/// <summary>The tool with which a model declines a message in the assistant's own words.</summary>
public static class DeclineTool
{
    /// <summary>As assistants allow it.</summary>
    public const string Name = "decline";

    /// <summary>The replies that an assistant needs that allows it.</summary>
    internal static IReadOnlyList<string> Replies { get; } = [ReplyKeys.OffTopic, ReplyKeys.Misuse];
}
