using System.Globalization;
using HotelConcierge.Diagnostics;
using HotelConcierge.Messages;
using HotelConcierge.Settings;

namespace HotelConcierge.Channels.Telegram;

/// <summary>
/// Asks Telegram who the bot is, and how its webhook is: whether it leads here, and whether updates get through.
/// See https://core.telegram.org/bots/api#getwebhookinfo.
/// </summary>
internal sealed class TelegramProbe(TelegramBotApi api, PublicAddress publicAddress, TimeProvider clock) : IProbe
{
    private const int ManyUpdates = 100;

    private const string Unreachable = "Check Telegram__ApiBaseUrl and the way to it.";

    private const string Refused = "Copy Telegram__BotToken from @BotFather once more and restart.";

    // A failure that is older and followed by no queue is over: Telegram goes on naming the last one.
    private static readonly TimeSpan RecentError = TimeSpan.FromMinutes(15);

    private static readonly string Route = Routes.Full(Routes.Webhook.Replace("{channel}", "telegram", StringComparison.Ordinal));

    public string What => "telegram";

    public string Remedy => Unreachable;

    public async Task<Finding> AskAsync(CancellationToken cancellationToken)
    {
        var me = await api.CallAsync("getMe", [], file: null, cancellationToken);
        if (FindTrouble(me) is { } trouble)
            return trouble;
        var info = await api.CallAsync("getWebhookInfo", [], file: null, cancellationToken);
        return FindTrouble(info) ?? Judge(info.Result!.Value, publicAddress.Of(Route), clock.GetUtcNow());
    }

    /// <summary>What is wrong where Telegram does not answer with what was asked for; null for nothing.</summary>
    internal static Finding? FindTrouble(TelegramAnswer answer) =>
        answer switch
        {
            { Failure: null, Result: not null } => null,
            { Failure.Code: var code }
                when code.StartsWith("401", StringComparison.Ordinal) || code.StartsWith("404", StringComparison.Ordinal) =>
                Finding.NotWell($"Telegram refuses the bot's token ({code}).", Refused),
            { Failure: { Kind: SendFailure.RateLimited } slow } => Finding.Warning(
                $"Telegram has too many requests of this bot ({slow.Code}).",
                "Answers wait and are tried again."),
            _ => Finding.NotWell($"Telegram did not answer ({answer.Failure?.Code ?? "unreadable answer"}).", Unreachable),
        };

    /// <param name="expected">Our own webhook's address; null when nobody has told us.</param>
    internal static Finding Judge(ProviderJson webhook, string? expected, DateTimeOffset now)
    {
        var url = webhook.Text("url");
        var waiting = webhook.Long("pending_update_count") ?? 0;
        var call =
            $"Run channels register, or call setWebhook with the url {expected ?? "PublicBaseUrl" + Route}, Telegram__SecretToken as secret_token, and the updates that the README names.";
        if (url.Length == 0)
            return Finding.NotWell("The token is right, but the bot has no webhook: Telegram hands over no message.", call);
        if (expected is null ? !LeadsToRoute(url) : url != expected)
            return Finding.NotWell("The token is right, but the bot's webhook leads to another address than this deployment's.", call);
        if (webhook.Texts("allowed_updates") is { Count: > 0 } allowed
            && TelegramUpdates.Needed.Where(need => !allowed.Contains(need, StringComparer.Ordinal)).ToList() is { Count: > 0 } missing)
            return Finding.Warning($"Telegram was told to leave out updates: {string.Join(", ", missing)}.", call);

        var says = string.Create(CultureInfo.InvariantCulture, $"The token is right, the webhook leads here, and {waiting} updates wait.");
        var failedAt = webhook.Long("last_error_date") is { } seconds and > 0 and < 10_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : (DateTimeOffset?)null;
        if (failedAt is not null && (waiting > 0 || now - failedAt < RecentError))
            return Finding.Warning(
                $"{says} Telegram could not hand over an update {failedAt:yyyy-MM-dd HH:mm} UTC.",
                RemedyFor(webhook.Text("last_error_message")));
        return waiting < ManyUpdates ? Finding.Well(says) : Finding.Warning(says, "Look in the log whether webhooks are refused or slow.");
    }

    private static bool LeadsToRoute(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.AbsolutePath.EndsWith(Route, StringComparison.Ordinal);

    // Telegram's words may name addresses, and anybody may read ours.
    private static string RemedyFor(string failure)
    {
        bool Says(string words) => failure.Contains(words, StringComparison.OrdinalIgnoreCase);
        return failure switch
        {
            _ when Says("403") =>
                "Its webhooks were taken for forged here: give setWebhook the value of Telegram__SecretToken as secret_token.",
            _ when Says("404") => "Something else answers there: check the url that setWebhook was given, and PublicBaseUrl.",
            _ when Says("500") || Says("502") || Says("503") =>
                "The host or what stands before it could not take the update; look in the log.",
            _ when Says("SSL") || Says("certificate") => "Check the certificate of PublicBaseUrl.",
            _ when Says("timed out") || Says("timeout") || Says("Connection") || Says("resolve") =>
                "Check that PublicBaseUrl can be reached from the internet.",
            _ => "Call getWebhookInfo with the bot's token to read why.",
        };
    }
}
