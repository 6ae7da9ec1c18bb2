using System.Text;
using System.Text.Json.Nodes;
using HotelConcierge.Diagnostics;
using HotelConcierge.Messages;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Telegram;

/// <summary>
/// Sets the bot's webhook with the secret and the updates that this channel reads; what waits at Telegram goes on waiting.
/// See https://core.telegram.org/bots/api#setwebhook.
/// </summary>
internal sealed class TelegramWebhookSetup(TelegramBotApi api, IOptions<TelegramOptions> options, TimeProvider clock)
    : IRegistersWebhook, ISignsWebhooks
{
    public ChannelName Channel { get; } = new("telegram");

    public async Task<WebhookRegistration> RegisterAsync(string url, CancellationToken cancellationToken)
    {
        var before = await api.CallAsync("getWebhookInfo", [], file: null, cancellationToken);
        if (TelegramProbe.FindTrouble(before) is { } trouble)
            return Failed(trouble);

        // Telegram tells nobody which secret it has: it is given anew even where all else is right.
        var answer = await api.CallAsync("setWebhook", ParametersFor(url), file: null, cancellationToken);
        if (!answer.IsOk)
            return Failed(RefusalOf(answer) ?? TelegramProbe.FindTrouble(answer)!);

        var after = await api.CallAsync("getWebhookInfo", [], file: null, cancellationToken);
        var found = TelegramProbe.FindTrouble(after) ?? TelegramProbe.Judge(after.Result!.Value, url, clock.GetUtcNow());
        if (found.Condition is Condition.NotWell)
            return Failed(found);
        return IsSet(before.Result!.Value, url)
            ? WebhookRegistration.AlreadySet($"{found.Says} Telegram was given the secret once more.", found.Remedy)
            : WebhookRegistration.Set(found.Says, found.Remedy);
    }

    public WebhookRequest SignTrial(string url, bool forged) => new(
        "POST",
        url,
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Type"] = "application/json",
            [TelegramChannel.SecretHeader] = forged ? "-" : options.Value.SecretToken,
        },
        Encoding.ASCII.GetBytes("""{"update_id":0}"""));

    private JsonObject ParametersFor(string url) => new()
    {
        ["url"] = url,
        ["secret_token"] = options.Value.SecretToken,
        ["allowed_updates"] = new JsonArray([.. TelegramUpdates.Asked.Select(kind => JsonValue.Create(kind))]),
        ["drop_pending_updates"] = false,
    };

    private static bool IsSet(ProviderJson info, string url) =>
        info.Text("url") == url
        && info.Texts("allowed_updates") is { } allowed
        && allowed.Order(StringComparer.Ordinal).SequenceEqual(TelegramUpdates.Asked.Order(StringComparer.Ordinal), StringComparer.Ordinal);

    private static WebhookRegistration Failed(Finding finding) => WebhookRegistration.Failed(finding.Says, finding.Remedy);

    /// <summary>What is wrong with the address, for Telegram's words may repeat what it was sent; null when that is not the trouble.</summary>
    private static Finding? RefusalOf(TelegramAnswer answer)
    {
        if (answer.Failure is not { Kind: SendFailure.Permanent } failure || !failure.Code.StartsWith("400", StringComparison.Ordinal))
            return null;
        bool Says(string words) => answer.Description.Contains(words, StringComparison.OrdinalIgnoreCase);
        return Finding.NotWell($"Telegram does not take the address ({failure.Code}).", answer.Description switch
        {
            _ when Says("HTTPS URL") => "Give it one that begins with https://, as tunnels have.",
            _ when Says("ports") => "Give it one on port 443, 80, 88 or 8443.",
            _ when Says("resolve") => "Check the name in PublicBaseUrl or --url: Telegram does not find it.",
            _ when Says("reserved") => "Give it one that can be reached from the internet.",
            _ => "Check PublicBaseUrl or --url.",
        });
    }
}
