namespace HotelConcierge.Embedded.Model;

/// <summary>How the embedded model behaves: section <c>EmbeddedModel</c>.</summary>
public sealed class EmbeddedModelOptions
{
    /// <summary>
    /// How long it pretends to think before each answer; none by default. Longer than <c>Conversation__HoldAfter</c>
    /// makes a demo show the hold message. Never negative.
    /// </summary>
    public TimeSpan Delay { get; set; }
}
