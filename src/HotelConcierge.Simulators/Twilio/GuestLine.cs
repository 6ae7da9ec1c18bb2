using System.Collections.Concurrent;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>Brings the guests' messages to the app.</summary>
internal sealed class GuestLine(
    SimulatedTwilioOptions options,
    TwilioAccount owner,
    Recipients recipients,
    MessageLog log,
    MediaStore media,
    WebhookAddress address,
    WebhookSender sender)
{
    private readonly ConcurrentDictionary<string, Webhook> _delivered = new(StringComparer.Ordinal);

    /// <returns>Where the file of a message can be had.</returns>
    public string Keep(SimulatedMedia file, string messageSid, Uri apiAddress) => new Uri(
        apiAddress, $"{MessageResource.Version}/Accounts/{options.AccountSid}/Messages/{messageSid}/Media/{media.Keep(file)}").ToString();

    /// <exception cref="InvalidOperationException">A message of that id was delivered before.</exception>
    public async Task<WebhookResult> DeliverAsync(InboundSms message, Uri apiAddress, CancellationToken cancellationToken)
    {
        // A number that its owner has set an address for has its messages sent there.
        var (postTo, signed) = owner.SmsUrlOf(message.To) is { } own ? (own, own) : address.ForInbound();
        var sid = message.MessageSid ?? Sids.Message(withMedia: message.Media.Count > 0);
        List<string> mediaUrls = [.. message.Media.Select(file => Keep(file, sid, apiAddress))];
        var original = message.ReplyTo is not { } replied ? null
            : !Addresses.IsWhatsApp(message.From) ? throw new InvalidOperationException("Only on WhatsApp a message replies to another.")
            : log.Find(replied) ?? throw new InvalidOperationException($"There is no message {replied} to reply to.");
        var form = InboundForm.Of(message, sid, options.AccountSid, mediaUrls, original);
        var webhook = new Webhook(sid, postTo, signed, form, Sids.IdempotencyToken());
        if (!_delivered.TryAdd(sid, webhook))
            throw new InvalidOperationException($"Message {sid} was delivered before; use redelivery to send it again.");

        var now = options.TimeProvider.GetUtcNow();
        recipients.Hear(message.From, message.To);
        log.Add(new SimulatedMessage(sid, message.From, message.To, message.Body, "received")
        {
            IsInbound = true,
            MediaUrls = mediaUrls,
            CreatedAt = now,
            SentAt = now,
        });
        return await sender.SendAsync(webhook, cancellationToken);
    }

    /// <summary>Sends the same form, signature and idempotency token again, to where the app is now.</summary>
    /// <exception cref="InvalidOperationException">No message of that id was delivered before.</exception>
    public Task<WebhookResult> RedeliverAsync(string messageSid, CancellationToken cancellationToken)
    {
        if (!_delivered.TryGetValue(messageSid, out var webhook))
            throw new InvalidOperationException($"No inbound message {messageSid} was delivered before.");
        var (postTo, signed) = address.ForInbound();
        return sender.SendAsync(webhook with { PostTo = postTo, SignedUrl = signed }, cancellationToken);
    }
}
