using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using HotelConcierge.Diagnostics;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Twilio;

/// <summary>What an account's owner asks of Twilio and sets there: the account, its numbers, its messaging services.</summary>
/// <remarks>
/// See https://www.twilio.com/docs/iam/api/account and https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource.
/// </remarks>
internal sealed class TwilioAccountApi(IHttpClientFactory clients, IOptions<TwilioOptions> options)
{
    public const string Unreachable = "Check Twilio__ApiBaseUrl and the way to it; status.twilio.com may say more.";

    public const int NotFound = 404;

    private const int Unauthorised = 401;
    private const int TooManyRequests = 429;

    private readonly TwilioOptions _options = options.Value;

    private string Account => $"{_options.ApiBaseUrl.TrimEnd('/')}/2010-04-01/Accounts/{_options.AccountSid}";

    public Task<TwilioAccountAnswer> FetchAccountAsync(CancellationToken cancellationToken) =>
        CallAsync(Account + ".json", form: null, cancellationToken);

    public Task<TwilioAccountAnswer> FetchServiceAsync(string sid, CancellationToken cancellationToken) =>
        CallAsync($"{_options.MessagingBaseUrl}/v1/Services/{sid}", form: null, cancellationToken);

    /// <summary>Looks for a number among the account's own; Twilio also finds those that contain it.</summary>
    public Task<TwilioAccountAnswer> FindNumbersAsync(string number, CancellationToken cancellationToken) =>
        CallAsync($"{Account}/IncomingPhoneNumbers.json?PhoneNumber={Uri.EscapeDataString(number)}&PageSize=20", form: null, cancellationToken);

    /// <summary>Changes one of the account's numbers.</summary>
    public Task<TwilioAccountAnswer> UpdateNumberAsync(
        string sid, IEnumerable<KeyValuePair<string, string>> form, CancellationToken cancellationToken) =>
        CallAsync($"{Account}/IncomingPhoneNumbers/{Uri.EscapeDataString(sid)}.json", form, cancellationToken);

    private async Task<TwilioAccountAnswer> CallAsync(
        string url, IEnumerable<KeyValuePair<string, string>>? form, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, url);
        request.Headers.Authorization = new(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_options.AccountSid}:{_options.AuthToken}")));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (form is not null)
            request.Content = new FormUrlEncodedContent(form);
        try
        {
            using var response = await clients.CreateClient(TwilioRegistration.HttpClientName).SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return new((int)response.StatusCode, body, response.IsSuccessStatusCode ? null : Refused((int)response.StatusCode, body));
        }
        catch (Exception exception) when (ConnectionFailure.Is(exception, cancellationToken))
        {
            return new(0, [], Finding.NotWell($"Twilio cannot be reached ({ConnectionFailure.Read(exception).Code}).", Unreachable));
        }
    }

    private static Finding Refused(int status, byte[] body)
    {
        var code = TwilioJson.ReadErrorCode(body);
        var name = string.Create(CultureInfo.InvariantCulture, $"{status}{(code is null ? "" : $", {code}")}");
        return status switch
        {
            Unauthorised => Finding.NotWell(
                $"Twilio refuses the account's credentials ({name}).",
                "Set Twilio__AccountSid and Twilio__AuthToken as the Twilio console shows them, and restart; an account that is suspended is refused in the same way."
            ),
            NotFound => Finding.NotWell(
                $"Twilio knows no such account ({name}).",
                "Set Twilio__AccountSid as the Twilio console shows it, and restart."),
            TooManyRequests => Finding.Warning(
                $"Twilio has too many requests of this account ({name}).",
                "Answers wait and are tried again."),
            _ => Finding.NotWell($"Twilio did not answer the question ({name}).", Unreachable),
        };
    }
}

/// <summary>What Twilio answered.</summary>
/// <param name="Status">The HTTP status; 0 for no answer.</param>
/// <param name="Trouble">What is wrong where it is no success; null for nothing.</param>
internal sealed record TwilioAccountAnswer(int Status, byte[] Body, Finding? Trouble);
