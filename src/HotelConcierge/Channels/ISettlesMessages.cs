using HotelConcierge.Messages;

namespace HotelConcierge.Channels;

/// <summary>
/// A channel whose webhooks do not tell enough to take their messages: some are written by people of the hotel, and some never come, which
/// only a later one shows.
/// </summary>
public interface ISettlesMessages
{
    /// <summary>Finds out what is to be taken, within the time that the provider waits for an answer.</summary>
    /// <param name="reading">What was read of the webhook.</param>
    Task<SettledMessages> SettleAsync(WebhookReading.Genuine reading, CancellationToken cancellationToken);

    /// <summary>Is told when they are durably taken, and then does not look for them again.</summary>
    Task TakenAsync(WebhookReading.Genuine reading, SettledMessages settled, CancellationToken cancellationToken);
}

/// <summary>What a webhook comes to.</summary>
/// <param name="Messages">The guest's messages in their order: those that no webhook has brought, then the webhook's own.</param>
/// <param name="IsComplete">
/// False where a message of before may be missing and the provider could not be asked: it is looked for again with the next one, and the
/// webhook is not thanked for.
/// </param>
public sealed record SettledMessages(IReadOnlyList<InboundMessage> Messages, bool IsComplete);
