using System.Net.Http.Headers;
using System.Text;
using HotelConcierge.Messages;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Twilio;

/// <summary>Twilio's Messages and typing APIs over plain HTTP.</summary>
/// <param name="http">
/// Follows no redirects (they would carry the token elsewhere) and has no time limit of its own: see <see cref="TwilioRegistration"/>.
/// </param>
/// <param name="clock">Limits each request to <see cref="TwilioOptions.RequestTimeout"/>.</param>
public sealed class TwilioRestMessages(HttpClient http, IOptions<TwilioOptions> options, TimeProvider clock) : ITwilioMessages
{
    private const int MessagesAPage = 100;
    private const int MostPages = 20;

    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(2);

    private readonly TwilioOptions _options = options.Value;

    private readonly AuthenticationHeaderValue _credentials = new(
        "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.Value.AccountSid}:{options.Value.AuthToken}")));

    private string MessagesPath => $"/2010-04-01/Accounts/{_options.AccountSid}/Messages.json";

    public async Task<SendOutcome> CreateAsync(TwilioMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        try
        {
            using var request = Post(_options.ApiBaseUrl.TrimEnd('/') + MessagesPath, FieldsOf(message));
            var answer = await SendAsync(request, cancellationToken);
            if (!answer.IsSuccess)
                return TwilioErrors.FromAnswer(answer.Status, TwilioJson.ReadErrorCode(answer.Body), answer.RetryAfter);
            return TwilioJson.ReadSid(answer.Body) is { } sid ? new SendOutcome.Accepted(sid) : TwilioErrors.UnreadableAnswer;
        }
        catch (Exception exception) when (ConnectionFailure.Is(exception, cancellationToken))
        {
            return TwilioErrors.FromConnection(exception);
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Twilio can filter the list by sent date, but a message that still waits in a queue may have none. So the list is
    /// read from its newest end until it is older than <paramref name="since"/>, which the first page nearly always is.
    /// </remarks>
    public async Task<IReadOnlyList<TwilioMessageRecord>> ListAsync(string to, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var oldest = DateTimeOffset.FromUnixTimeSeconds(since.ToUnixTimeSeconds());
        var api = new Uri(_options.ApiBaseUrl.TrimEnd('/'));
        var url = $"{_options.ApiBaseUrl.TrimEnd('/')}{MessagesPath}?To={Uri.EscapeDataString(to)}&PageSize={MessagesAPage}";
        List<TwilioMessageRecord> found = [];
        for (var page = 0; page < MostPages; page++)
        {
            var (messages, next) = await ReadPageAsync(url, cancellationToken);
            found.AddRange(messages.Where(message => message.CreatedAt >= oldest));
            if (string.IsNullOrEmpty(next) || (messages.Count > 0 && messages[^1].CreatedAt < oldest))
                return found;
            if (!next.StartsWith('/')
                || !Uri.TryCreate(api, next, out var following)
                || Uri.Compare(following, api, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) != 0)
                throw new ChannelException("Twilio's message list names a next page at another address; check Twilio__ApiBaseUrl.");
            url = following.AbsoluteUri;
        }

        throw new ChannelException(
            $"Twilio has more than {MostPages * MessagesAPage} messages to one guest since the one in question.",
            AskAgainAfter);
    }

    public async Task<bool> ShowTypingAsync(string messageSid, CancellationToken cancellationToken)
    {
        try
        {
            using var request = Post(
                _options.MessagingBaseUrl + "/v2/Indicators/Typing.json",
                [new("messageId", messageSid), new("channel", "whatsapp")]);
            return (await SendAsync(request, cancellationToken)).IsSuccess;
        }
        catch (Exception exception) when (ConnectionFailure.Is(exception, cancellationToken))
        {
            // The answer itself follows; nobody misses the dots.
            return false;
        }
    }

    private async Task<TwilioMessagePage> ReadPageAsync(string url, CancellationToken cancellationToken)
    {
        Answer answer;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            answer = await SendAsync(request, cancellationToken);
        }
        catch (Exception exception) when (ConnectionFailure.Is(exception, cancellationToken))
        {
            throw new ChannelException(
                $"Twilio's message list could not be read: {TwilioErrors.FromConnection(exception).Code}.",
                AskAgainAfter,
                exception);
        }

        if (!answer.IsSuccess)
        {
            var failure = TwilioErrors.FromAnswer(answer.Status, TwilioJson.ReadErrorCode(answer.Body), answer.RetryAfter);
            var again = failure.Kind == SendFailure.Permanent ? (TimeSpan?)null : failure.RetryAfter ?? AskAgainAfter;
            throw new ChannelException($"Twilio refused its message list: {failure.Code}.", again);
        }

        return TwilioJson.ReadPage(answer.Body)
            ?? throw new ChannelException("Twilio's message list could not be read: it is not in the documented form.", AskAgainAfter);
    }

    private async Task<Answer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = _credentials;
        request.Headers.Accept.ParseAdd("application/json");
        using var patience = new CancellationTokenSource(_options.RequestTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
        var body = await response.Content.ReadAsByteArrayAsync(either.Token);
        return new((int)response.StatusCode, response.IsSuccessStatusCode, body, RetryAfterOf(response));
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - clock.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static HttpRequestMessage Post(string url, IEnumerable<KeyValuePair<string, string>> fields) =>
        new(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(fields) };

    private static IEnumerable<KeyValuePair<string, string>> FieldsOf(TwilioMessage message)
    {
        (string Name, string? Value)[] fields =
        [
            ("To", message.To),
            ("From", message.From),
            ("MessagingServiceSid", message.MessagingServiceSid),
            ("Body", message.Body),
            .. message.MediaUrls.Select(url => ("MediaUrl", (string?)url)),
            ("ContentSid", message.ContentSid),
            ("ContentVariables", message.ContentVariables),
            ("StatusCallback", message.StatusCallback),
        ];
        return fields
            .Where(field => !string.IsNullOrEmpty(field.Value))
            .Select(field => new KeyValuePair<string, string>(field.Name, field.Value!));
    }

    private sealed record Answer(int Status, bool IsSuccess, byte[] Body, TimeSpan? RetryAfter);
}
