using HotelConcierge.Channels.Twilio;
using HotelConcierge.Local.Say;
using HotelConcierge.Messages;

namespace HotelConcierge.Local.Channels.Twilio;

/// <summary>
/// A real phone. What the guest writes does not go through Twilio but is signed as Twilio would; the answers do, and are
/// read back from Twilio's list of messages while they also arrive on the phone.
/// </summary>
internal sealed class TwilioPhone(
    HttpClient http,
    Uri webhook,
    string signedUrl,
    TwilioOptions account,
    ITwilioMessages messages,
    ConversationAddress address,
    TimeProvider clock
) : IGuestPhone
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly DateTimeOffset _since = clock.GetUtcNow();
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);

    public ConversationAddress Address => address;

    public string Provider => $"Twilio: account {account.AccountSid}; {address.Guest} gets real messages";

    public string? OpeningFor(string assistant) => null;

    public async Task<Acknowledgement> WriteAsync(string text, CancellationToken cancellationToken)
    {
        // What was sent within this second before we began is not an answer.
        await ReadAsync(cancellationToken);
        KeyValuePair<string, string>[] form =
        [
            new("MessageSid", $"SM{Guid.NewGuid():N}"),
            new("AccountSid", account.AccountSid),
            new("From", address.Guest),
            new("To", address.Business),
            new("Body", text),
            new("NumMedia", "0"),
        ];
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add(TwilioSignature.Header, TwilioSignature.Compute(signedUrl, form, account.AuthToken));
        var startedAt = clock.GetTimestamp();
        using var response = await http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return new((int)response.StatusCode, clock.GetElapsedTime(startedAt), response.IsSuccessStatusCode ? null : body);
    }

    public async Task<IReadOnlyList<ShownMessage>> ReadAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Pause, clock, cancellationToken);
        var listed = await messages.ListAsync(address.Guest, _since, cancellationToken);
        return [.. listed
            .Where(message => message.Direction.StartsWith("outbound", StringComparison.Ordinal) && _shown.Add(message.Sid))
            .Reverse()
            .Select(message => new ShownMessage(message.Body))];
    }
}
