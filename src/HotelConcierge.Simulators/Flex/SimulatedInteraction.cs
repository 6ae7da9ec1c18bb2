namespace HotelConcierge.Simulators.Flex;

/// <summary>What becomes of interactions that are set up.</summary>
public enum InteractionSetup
{
    /// <summary>The channel is active once somebody has asked for it.</summary>
    Succeeds,

    /// <summary>The channel is active when the request is answered.</summary>
    AtOnce,

    /// <summary>It fails, as where the conversation ended meanwhile (error 45354).</summary>
    Fails,

    /// <summary>It is never done.</summary>
    Stays,
}

/// <summary>A task of TaskRouter as it is now.</summary>
/// <param name="Attributes">JSON, with what the request gave and what Flex adds.</param>
/// <param name="Status"><c>pending</c>, <c>reserved</c>, <c>assigned</c>, <c>wrapping</c>, <c>completed</c> or <c>canceled</c>.</param>
/// <param name="Worker">Who has or had it; null for nobody.</param>
public sealed record SimulatedTask(string Sid, string Interaction, string Attributes, string Status, string? Worker);

/// <summary>An interaction of Flex as it is now.</summary>
/// <param name="Sid"><c>KD</c> and 32 hexadecimal digits.</param>
/// <param name="Channel">Its channel's, <c>UO</c> and 32 hexadecimal digits.</param>
/// <param name="Conversation">The conversation that the channel is bound to.</param>
/// <param name="Type">The channel's type, such as <c>web</c>.</param>
/// <param name="Status">The channel's: <c>setup</c>, <c>active</c>, <c>failed</c>, <c>inactive</c> or <c>closed</c>.</param>
public sealed record SimulatedInteraction(string Sid, string Channel, string Conversation, string Type, string Status)
{
    public bool IsOpen => Status is "setup" or "active";
}
