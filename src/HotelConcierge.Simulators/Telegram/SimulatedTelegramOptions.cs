namespace HotelConcierge.Simulators.Telegram;

/// <summary>How the simulated Telegram is set up; the defaults are made up and open no real bot.</summary>
public sealed class SimulatedTelegramOptions
{
    /// <summary>The bot's token; its first part is the bot's id.</summary>
    public string BotToken { get; init; } = "700000051:simulated-bot-token-that-opens-nothing";

    /// <summary>What every webhook carries, as <c>setWebhook</c> would have been told.</summary>
    public string SecretToken { get; init; } = "simulated-secret-token";

    /// <summary>The port on 127.0.0.1; 0 lets the system pick a free one.</summary>
    public int Port { get; init; }

    /// <summary>Where updates are posted; null until the app is known, see <see cref="SimulatedTelegram.WebhookUrl"/>.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>How long the app has to answer a webhook.</summary>
    public TimeSpan WebhookTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often an update is sent again after an answer that is not 2xx, or none.</summary>
    public int RetryCount { get; init; }

    /// <summary>How many calls the log keeps; the oldest are forgotten first.</summary>
    public int MaxCalls { get; init; } = 100_000;

    /// <summary>Dates messages, and times delays and webhook deadlines.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal string BotId => BotToken[..BotToken.IndexOf(':', StringComparison.Ordinal)];
}
