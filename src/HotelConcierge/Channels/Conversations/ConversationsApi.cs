using System.Text;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Messages;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Conversations;

/// <summary>
/// Twilio's Conversations API over plain HTTP, within one chat service. See
/// https://www.twilio.com/docs/conversations-classic/api/conversation-message-resource.
/// </summary>
/// <param name="http">Follows no redirects (they would carry the token elsewhere) and times out.</param>
public sealed class ConversationsApi(HttpClient http, IOptions<ConversationsOptions> options, IOptions<TwilioOptions> account)
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(2);

    private readonly string _address = options.Value.ApiBaseUrl.TrimEnd('/');
    private readonly string _mediaAddress = options.Value.MediaApiBaseUrl.TrimEnd('/');

    /// <summary>The chat service's path.</summary>
    internal string Service { get; } = "/v1/Services/" + Uri.EscapeDataString(options.Value.ServiceSid);

    /// <summary>A conversation's path.</summary>
    internal string PathOf(string conversation) => $"{Service}/Conversations/{Uri.EscapeDataString(conversation)}";

    /// <summary>Asks.</summary>
    /// <param name="path">From the API's address, or whole where an answer named it; only at that address anything is asked.</param>
    /// <returns>What Twilio answered, or what became of the connection. Throws only when cancelled.</returns>
    internal Task<ConversationsAnswer> GetAsync(string path, CancellationToken cancellationToken) =>
        CallAsync(http, account.Value, HttpMethod.Get, WholeOf(path), form: null, cancellationToken);

    internal Task<ConversationsAnswer> PostAsync(
        string path, IEnumerable<KeyValuePair<string, string>> form, CancellationToken cancellationToken) =>
        CallAsync(http, account.Value, HttpMethod.Post, WholeOf(path), form, cancellationToken);

    internal Task<ConversationsAnswer> DeleteAsync(string path, CancellationToken cancellationToken) =>
        CallAsync(http, account.Value, HttpMethod.Delete, WholeOf(path), form: null, cancellationToken);

    /// <summary>Asks about a file.</summary>
    internal Task<ConversationsAnswer> GetOfMediaAsync(string path, CancellationToken cancellationToken) =>
        CallAsync(http, account.Value, HttpMethod.Get, _mediaAddress + path, form: null, cancellationToken);

    /// <summary>What of a question was not answered, as an exception.</summary>
    /// <param name="what">What was asked for, for the operator.</param>
    internal static ChannelException Unanswered(string what, SendOutcome.Failed failure) => new(
        $"Twilio Conversations did not answer with {what}: {failure.Code}.",
        failure.Kind is SendFailure.Permanent ? (TimeSpan?)null : failure.RetryAfter ?? AskAgainAfter);

    /// <summary>Calls one of Twilio's newer APIs, which all take and answer alike. Throws only when cancelled.</summary>
    /// <param name="address">Null where that would be somewhere else: then nobody is called.</param>
    internal static async Task<ConversationsAnswer> CallAsync(
        HttpClient http,
        TwilioOptions account,
        HttpMethod method,
        string? address,
        IEnumerable<KeyValuePair<string, string>>? form,
        CancellationToken cancellationToken)
    {
        if (address is null)
            return new(0, Body: null, new(SendFailure.Permanent, "an address elsewhere"));
        try
        {
            using var request = new HttpRequestMessage(method, address);
            request.Headers.Authorization = new(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account.AccountSid}:{account.AuthToken}")));
            request.Headers.Accept.ParseAdd("application/json");
            if (form is not null)
                request.Content = new FormUrlEncodedContent(form);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            var status = (int)response.StatusCode;
            var json = ProviderJson.Parse(body);
            if (!response.IsSuccessStatusCode)
            {
                var wait = response.Headers.RetryAfter?.Delta;
                return new(status, json, TwilioErrors.FromAnswer(status, TwilioJson.ReadErrorCode(body), wait));
            }

            return new(status, json, json is null && method != HttpMethod.Delete ? TwilioErrors.UnreadableAnswer : null);
        }
        catch (Exception exception) when (ConnectionFailure.Is(exception, cancellationToken))
        {
            return new(0, Body: null, TwilioErrors.FromConnection(exception));
        }
    }

    private string? WholeOf(string path) =>
        path.StartsWith('/') ? _address + path
        : path.StartsWith(_address + "/", StringComparison.Ordinal) ? path
        : null;
}

/// <summary>What Twilio answered.</summary>
/// <param name="Status">The HTTP status; 0 where there was no answer.</param>
/// <param name="Body">The answer's object; null for none, or one that cannot be read.</param>
/// <param name="Failure">What the failure means for a message; null for none.</param>
internal sealed record ConversationsAnswer(int Status, ProviderJson? Body, SendOutcome.Failed? Failure)
{
    private const string ClosedCode = "50377";

    /// <summary>
    /// Whether it was refused because the conversation has ended for good. See https://www.twilio.com/docs/api/errors/50377.
    /// </summary>
    public bool IsClosed => Failure?.Code is ClosedCode;

    public bool IsGone => Status is 404;
}
