using System.Globalization;
using HotelConcierge.Diagnostics;
using HotelConcierge.Messages;
using HotelConcierge.Settings;

namespace HotelConcierge.Channels.Line;

/// <summary>
/// Asks LINE who the account is, where its webhook leads, and how many of the month's messages are left. See
/// https://developers.line.biz/en/reference/messaging-api/#get-bot-info and #get-quota.
/// </summary>
internal sealed class LineProbe(LineApi api, PublicAddress publicAddress) : IProbe
{
    private const string Unreachable = "Check Line__ApiBaseUrl and the way to it.";
    private const string Refused =
        "Issue a long-lived channel access token at developers.line.biz, set Line__ChannelAccessToken to it and restart.";

    private const int FullInPercent = 80;

    public string What => "line";

    public string Remedy => Unreachable;

    public async Task<Finding> AskAsync(CancellationToken cancellationToken)
    {
        var info = await api.GetAsync("/v2/bot/info", cancellationToken);
        if (FindTrouble(info) is { } trouble)
            return trouble;
        var endpoint = await api.GetAsync(LineWebhookSetup.EndpointPath, cancellationToken);
        if (FindWebhookProblem(endpoint) is { } problem)
            return problem;
        var quota = await api.GetAsync("/v2/bot/message/quota", cancellationToken);
        var consumption = await api.GetAsync("/v2/bot/message/quota/consumption", cancellationToken);
        return FindTrouble(quota) ?? FindTrouble(consumption) ?? Judge(quota.Body, consumption.Body);
    }

    /// <summary>What is wrong where LINE does not answer with what was asked for; null for nothing.</summary>
    internal static Finding? FindTrouble(LineAnswer answer) => answer switch
    {
        { Failure: null } => null,
        { Status: 401 or 403 } => Finding.NotWell($"LINE refuses the token ({answer.Failure.Code}).", Refused),
        { Failure: { Kind: SendFailure.RateLimited } slow } => Finding.Warning(
            $"LINE has too many requests of this account ({slow.Code}).", "Answers wait and are tried again."),
        _ => Finding.NotWell($"LINE did not answer ({answer.Failure.Code}).", Unreachable),
    };

    private Finding? FindWebhookProblem(LineAnswer endpoint)
    {
        // Where no address was ever set, LINE has nothing to tell.
        var isUnset = endpoint.Status is 404 || (endpoint.Failure is null && endpoint.Body?.Text("endpoint") is not { Length: > 0 });
        if (isUnset)
        {
            return Finding.NotWell(
                "The token is right, but the account has no webhook: LINE hands over no message.", "Run channels register.");
        }

        if (FindTrouble(endpoint) is { } trouble)
            return trouble;
        if (publicAddress.Of(LineWebhookSetup.Route) is { } url && endpoint.Body?.Text("endpoint") != url)
        {
            return Finding.Warning(
                "The token is right, but what guests write goes to another address than this deployment's.",
                $"Run channels register, or set the webhook URL {url} on the channel's Messaging API page.");
        }

        return endpoint.Body?.Flag("active") is true
            ? null
            : Finding.NotWell(
                "The token is right, but the webhook is switched off: LINE hands over no message.", LineWebhookSetup.SwitchOn);
    }

    private static Finding Judge(ProviderJson? quota, ProviderJson? consumption)
    {
        const string Right = "The token is right, and the webhook leads here.";
        if (quota?.Text("type") is not "limited"
            || quota.Value.Long("value") is not { } most
            || consumption?.Long("totalUsage") is not { } used)
            return Finding.Well(Right);
        var says = string.Create(CultureInfo.InvariantCulture, $"{Right} {used} of the month's {most} messages are used.");
        return used * 100 < most * FullInPercent
            ? Finding.Well(says)
            : Finding.Warning(
                says,
                "Book a larger plan in LINE Official Account Manager: without messages only answers within a minute reach guests.");
    }
}
