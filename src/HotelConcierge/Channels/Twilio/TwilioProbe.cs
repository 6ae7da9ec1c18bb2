using HotelConcierge.Diagnostics;
using HotelConcierge.Settings;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Twilio;

/// <summary>
/// Asks Twilio for the account, and for the messaging service and the number that are set as its senders, and where a number of its own
/// has its messages sent.
/// </summary>
internal sealed class TwilioProbe(TwilioAccountApi api, PublicAddress publicAddress, IOptions<TwilioOptions> options) : IProbe
{
    private readonly TwilioOptions _options = options.Value;

    public string What => "twilio";

    public string Remedy => TwilioAccountApi.Unreachable;

    public async Task<Finding> AskAsync(CancellationToken cancellationToken)
    {
        var answer = await api.FetchAccountAsync(cancellationToken);
        return answer.Trouble
            ?? FindAccountProblem(answer.Body)
            ?? await FindServiceProblemAsync(cancellationToken)
            ?? await FindNumberProblemAsync(cancellationToken)
            ?? Finding.Well(TwilioJson.ReadText(answer.Body, "type") is "Trial"
                ? "The account is active. It is a trial: it reaches numbers only that were verified in the Twilio console."
                : "The account is active.");
    }

    /// <summary>What is wrong with an account that was fetched; null for nothing.</summary>
    internal static Finding? FindAccountProblem(byte[] account) => TwilioJson.ReadText(account, "status") switch
    {
        "active" => null,
        var status => Finding.NotWell(
            status is "suspended" or "closed"
                ? $"The account is {status}: Twilio sends nothing."
                : "Twilio's answer about the account has no status.",
            "Look at the Twilio console why, or set Twilio__AccountSid and Twilio__AuthToken of another account."),
    };

    private async Task<Finding?> FindServiceProblemAsync(CancellationToken cancellationToken)
    {
        if (_options.MessagingServiceSid.Length == 0)
            return null;
        var answer = await api.FetchServiceAsync(_options.MessagingServiceSid, cancellationToken);
        return answer.Status is TwilioAccountApi.NotFound
            ? Finding.NotWell(
                "The account is active, but has no such messaging service.",
                "Set Twilio__MessagingServiceSid to one of this account, or leave it empty.")
            : answer.Trouble;
    }

    /// <remarks>
    /// Only of a plain number: WhatsApp's senders, the sandbox's and alphanumeric ones are in no list of the account's numbers.
    /// </remarks>
    private async Task<Finding?> FindNumberProblemAsync(CancellationToken cancellationToken)
    {
        if (!_options.From.StartsWith('+'))
            return null;
        var answer = await api.FindNumbersAsync(_options.From, cancellationToken);
        if (answer.Trouble is { } trouble)
            return trouble;
        if (TwilioOwnNumber.Find(answer.Body, _options.From) is not { } number)
        {
            return Finding.Warning(
                "The account is active, but Twilio__From is none of its numbers.",
                "Set Twilio__From to a number of this account, unless it is a hosted one or a short code.");
        }

        // A messaging service may have an address of its own, which counts instead of its numbers'.
        return _options.MessagingServiceSid.Length == 0
            && publicAddress.Of(TwilioWebhookSetup.Route) is { } url
            && !number.LeadsTo(url)
                ? Finding.Warning(
                    "The account is active, but what guests write to Twilio__From goes to another address than this deployment's.",
                    $"Run channels register, or set the number's webhook for messages to {url} in the Twilio console.")
                : null;
    }
}
