using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;

namespace HotelConcierge.ProactiveMessages;

/// <summary>
/// Something that the hotel says by itself, such as a welcome before a stay or a reminder. A feature brings one in one class and
/// registers it in one line; that each is said once, how it reaches the guest and what becomes of it is not the feature's business.
/// </summary>
public interface IProactiveMessage
{
    /// <summary>What is known of it before any is due.</summary>
    ProactiveMessageKind Kind { get; }

    /// <summary>
    /// What is to be said now, and to whom. Asked every few minutes, on several hosts at once; trouble is tried again at the next look.
    /// </summary>
    /// <param name="assistant">The one that says it; there is nothing due for one that does not speak for the feature.</param>
    /// <returns>
    /// Whatever is due, as long as it is, also when it was asked for before. The next one is only asked for when the one before was
    /// dealt with.
    /// </returns>
    IAsyncEnumerable<DueMessage> DueAsync(Assistant assistant, CancellationToken cancellationToken);

    /// <summary>Finds the words when the turn of a request has come: what it is about may have changed since it was asked for.</summary>
    /// <returns>Null when there is nothing to say any more. Trouble with the hotel's systems is thrown, and tried again.</returns>
    Task<ProactiveMessageContent?> WriteAsync(
        ProactiveMessageRequest request, Assistant assistant, GuestContact contact, string language, CancellationToken cancellationToken);
}
