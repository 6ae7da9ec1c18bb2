using HotelConcierge.Messages;

namespace HotelConcierge.Diagnostics;

/// <summary>What telemetry needs to know of a turn.</summary>
public interface ITracedTurn
{
    /// <summary>The id of its orchestration's instance.</summary>
    string TurnId { get; }

    /// <summary>Whose turn.</summary>
    ConversationId Conversation { get; }

    /// <summary>The W3C trace context of the webhook that brought the first message; null when there is none.</summary>
    string? TraceParent { get; }
}
