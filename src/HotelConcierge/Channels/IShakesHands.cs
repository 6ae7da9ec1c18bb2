namespace HotelConcierge.Channels;

/// <summary>
/// A channel whose provider asks by GET whether the webhook's address is ours, before it posts there. To every other channel a
/// GET means nothing.
/// </summary>
public interface IShakesHands
{
    /// <summary>Checks the question, then answers it.</summary>
    /// <returns><see cref="WebhookReading.Handshake"/>, or what is wrong with the question.</returns>
    WebhookReading ShakeHands(WebhookRequest request);
}
