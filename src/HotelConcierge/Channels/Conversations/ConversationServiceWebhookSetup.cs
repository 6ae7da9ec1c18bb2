using System.Text;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Messages;
using HotelConcierge.Settings;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Conversations;

/// <summary>
/// Sets the webhook of the chat service, which tells of all its conversations after things have happened. See
/// https://www.twilio.com/docs/conversations-classic/conversations-webhooks.
/// </summary>
internal sealed class ConversationServiceWebhookSetup(
    ConversationsApi api, IOptions<ConversationsOptions> options, IOptions<TwilioOptions> account) : IRegistersWebhook, ISignsWebhooks
{
    /// <summary>Where Twilio posts, without the deployment's address.</summary>
    public static string Route { get; } = Routes.Full(Routes.Webhook.Replace("{channel}", "conversations", StringComparison.Ordinal));

    public ChannelName Channel { get; } = new("conversations");

    private string Place => $"{api.Service}/Configuration/Webhooks";

    /// <inheritdoc/>
    /// <remarks>What else is told to whoever, and a pre-action webhook, stay as they are.</remarks>
    public async Task<WebhookRegistration> RegisterAsync(string url, CancellationToken cancellationToken)
    {
        var before = await api.GetAsync(Place, cancellationToken);
        if (ConversationServiceProbe.FindTrouble(before) is { } trouble)
            return WebhookRegistration.Failed(trouble.Says, trouble.Remedy);
        if (IsSet(before, url))
            return WebhookRegistration.AlreadySet("The chat service's webhook leads here.");
        if (before.Body?.Text("post_webhook_url") is { Length: > 0 } other && !IsOurs(other))
        {
            return WebhookRegistration.ByHand(
                "The chat service's webhook leads to another address, which this leaves alone.",
                $"Where that is not used any more, set the post-action URL of the service to {url} in the Twilio console.");
        }

        var filters = (before.Body?.Texts("filters") ?? []).Union(ConversationsWebhook.Wanted, StringComparer.Ordinal);
        var set = await api.PostAsync(
            Place,
            [
                new("PostWebhookUrl", url),
                new("Method", "POST"),
                .. filters.Select(filter => KeyValuePair.Create("Filters", filter)),
            ],
            cancellationToken);
        if (set.Status is 400)
        {
            return WebhookRegistration.Failed(
                "Twilio does not take the address (400).", "Check PublicBaseUrl or --url: it has to be reached from the internet.");
        }

        if (ConversationServiceProbe.FindTrouble(set) is { } refusal)
            return WebhookRegistration.Failed(refusal.Says, refusal.Remedy);
        return IsSet(set, url)
            ? WebhookRegistration.Set("The chat service's webhook leads here.")
            : WebhookRegistration.Failed(
                "Twilio took the address, but has the service's webhook lead elsewhere.",
                $"Look at the service's webhooks in the Twilio console; the post-action URL should be {url}, by POST.");
    }

    /// <inheritdoc/>
    /// <remarks>It tells of an event that nobody reads.</remarks>
    public WebhookRequest SignTrial(string url, bool forged)
    {
        KeyValuePair<string, string>[] form =
        [
            new("EventType", "onUserAdded"),
            new("AccountSid", account.Value.AccountSid),
            new("ChatServiceSid", options.Value.ServiceSid),
        ];
        return new(
            "POST",
            url,
            new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["Content-Type"] = "application/x-www-form-urlencoded",
                [TwilioSignature.Header] = TwilioSignature.Compute(url, form, forged ? "forged" : account.Value.AuthToken),
            },
            Encoding.ASCII.GetBytes(string.Join('&', form.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"))));
    }

    /// <summary>Whether it leads to a deployment of this kind, be it at an address of before.</summary>
    private static bool IsOurs(string webhook) => webhook.Split('?', 2)[0].EndsWith(Route, StringComparison.OrdinalIgnoreCase);

    private static bool IsSet(ConversationsAnswer answer, string url) =>
        ConversationServiceProbe.LeadsTo(answer.Body?.Text("post_webhook_url"), url)
        && answer.Body?.Text("method") is not "GET"
        && ConversationsWebhook.Wanted.All(wanted =>
            answer.Body?.Texts("filters")?.Contains(wanted, StringComparer.Ordinal) is true);
}
