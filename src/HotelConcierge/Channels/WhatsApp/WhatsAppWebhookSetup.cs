using System.Text;
using System.Text.Json.Nodes;
using HotelConcierge.Messages;
using HotelConcierge.Settings;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.WhatsApp;

/// <summary>
/// Sets the app's webhook, subscribes the app to the accounts of the numbers, and where a number or its account has an address of its own,
/// which counts instead of the app's, sets that too. Meta asks for the verify token at once, so the host has to run.
/// </summary>
/// <remarks>
/// See https://developers.facebook.com/docs/graph-api/webhooks/subscriptions-edge and
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/override.
/// </remarks>
internal sealed class WhatsAppWebhookSetup(WhatsAppGraphApi api, IOptions<WhatsAppOptions> options)
    : IRegistersWebhook, ISignsWebhooks
{
    private const string Object = "whatsapp_business_account";
    private const string NumberFields = "?fields=webhook_configuration,health_status";

    private const string LeadsHere =
        "The app's webhook leads here, with what guests write, who changes their number and what the hotel writes on its phone.";

    private readonly WhatsAppOptions _options = options.Value;

    /// <summary>Where Meta posts, without the deployment's address.</summary>
    public static string Route { get; } = Routes.Full(Routes.Webhook.Replace("{channel}", "whatsapp", StringComparison.Ordinal));

    public ChannelName Channel { get; } = new("whatsapp");

    public async Task<WebhookRegistration> RegisterAsync(string url, CancellationToken cancellationToken)
    {
        var numbers = new List<WhatsAppNumberWebhook>();
        foreach (var id in _options.NumbersById.Keys)
        {
            var answer = await api.GetAsync(id + NumberFields, cancellationToken);
            if (WhatsAppProbe.FindTrouble(answer) is { } trouble)
                return WebhookRegistration.Failed(trouble.Says, trouble.Remedy);
            numbers.Add(WhatsAppNumberWebhook.Read(id, answer.Body));
        }

        if (numbers[0] is not { App: { Length: > 0 } app } || numbers.Exists(number => number.Account.Length == 0))
            return WebhookRegistration.ByHand("The token is right, but may not see the app and the account.", StepsFor(url));

        var changes = await SetAppAsync(app, url, cancellationToken);
        if (changes.Failure is null)
            changes += await SubscribeAsync(app, numbers, cancellationToken);
        foreach (var number in numbers.Where(number => changes.Failure is null && !number.LeadsTo(url, ofApp: true)))
            changes += await OverrideAsync(number, url, cancellationToken);
        return changes switch
        {
            { Failure: { } failure } => failure,
            { Count: 0 } => WebhookRegistration.AlreadySet(LeadsHere),
            _ => WebhookRegistration.Set(LeadsHere),
        };
    }

    public WebhookRequest SignTrial(string url, bool forged)
    {
        var body = Encoding.ASCII.GetBytes($$"""{"object":"{{Object}}","entry":[]}""");
        return new(
            "POST",
            url,
            new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["Content-Type"] = "application/json",
                [WhatsAppSignature.Header] = WhatsAppSignature.Compute(body, forged ? "forged" : _options.AppSecrets[0]),
            },
            body);
    }

    /// <summary>The app's own address and the fields that this channel reads; those that others have subscribed to are kept.</summary>
    private async Task<Changes> SetAppAsync(string app, string url, CancellationToken cancellationToken)
    {
        var token = $"{app}|{_options.AppSecrets[0]}";
        var found = await api.GetAsync($"{app}/subscriptions", token, cancellationToken);
        if (WhatsAppProbe.FindTrouble(found) is { } trouble)
        {
            return found.Code is null or 4
                ? Changes.Failed(trouble.Says, trouble.Remedy)
                : Changes.Failed(
                    $"Meta refuses the app's secret ({found.Failure!.Code}).", $"Check WhatsApp__AppSecret. Or by hand: {StepsFor(url)}");
        }

        var subscription = found.Body?.Objects("data").Where(each => each.Text("object") == Object).Select(each => (ProviderJson?)each).FirstOrDefault();
        string[] fields = [.. subscription?.Objects("fields").Select(field => field.Text("name")) ?? []];
        string[] wanted = [.. fields.Union(WhatsAppWebhook.Fields, StringComparer.Ordinal)];
        if (subscription?.Text("callback_url") == url && subscription.Value.Flag("active") && fields.Length == wanted.Length)
            return Changes.None;

        var body = new JsonObject
        {
            ["object"] = Object,
            ["callback_url"] = url,
            ["verify_token"] = _options.VerifyToken,
            ["fields"] = string.Join(',', wanted),
        };
        return Judge(await api.PostAsync($"{app}/subscriptions", body, token, cancellationToken), url);
    }

    /// <summary>Without this an account's webhooks go to no app, or to others'.</summary>
    private async Task<Changes> SubscribeAsync(string app, IEnumerable<WhatsAppNumberWebhook> numbers, CancellationToken cancellationToken)
    {
        var changes = Changes.None;
        foreach (var account in numbers.Select(number => number.Account).Distinct(StringComparer.Ordinal))
        {
            var path = $"{account}/subscribed_apps";
            var found = await api.GetAsync(path, cancellationToken);
            if (found.Body?.Objects("data").Any(each => each.Object("whatsapp_business_api_data")?.Text("id") == app) is true)
                continue;
            var answer = await api.PostAsync(path, [], cancellationToken);
            if (WhatsAppProbe.FindTrouble(answer) is { } trouble)
            {
                return Changes.Failed(
                    trouble.Says,
                    answer.Code is null
                        ? trouble.Remedy
                        : "Give WhatsApp__AccessToken whatsapp_business_management too: the app is not subscribed to the number's account.");
            }

            changes = new(changes.Count + 1, null);
        }

        return changes;
    }

    private async Task<Changes> OverrideAsync(WhatsAppNumberWebhook number, string url, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["webhook_configuration"] = new JsonObject { ["override_callback_uri"] = url, ["verify_token"] = _options.VerifyToken },
        };
        var changes = Judge(await api.PostAsync(number.Id, body, cancellationToken), url);
        if (changes.Failure is not null)
            return changes;
        var after = await api.GetAsync(number.Id + NumberFields, cancellationToken);
        return WhatsAppNumberWebhook.Read(number.Id, after.Body).LeadsTo(url, ofApp: true)
            ? changes
            : Changes.Failed("Meta took the address, but has a number lead elsewhere.", "Look at the number's webhook in WhatsApp Manager.");
    }

    private static Changes Judge(WhatsAppAnswer answer, string url) => WhatsAppProbe.FindTrouble(answer) switch
    {
        null => new(1, null),
        var trouble when answer.Code is null or 0 or 4 or 190 => Changes.Failed(trouble.Says, trouble.Remedy),
        _ => Changes.Failed(
            $"Meta does not take the address ({answer.Failure!.Code}).",
            $"Start the host before, with the same WhatsApp__VerifyToken: Meta asks {url} for it at once, by https."),
    };

    private static string StepsFor(string url) =>
        $"1. In the app open WhatsApp, Configuration. 2. Set the callback URL {url} and the verify token of WhatsApp__VerifyToken. 3. Subscribe to the fields {string.Join(", ", WhatsAppWebhook.Fields)}.";

    /// <summary>How much was set, and what went wrong.</summary>
    private sealed record Changes(int Count, WebhookRegistration? Failure)
    {
        public static Changes None { get; } = new(0, null);

        public static Changes Failed(string says, string remedy) => new(0, WebhookRegistration.Failed(says, remedy));

        public static Changes operator +(Changes one, Changes other) => new(one.Count + other.Count, one.Failure ?? other.Failure);
    }
}
