using HotelConcierge.Channels;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Messages;
using Microsoft.Extensions.Options;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Http;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;
using HttpMethod = Twilio.Http.HttpMethod;

namespace HotelConcierge.Functions.Channels;

/// <summary>Twilio's Messages and typing APIs through Twilio's own library.</summary>
/// <remarks>
/// The library takes no cancellation token, so its HTTP client's timeout bounds every request. It loses the status of an
/// answer that is no JSON, and Retry-After always; both are read from the transport, of which each call therefore has its own.
/// </remarks>
internal sealed class TwilioSdkMessages(IHttpMessageHandlerFactory handlers, IOptions<TwilioOptions> options, TimeProvider clock)
    : ITwilioMessages, IDisposable
{
    private const int MessagesAPage = 100;
    private const int MostMessages = 2000;

    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(2);

    private readonly TwilioOptions _options = options.Value;

    private readonly System.Net.Http.HttpClient _http = new(
        new TwilioAddress(options.Value) { InnerHandler = handlers.CreateHandler(TwilioRegistration.HttpClientName) },
        disposeHandler: false)
    {
        Timeout = options.Value.RequestTimeout,
    };

    public async Task<SendOutcome> CreateAsync(TwilioMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        cancellationToken.ThrowIfCancellationRequested();
        var (client, transport) = Connect();
        try
        {
            var created = await MessageResource.CreateAsync(ToOptions(message), client);
            return created?.Sid is { Length: > 0 } sid ? new SendOutcome.Accepted(sid) : TwilioErrors.UnreadableAnswer;
        }
        catch (TwilioException failure)
        {
            return Read(failure, transport);
        }
    }

    /// <inheritdoc/>
    /// <remarks>The library fetches every page after the first synchronously; the first is nearly always enough.</remarks>
    public async Task<IReadOnlyList<TwilioMessageRecord>> ListAsync(string to, DateTimeOffset since, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var oldest = DateTimeOffset.FromUnixTimeSeconds(since.ToUnixTimeSeconds());
        var (client, transport) = Connect();
        List<TwilioMessageRecord> found = [];
        var read = 0;
        try
        {
            foreach (var message in await MessageResource.ReadAsync(
                    new ReadMessageOptions { To = new PhoneNumber(to), PageSize = MessagesAPage },
                    client))
            {
                // Newest first, but a message that waits in a queue may stand out of order, so the end of a page decides.
                read++;
                var record = ToRecord(message);
                if (record.CreatedAt >= oldest)
                    found.Add(record);
                else if (read % MessagesAPage == 0)
                    return found;
                if (read >= MostMessages)
                    throw new ChannelException(
                        $"Twilio has more than {MostMessages} messages to one number since the one in question.",
                        AskAgainAfter);
            }
        }
        catch (Exception failure) when (failure is not ChannelException)
        {
            // Whatever it was, also an answer that the library could not read: nothing may be concluded.
            var reason = Read(failure, transport);
            throw new ChannelException(
                $"Twilio's message list could not be read: {reason.Code}.",
                reason.Kind is SendFailure.Permanent ? null : reason.RetryAfter ?? AskAgainAfter,
                failure);
        }

        return found;
    }

    public async Task<bool> ShowTypingAsync(string messageSid, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var request = new Request(HttpMethod.Post, TwilioOptions.DefaultMessagingApiBaseUrl + "/v2/Indicators/Typing.json");
        request.AddPostParam("messageId", messageSid);
        request.AddPostParam("channel", "whatsapp");
        try
        {
            await Connect().Client.RequestAsync(request);
            return true;
        }
        catch (TwilioException)
        {
            // The answer itself follows; nobody misses the dots.
            return false;
        }
    }

    public void Dispose() => _http.Dispose();

    private (TwilioRestClient Client, SystemNetHttpClient Transport) Connect()
    {
        var transport = new SystemNetHttpClient(_http);
        return (new TwilioRestClient(_options.AccountSid, _options.AuthToken, httpClient: transport), transport);
    }

    private SendOutcome.Failed Read(Exception failure, SystemNetHttpClient transport)
    {
        if (transport.LastResponse is not { } answer)
            return TwilioErrors.FromConnection(failure);
        if (answer.StatusCode < System.Net.HttpStatusCode.BadRequest)
            return TwilioErrors.UnreadableAnswer;
        var header = answer.Headers?.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - clock.GetUtcNow());
        return TwilioErrors.FromAnswer(
            (int)answer.StatusCode,
            (failure as ApiException)?.Code,
            wait < TimeSpan.Zero ? TimeSpan.Zero : wait);
    }

    private static CreateMessageOptions ToOptions(TwilioMessage message) => new(new PhoneNumber(message.To))
    {
        From = message.From is { Length: > 0 } from ? new PhoneNumber(from) : null,
        MessagingServiceSid = NullIfEmpty(message.MessagingServiceSid),
        Body = NullIfEmpty(message.Body),
        MediaUrl = message.MediaUrls.Count > 0 ? [.. message.MediaUrls.Select(url => new Uri(url))] : null,
        ContentSid = NullIfEmpty(message.ContentSid),
        ContentVariables = NullIfEmpty(message.ContentVariables),
        StatusCallback = message.StatusCallback is { Length: > 0 } callback ? new Uri(callback) : null,
    };

    private static TwilioMessageRecord ToRecord(MessageResource message) => new(
        message.Sid,
        message.From?.ToString() ?? "",
        message.Body ?? "",
        message.Direction?.ToString() ?? "",
        message.Status?.ToString() ?? "",
        ToInstant(message.DateCreated) ?? throw new ChannelException("Twilio's message list names no date.", AskAgainAfter));

    // The library turns the time into the machine's own zone and says so in its kind.
    private static DateTimeOffset? ToInstant(DateTime? time) =>
        time is { } known
            ? new DateTimeOffset(
                known.Kind is DateTimeKind.Unspecified ? DateTime.SpecifyKind(known, DateTimeKind.Utc) : known.ToUniversalTime())
            : null;

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
