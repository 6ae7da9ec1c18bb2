namespace HotelConcierge.Simulators.Line;

/// <summary>How the simulated LINE is set up; the defaults are made up and open no real account.</summary>
public sealed class SimulatedLineOptions
{
    /// <summary>What opens the API.</summary>
    public string ChannelAccessToken { get; init; } = "simulated-line-token-that-opens-nothing";

    /// <summary>What webhooks are signed with.</summary>
    public string ChannelSecret { get; init; } = "simulated-line-secret";

    /// <summary>
    /// The accounts' own ids; the first is the one that guests write to. The real LINE has a channel with a secret of its own for each;
    /// here they share one, so that a demo can show several assistants.
    /// </summary>
    public IReadOnlyList<string> Accounts { get; init; } = ["U1f0e1d2c3b4a59687786a5b4c3d2e1f0"];

    /// <summary>The port on 127.0.0.1; 0 lets the system pick a free one.</summary>
    public int Port { get; init; }

    /// <summary>Where webhooks are posted; null until the app is known, see <see cref="SimulatedLine.WebhookUrl"/>.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>How long the app has to answer a webhook.</summary>
    public TimeSpan WebhookTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How often a webhook is delivered again after an answer that is not 200, or none: nowhere said, and off unless switched on.
    /// </summary>
    public int RetryCount { get; init; }

    /// <summary>The messages of a month, counted by recipient of a push; null for no limit.</summary>
    public int? Quota { get; init; }

    /// <summary>Whether webhooks are switched on in the console.</summary>
    public bool UsesWebhook { get; init; } = true;

    /// <summary>How many calls the log keeps; the oldest are forgotten first.</summary>
    public int MaxCalls { get; init; } = 100_000;

    /// <summary>Dates events and messages, and times tokens, retry keys, delays and webhook deadlines.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
