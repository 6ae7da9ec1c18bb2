using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.WhatsApp;

/// <summary>
/// Where the app's webhooks go: the app's own address with the fields that it asked for, the accounts that it is subscribed to, and the
/// addresses of single numbers, which count instead. An address is taken only when the app answers there with the challenge. Unlike Meta
/// the simulator takes http on this machine.
/// </summary>
public sealed class WhatsAppSubscriptions
{
    private const string Object = "whatsapp_business_account";
    private const int LongestOverride = 200;

    private static readonly string[] _known =
    [
        "messages", "user_id_update", "smb_message_echoes", "account_update", "message_template_status_update",
        "message_template_quality_update",
    ];

    private readonly SimulatedWhatsAppOptions _options;
    private readonly WhatsAppWebhookSender _sender;
    private readonly Dictionary<string, string> _overrides = new(StringComparer.Ordinal);

    internal WhatsAppSubscriptions(SimulatedWhatsAppOptions options, WhatsAppWebhookSender sender) => (_options, _sender) = (options, sender);

    /// <summary>The app's address; null before it was set.</summary>
    public string? AppUrl { get; private set; }

    /// <summary>What the app is told of.</summary>
    public IReadOnlyList<string> Fields { get; private set; } = [];

    /// <summary>Whether the numbers' account tells the app anything.</summary>
    public bool IsAccountSubscribed { get; private set; }

    /// <summary>Where guests' messages to the first number go by all this; null for nowhere.</summary>
    public string? MessagesUrl =>
        IsAccountSubscribed && Fields.Contains("messages", StringComparer.Ordinal)
            ? _overrides.GetValueOrDefault(_options.Numbers[0].Id, AppUrl ?? "")
            : null;

    /// <summary>Gives a number an address of its own, as another deployment may have.</summary>
    public void Override(string numberId, string url) => _overrides[numberId] = url;

    internal JsonObject ConfigurationOf(SimulatedNumber number)
    {
        var configuration = new JsonObject();
        if (AppUrl is { } app)
            configuration["application"] = app;
        if (_overrides.TryGetValue(number.Id, out var own))
            configuration["phone_number"] = own;
        return configuration;
    }

    internal JsonObject Health(SimulatedNumber number) => new()
    {
        ["can_send_message"] = "AVAILABLE",
        ["entities"] = new JsonArray(
            Entity("PHONE_NUMBER", number.Id), Entity("WABA", _options.AccountId), Entity("BUSINESS", "800000000000001"), Entity("APP", _options.AppId)),
    };

    internal IResult ListApps() => WhatsAppAnswers.Ok(new()
    {
        ["data"] = IsAccountSubscribed
            ? new JsonArray(new JsonObject { ["whatsapp_business_api_data"] = new JsonObject { ["id"] = _options.AppId, ["name"] = "Concierge" } })
            : [],
    });

    internal IResult SubscribeAccount()
    {
        IsAccountSubscribed = true;
        return Success();
    }

    internal IResult ListFields() => WhatsAppAnswers.Ok(new()
    {
        ["data"] = AppUrl is null ? [] : new JsonArray(new JsonObject
        {
            ["object"] = Object,
            ["callback_url"] = AppUrl,
            ["active"] = true,
            ["fields"] = new JsonArray([.. Fields.Select(field => new JsonObject { ["name"] = field, ["version"] = _options.ApiVersion })]),
        }),
    });

    internal async Task<IResult> SetAppAsync(JsonObject body, CancellationToken cancellationToken)
    {
        string[] fields = WhatsAppRules.Text(body, "fields").Split(',');
        if (WhatsAppRules.Text(body, "object") is not Object)
            return WhatsAppAnswers.BadParameter($"object must be {Object}.");
        if (Array.Find(fields, field => !_known.Contains(field, StringComparer.Ordinal)) is { } unknown)
            return WhatsAppAnswers.BadParameter($"fields has no {unknown}.");
        var url = WhatsAppRules.Text(body, "callback_url");
        if (await RefuseAsync(url, WhatsAppRules.Text(body, "verify_token"), cancellationToken) is { } refusal)
            return refusal;
        (AppUrl, Fields) = (url, fields);
        return Success();
    }

    internal async Task<IResult> SetOverrideAsync(SimulatedNumber number, JsonObject body, CancellationToken cancellationToken)
    {
        if (body["webhook_configuration"] is not JsonObject webhook)
            return WhatsAppAnswers.BadParameter("webhook_configuration is missing.");
        var url = WhatsAppRules.Text(webhook, "override_callback_uri");
        if (url.Length > LongestOverride)
            return WhatsAppAnswers.BadParameter("override_callback_uri is too long.");
        if (await RefuseAsync(url, WhatsAppRules.Text(webhook, "verify_token"), cancellationToken) is { } refusal)
            return refusal;
        _overrides[number.Id] = url;
        return Success();
    }

    private async Task<IResult?> RefuseAsync(string url, string token, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || !(parsed.Scheme is "https" || (parsed.Scheme is "http" && parsed.IsLoopback)))
            return WhatsAppAnswers.BadParameter("The callback URL must be an https address.");
        if (token.Length == 0)
            return WhatsAppAnswers.BadParameter("verify_token is missing.");
        try
        {
            if ((await _sender.AskAsync(url, token, cancellationToken)).IsOurs)
                return null;
        }
        catch (HttpRequestException)
        {
            // Nobody there is as good as a wrong answer.
        }

        return WhatsAppAnswers.Refuse(2200, "Callback verification failed");
    }

    private static JsonObject Entity(string type, string id) => new() { ["entity_type"] = type, ["id"] = id, ["can_send_message"] = "AVAILABLE" };

    private static IResult Success() => WhatsAppAnswers.Ok(new() { ["success"] = true });
}
