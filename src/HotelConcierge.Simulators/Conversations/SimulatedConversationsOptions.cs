namespace HotelConcierge.Simulators.Conversations;

/// <summary>How the simulated Twilio Conversations is set up; the defaults are made up and open no real account.</summary>
public sealed class SimulatedConversationsOptions
{
    /// <summary>The account's SID; that of the simulated Twilio, so that both can stand for one account.</summary>
    public string AccountSid { get; init; } = new Twilio.SimulatedTwilioOptions().AccountSid;

    /// <summary>The account's token: the password of Basic authentication, and the key that signs webhooks.</summary>
    public string AuthToken { get; init; } = new Twilio.SimulatedTwilioOptions().AuthToken;

    /// <summary>The chat service's SID.</summary>
    public string ServiceSid { get; init; } = "IS00000000000000000000000000000051";

    /// <summary>The port on 127.0.0.1; 0 lets the system pick a free one.</summary>
    public int Port { get; init; }

    /// <summary>How long the app has to answer a webhook.</summary>
    public TimeSpan WebhookTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a webhook is sent again after an answer that is not 2xx, or none.</summary>
    public int RetryCount { get; init; }

    /// <summary>How many requests the log keeps; the oldest are forgotten first.</summary>
    public int MaxRequests { get; init; } = 100_000;

    /// <summary>Dates messages, and times delays and webhook deadlines.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
