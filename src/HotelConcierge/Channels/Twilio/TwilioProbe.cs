using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using HotelConcierge.Diagnostics;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Twilio;

/// <summary>
/// Asks Twilio for the account, and for the messaging service and the number that are set as its senders.
/// See https://www.twilio.com/docs/iam/api/account.
/// </summary>
internal sealed class TwilioProbe(IHttpClientFactory clients, IOptions<TwilioOptions> options) : IProbe
{
    private const int Unauthorised = 401;
    private const int NotFound = 404;
    private const int TooManyRequests = 429;

    private readonly TwilioOptions _options = options.Value;

    public string What => "twilio";

    public string Remedy => "Check Twilio__ApiBaseUrl and the way to it; status.twilio.com may say more.";

    public async Task<Finding> AskAsync(CancellationToken cancellationToken)
    {
        var account = $"{_options.ApiBaseUrl.TrimEnd('/')}/2010-04-01/Accounts/{_options.AccountSid}";
        var answer = await GetAsync(account + ".json", cancellationToken);
        if (answer.Failure is { } failure)
            return failure;
        if (answer.Status != 200)
            return Refused(answer.Status, answer.Body);
        var status = TwilioJson.ReadText(answer.Body, "status");
        if (status is not "active")
        {
            return Finding.NotWell(
                status is "suspended" or "closed"
                    ? $"The account is {status}: Twilio sends nothing."
                    : "Twilio's answer about the account has no status.",
                "Look at the Twilio console why, or set Twilio__AccountSid and Twilio__AuthToken of another account.");
        }

        return await FindServiceProblemAsync(cancellationToken)
            ?? await FindNumberProblemAsync(account, cancellationToken)
            ?? Finding.Well(TwilioJson.ReadText(answer.Body, "type") is "Trial"
                ? "The account is active. It is a trial: it reaches numbers only that were verified in the Twilio console."
                : "The account is active.");
    }

    private async Task<Finding?> FindServiceProblemAsync(CancellationToken cancellationToken)
    {
        if (_options.MessagingServiceSid.Length == 0)
            return null;
        var answer = await GetAsync($"{_options.MessagingBaseUrl}/v1/Services/{_options.MessagingServiceSid}", cancellationToken);
        return answer.Failure
            ?? answer.Status switch
            {
                200 => null,
                NotFound => Finding.NotWell(
                    "The account is active, but has no such messaging service.",
                    "Set Twilio__MessagingServiceSid to one of this account, or leave it empty."),
                _ => Refused(answer.Status, answer.Body),
            };
    }

    /// <remarks>
    /// Only of a plain number: WhatsApp's senders, the sandbox's and alphanumeric ones are in no list of the account's numbers.
    /// </remarks>
    private async Task<Finding?> FindNumberProblemAsync(string account, CancellationToken cancellationToken)
    {
        if (!_options.From.StartsWith('+'))
            return null;
        var answer = await GetAsync(
            $"{account}/IncomingPhoneNumbers.json?PhoneNumber={Uri.EscapeDataString(_options.From)}&PageSize=1",
            cancellationToken);
        if (answer.Failure is { } failure)
            return failure;
        if (answer.Status != 200)
            return Refused(answer.Status, answer.Body);
        return TwilioJson.ReadCount(answer.Body, "incoming_phone_numbers") is 0
            ? Finding.Warning(
                "The account is active, but Twilio__From is none of its numbers.",
                "Set Twilio__From to a number of this account, unless it is a hosted one or a short code.")
            : null;
    }

    private Finding Refused(int status, byte[] body)
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
            _ => Finding.NotWell($"Twilio did not answer the question ({name}).", Remedy),
        };
    }

    private async Task<Answer> GetAsync(string url, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Authorization = new(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_options.AccountSid}:{_options.AuthToken}")));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        try
        {
            using var response = await clients.CreateClient(TwilioRegistration.HttpClientName).SendAsync(request, cancellationToken);
            return new((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken), Failure: null);
        }
        catch (Exception exception) when (ConnectionFailure.Is(exception, cancellationToken))
        {
            return new(0, [], Finding.NotWell($"Twilio cannot be reached ({ConnectionFailure.Read(exception).Code}).", Remedy));
        }
    }

    private sealed record Answer(int Status, byte[] Body, Finding? Failure);
}
