using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>How the bot's webhook is, as <c>getWebhookInfo</c> tells: where updates go, how many wait, what went wrong last.</summary>
/// <remarks>See core.telegram.org/bots/api#webhookinfo. Fields without a value are left out of the answer, as Telegram does.</remarks>
public sealed class TelegramWebhookInfo
{
    /// <summary>What <c>setWebhook</c> was given; empty: all that a bot gets unless it asks.</summary>
    public IReadOnlyList<string> AllowedUpdates { get; set; } = [];

    /// <summary>How many updates wait for being taken.</summary>
    public int PendingUpdates { get; set; }

    /// <summary>When an update could last not be delivered, and Telegram's words for why.</summary>
    public (DateTimeOffset At, string Message)? LastError { get; set; }

    internal IResult Answer(string? url)
    {
        var info = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["url"] = url ?? "",
            ["has_custom_certificate"] = false,
            ["pending_update_count"] = PendingUpdates,
        };
        if (LastError is var (at, message))
        {
            info["last_error_date"] = at.ToUnixTimeSeconds();
            info["last_error_message"] = message;
        }

        if (url is not null)
            info["max_connections"] = 40;
        if (AllowedUpdates.Count > 0)
            info["allowed_updates"] = AllowedUpdates;
        return TelegramAnswers.Ok(info);
    }
}
