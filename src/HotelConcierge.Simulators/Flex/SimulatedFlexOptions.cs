namespace HotelConcierge.Simulators.Flex;

/// <summary>How the simulated Twilio Flex is set up; the defaults are made up and open no real account.</summary>
public sealed class SimulatedFlexOptions
{
    /// <summary>The account's SID; that of the simulated Twilio, so that both can stand for one account.</summary>
    public string AccountSid { get; init; } = new Twilio.SimulatedTwilioOptions().AccountSid;

    /// <summary>The account's token: the password of Basic authentication, and the key that signs events.</summary>
    public string AuthToken { get; init; } = new Twilio.SimulatedTwilioOptions().AuthToken;

    /// <summary>The TaskRouter workspace's SID.</summary>
    public string WorkspaceSid { get; init; } = "WS00000000000000000000000000000051";

    /// <summary>The workflow's SID.</summary>
    public string WorkflowSid { get; init; } = "WW00000000000000000000000000000051";

    /// <summary>The unique name of the task channel.</summary>
    public string TaskChannel { get; init; } = "chat";

    /// <summary>The port on 127.0.0.1; 0 lets the system pick a free one.</summary>
    public int Port { get; init; }

    /// <summary>How long the app has to answer an event: TaskRouter waits for 15 seconds.</summary>
    public TimeSpan WebhookTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How many requests the log keeps; the oldest are forgotten first.</summary>
    public int MaxRequests { get; init; } = 100_000;

    /// <summary>Times delays and deadlines.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
