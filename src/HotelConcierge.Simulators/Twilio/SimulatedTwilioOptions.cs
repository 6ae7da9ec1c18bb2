namespace HotelConcierge.Simulators.Twilio;

/// <summary>How the simulated Twilio is set up; the defaults are made up and open no real account.</summary>
public sealed class SimulatedTwilioOptions
{
    /// <summary>The account's SID, the user name of Basic authentication.</summary>
    public string AccountSid { get; init; } = "AC00000000000000000000000000000051";

    /// <summary>The account's token: the password of Basic authentication, and the key that signs webhooks.</summary>
    public string AuthToken { get; init; } = "simulated-auth-token";

    /// <summary>The port on 127.0.0.1; 0 lets the system pick a free one.</summary>
    public int Port { get; init; }

    /// <summary>Where inbound messages are posted; null until the app is known, see <see cref="SimulatedTwilio.WebhookUrl"/>.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>
    /// The address the signature is computed over, when the app is known by another one; null for <see cref="WebhookUrl"/>.
    /// </summary>
    public string? WebhookUrlAsSigned { get; init; }

    /// <summary>The account's senders as <c>From</c> names them; null takes every address that could be one.</summary>
    public IReadOnlyList<string>? Senders { get; init; }

    /// <summary>Which sender a messaging service picks from its pool, without a channel prefix; empty for a pool without senders.</summary>
    public string MessagingServiceSender { get; init; } = "+15005550006";

    /// <summary>How long the app has to answer a webhook. Twilio: 15 s, connecting included (its error 11205).</summary>
    public TimeSpan WebhookTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a webhook is sent again after an answer that is not 2xx, or none. Twilio's <c>rc</c> allows 0 to 5.</summary>
    public int RetryCount { get; init; }

    /// <summary>
    /// Whether free text on WhatsApp fails with 63016 more than 24 hours after the guest last wrote to this simulator, or where they never
    /// did. Off where guests are known from before it was started.
    /// </summary>
    public bool KnowsWhoWrote { get; init; }

    /// <summary>
    /// The approved templates by SID, each with its text, <c>{{1}}</c> and so on in it: others are refused with 21655, and guests read
    /// the text. Null takes every SID, of whose text only the values are known.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Templates { get; init; }

    /// <summary>How many requests the log keeps; the oldest are forgotten first.</summary>
    public int MaxRequests { get; init; } = 100_000;

    /// <summary>Dates messages, and times delays and webhook deadlines.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
