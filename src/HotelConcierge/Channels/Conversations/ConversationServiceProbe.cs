using HotelConcierge.Diagnostics;
using HotelConcierge.Messages;
using HotelConcierge.Settings;

namespace HotelConcierge.Channels.Conversations;

/// <summary>
/// Asks Twilio for the chat service, and where its conversations' messages are told: by the service itself, or by an address (a number)
/// for the conversations that it opens.
/// </summary>
internal sealed class ConversationServiceProbe(ConversationsApi api, PublicAddress publicAddress) : IProbe
{
    private const string Unreachable = "Check Conversations__ApiBaseUrl and the way to it; status.twilio.com may say more.";

    public string What => "twilio-conversations";

    public string Remedy => Unreachable;

    public async Task<Finding> AskAsync(CancellationToken cancellationToken)
    {
        var service = await api.GetAsync(api.Service, cancellationToken);
        if (FindTrouble(service) is { } trouble)
            return trouble;
        if (publicAddress.Of(ConversationServiceWebhookSetup.Route) is not { } url)
            return Finding.Well("The chat service is there.");
        var webhooks = await api.GetAsync($"{api.Service}/Configuration/Webhooks", cancellationToken);
        if (FindTrouble(webhooks) is { } unknown)
            return unknown;
        if (LeadsTo(webhooks.Body?.Text("post_webhook_url"), url))
            return Finding.Well("The chat service is there, and its webhook leads here.");
        var addresses = await api.GetAsync("/v1/Configuration/Addresses?PageSize=100", cancellationToken);
        if (FindTrouble(addresses) is { } unsaid)
            return unsaid;
        return (addresses.Body?.Objects("address_configurations") ?? [])
            .Any(address => LeadsTo(address.Object("auto_creation")?.Text("webhook_url"), url))
            ? Finding.Well("The chat service is there, and the webhook of an address leads here.")
            : Finding.Warning(
                "The chat service is there, but neither its webhook nor that of an address leads here.",
                $"Run channels register, or have the conversations of an address or a Flex channel post to {url}.");
    }

    /// <summary>What is wrong where Twilio does not answer with what was asked for; null for nothing.</summary>
    internal static Finding? FindTrouble(ConversationsAnswer answer) => answer switch
    {
        { Failure: null } => null,
        { Status: 401 or 403 } => Finding.NotWell(
            $"Twilio refuses the account's credentials ({answer.Failure.Code}).",
            "Set Twilio__AccountSid and Twilio__AuthToken as the Twilio console shows them, and restart."),
        { IsGone: true } => Finding.NotWell(
            $"The account has no such chat service ({answer.Failure.Code}).",
            "Set Conversations__ServiceSid to one that the Twilio console shows under Conversations, Services."),
        { Failure: { Kind: SendFailure.RateLimited } slow } => Finding.Warning(
            $"Twilio has too many requests of this account ({slow.Code}).", "Answers wait and are tried again."),
        _ => Finding.NotWell($"Twilio Conversations did not answer ({answer.Failure.Code}).", Unreachable),
    };

    /// <summary>Whether a webhook leads to an address, whatever it says in its query.</summary>
    internal static bool LeadsTo(string? webhook, string url) =>
        webhook is { Length: > 0 } && webhook.Split('?', 2)[0].Equals(url, StringComparison.OrdinalIgnoreCase);
}
