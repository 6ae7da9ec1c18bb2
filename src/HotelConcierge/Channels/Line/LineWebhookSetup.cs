using System.Text;
using HotelConcierge.Messages;
using HotelConcierge.Settings;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Line;

/// <summary>
/// Sets the account's webhook and has LINE try it. Whether webhooks are used at all, and sent again after a failure, only people can
/// switch on. See https://developers.line.biz/en/reference/messaging-api/#set-webhook-endpoint-url.
/// </summary>
internal sealed class LineWebhookSetup(LineApi api, IOptions<LineOptions> options) : IRegistersWebhook, ISignsWebhooks
{
    /// <summary>Where LINE tells and is told of the webhook's address.</summary>
    public const string EndpointPath = "/v2/bot/channel/webhook/endpoint";

    /// <summary>What is left to people.</summary>
    public const string SwitchOn =
        "On the channel's Messaging API page at developers.line.biz switch on \"Use webhook\" and \"Webhook redelivery\".";

    private const string TestPath = "/v2/bot/channel/webhook/test";

    private readonly LineOptions _options = options.Value;

    /// <summary>Where LINE posts, without the deployment's address.</summary>
    public static string Route { get; } = Routes.Full(Routes.Webhook.Replace("{channel}", "line", StringComparison.Ordinal));

    public ChannelName Channel { get; } = new("line");

    public async Task<WebhookRegistration> RegisterAsync(string url, CancellationToken cancellationToken)
    {
        var before = await api.GetAsync(EndpointPath, cancellationToken);
        if (before.Status is not 404 && LineProbe.FindTrouble(before) is { } trouble)
            return WebhookRegistration.Failed(trouble.Says, trouble.Remedy);
        var wasSet = before.Body?.Text("endpoint") == url;
        if (!wasSet)
        {
            var set = await api.PutAsync(EndpointPath, new() { ["endpoint"] = url }, cancellationToken);
            if (set.Status is 400)
            {
                return WebhookRegistration.Failed(
                    "LINE does not take the address (400).",
                    "Give it one that begins with https://, can be reached from the internet and has at most 500 letters.");
            }

            if (LineProbe.FindTrouble(set) is { } refusal)
                return WebhookRegistration.Failed(refusal.Says, refusal.Remedy);
        }

        var test = await api.PostAsync(TestPath, new() { ["endpoint"] = url }, retryKey: null, cancellationToken);
        if (LineProbe.FindTrouble(test) is { } untried)
            return WebhookRegistration.Failed(untried.Says, untried.Remedy);
        if (test.Body?.Flag("success") is not true)
        {
            return WebhookRegistration.Failed(
                "LINE has the address, but its trial did not get through.",
                $"Start the host before, with the same Line__ChannelSecret, and see that {url} can be reached from the internet.");
        }

        var after = await api.GetAsync(EndpointPath, cancellationToken);
        if (LineProbe.FindTrouble(after) is { } lost)
            return WebhookRegistration.Failed(lost.Says, lost.Remedy);
        var says = "The account's webhook leads here, and LINE's trial got through.";
        if (after.Body?.Flag("active") is not true)
            return WebhookRegistration.ByHand($"{says} But webhooks are switched off.", SwitchOn);
        return wasSet ? WebhookRegistration.AlreadySet(says) : WebhookRegistration.Set(says);
    }

    public WebhookRequest SignTrial(string url, bool forged)
    {
        var body = Encoding.ASCII.GetBytes("""{"destination":"U00000000000000000000000000000000","events":[]}""");
        return new(
            "POST",
            url,
            new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["Content-Type"] = "application/json",
                [LineSignature.Header] = LineSignature.Compute(body, forged ? "forged" : _options.ChannelSecret),
            },
            body);
    }
}
