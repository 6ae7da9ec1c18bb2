using System.Text;
using HotelConcierge.Diagnostics;
using HotelConcierge.Messages;
using HotelConcierge.Settings;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Twilio;

/// <summary>
/// Sets where a number of the account's own has its messages sent. The sandbox, WhatsApp's senders, messaging services and short codes are
/// set in the console: an operator is told where.
/// </summary>
internal sealed class TwilioWebhookSetup(TwilioAccountApi api, IOptions<TwilioOptions> options, TimeProvider clock)
    : IRegistersWebhook, ISignsWebhooks
{
    /// <summary>The number of Twilio's WhatsApp sandbox, which is everybody's.</summary>
    private const string Sandbox = "whatsapp:+14155238886";

    private readonly TwilioOptions _options = options.Value;

    /// <summary>Where Twilio posts, without the deployment's address.</summary>
    public static string Route { get; } = Routes.Full(Routes.Webhook.Replace("{channel}", "twilio", StringComparison.Ordinal));

    public ChannelName Channel { get; } = new("twilio");

    public async Task<WebhookRegistration> RegisterAsync(string url, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(_options.RequestTimeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var account = await api.FetchAccountAsync(both.Token);
            if ((account.Trouble ?? TwilioProbe.FindAccountProblem(account.Body)) is { } trouble)
                return Failed(trouble);
            return _options.MessagingServiceSid.Length > 0 || !_options.From.StartsWith('+')
                ? WebhookRegistration.ByHand("The account is active; Twilio's console takes the address.", StepsFor(url))
                : await SetNumberAsync(url, both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return WebhookRegistration.Failed("Twilio does not answer.", TwilioAccountApi.Unreachable);
        }
    }

    /// <inheritdoc/>
    /// <remarks>A message from the address that it goes to is an echo, which nobody answers.</remarks>
    public WebhookRequest SignTrial(string url, bool forged)
    {
        KeyValuePair<string, string>[] form =
        [
            new("MessageSid", "SM00000000000000000000000000000000"),
            new("AccountSid", _options.AccountSid),
            new("From", "+10000000000"),
            new("To", "+10000000000"),
        ];
        return new(
            "POST",
            url,
            new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["Content-Type"] = "application/x-www-form-urlencoded",
                [TwilioSignature.Header] = TwilioSignature.Compute(url, form, forged ? "forged" : _options.AuthToken),
            },
            Encoding.ASCII.GetBytes(string.Join('&', form.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"))));
    }

    private async Task<WebhookRegistration> SetNumberAsync(string url, CancellationToken cancellationToken)
    {
        var page = await api.FindNumbersAsync(_options.From, cancellationToken);
        if (page.Trouble is { } trouble)
            return Failed(trouble);
        if (TwilioOwnNumber.Find(page.Body, _options.From) is not { } number)
        {
            return WebhookRegistration.ByHand(
                "Twilio__From is none of the account's own numbers.",
                $"Set Twilio__From to one of them, or where that number has its settings have messages sent to {url}, by POST.");
        }

        if (number.LeadsTo(url))
            return WebhookRegistration.AlreadySet("What guests write to Twilio__From comes here.");

        // An application would count instead of the address.
        var set = await api.UpdateNumberAsync(
            number.Sid,
            [new("SmsUrl", url), new("SmsMethod", "POST"), new("SmsApplicationSid", "")],
            cancellationToken);
        if (set.Trouble is { } refused)
        {
            return WebhookRegistration.Failed(
                refused.Says,
                set.Status is 400 ? "Check PublicBaseUrl or --url: Twilio does not take the address." : refused.Remedy);
        }

        return TwilioOwnNumber.Read(set.Body) is { } now && now.LeadsTo(url)
            ? WebhookRegistration.Set("What guests write to Twilio__From comes here.")
            : WebhookRegistration.Failed(
                "Twilio took the address, but has the number lead elsewhere.", $"Look at the number in the Twilio console; it should post to {url}.");
    }

    private string StepsFor(string url) => _options switch
    {
        { MessagingServiceSid.Length: > 0 } =>
            $"Under Messaging, Services, open the service of Twilio__MessagingServiceSid; under Integration choose to send a webhook, and set the request URL to {url}, method POST.",
        { From: Sandbox } =>
            $"Under Messaging, Try it out, Send a WhatsApp message, Sandbox settings, set When a message comes in to {url}, method POST.",
        _ when TwilioWebhook.IsWhatsApp(_options.From) =>
            $"Under Messaging, Senders, WhatsApp senders, open the number of Twilio__From, and set the webhook URL for incoming messages to {url}, method POST.",
        _ => $"Set Twilio__From, or set the webhook for messages of each number and sender to {url}, method POST.",
    };

    private static WebhookRegistration Failed(Finding finding) => WebhookRegistration.Failed(finding.Says, finding.Remedy);
}
