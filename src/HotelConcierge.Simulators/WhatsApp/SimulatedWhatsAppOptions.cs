namespace HotelConcierge.Simulators.WhatsApp;

/// <summary>How the simulated WhatsApp is set up; the defaults are made up and open no real account.</summary>
public sealed class SimulatedWhatsAppOptions
{
    /// <summary>What opens the API.</summary>
    public string AccessToken { get; init; } = "simulated-access-token-that-opens-nothing";

    /// <summary>What webhooks are signed with.</summary>
    public string AppSecret { get; init; } = "simulated-app-secret";

    /// <summary>What is asked with the webhook's address, see <see cref="SimulatedWhatsApp.AskForWebhookAsync"/>.</summary>
    public string VerifyToken { get; init; } = "simulated-verify-token";

    /// <summary>The business's numbers by Meta's ids; the first is the one that guests write to.</summary>
    public IReadOnlyList<SimulatedNumber> Numbers { get; init; } = [new("700000000000086", "+14155238886")];

    /// <summary>Meta's id of the app, by which and its secret its own settings are opened.</summary>
    public string AppId { get; init; } = "700000000000001";

    /// <summary>Meta's id of the WhatsApp account that the numbers belong to.</summary>
    public string AccountId { get; init; } = "700000000000051";

    /// <summary>The version that is in the path of every call.</summary>
    public string ApiVersion { get; init; } = "v23.0";

    /// <summary>The port on 127.0.0.1; 0 lets the system pick a free one.</summary>
    public int Port { get; init; }

    /// <summary>Where webhooks are posted; null until the app is known, see <see cref="SimulatedWhatsApp.WebhookUrl"/>.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>How long the app has to answer a webhook.</summary>
    public TimeSpan WebhookTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a webhook is sent again after an answer that is not 200, or none.</summary>
    public int RetryCount { get; init; }

    /// <summary>Whether one guest may get a message in six seconds and no more, with 45 at once on account.</summary>
    public bool LimitsPairs { get; init; } = true;

    /// <summary>
    /// Whether free text to a guest who has not written to this simulator fails as it does at Meta. Off where guests are known from before
    /// it was started.
    /// </summary>
    public bool KnowsWhoWrote { get; init; } = true;

    /// <summary>
    /// The approved templates by name and language (<c>stay_welcome:en_US</c>), each with its text, <c>{{1}}</c> and so on in it: others
    /// are refused with 132001, another number of values with 132000, and guests read the text. Null takes every template, of whose text
    /// only the values are known.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Templates { get; init; }

    /// <summary>How many calls the log keeps; the oldest are forgotten first.</summary>
    public int MaxCalls { get; init; } = 100_000;

    /// <summary>Dates messages, and times the 24 hours, the pair rate, delays and webhook deadlines.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}

/// <summary>A number of the business.</summary>
/// <param name="Id">Meta's id of it.</param>
/// <param name="Number">In E.164.</param>
public sealed record SimulatedNumber(string Id, string Number);
