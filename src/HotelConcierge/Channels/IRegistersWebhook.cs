using HotelConcierge.Messages;

namespace HotelConcierge.Channels;

/// <summary>
/// Tells a channel's provider where its webhooks go, as far as the provider lets a program do so. A channel that registers none of these
/// is set up by hand.
/// </summary>
public interface IRegistersWebhook
{
    /// <summary>The channel's name.</summary>
    ChannelName Channel { get; }

    /// <summary>Sets the webhook's address, and asks the provider afterwards whether it is set. Throws only when cancelled.</summary>
    /// <param name="url">The whole address that the provider is to call.</param>
    Task<WebhookRegistration> RegisterAsync(string url, CancellationToken cancellationToken);
}

/// <summary>What became of a channel's webhook. An operator reads it: no secret, and no words of a service.</summary>
/// <param name="Says">What was found or done, in sentences.</param>
/// <param name="Remedy">What is left to do, in sentences; empty for nothing.</param>
public sealed record WebhookRegistration(WebhookRegistrationState State, string Says, string Remedy = "")
{
    /// <summary>The address was another one, and is this one now.</summary>
    public static WebhookRegistration Set(string says, string remedy = "") => new(WebhookRegistrationState.Set, says, remedy);

    /// <summary>It was this one before.</summary>
    public static WebhookRegistration AlreadySet(string says, string remedy = "") => new(WebhookRegistrationState.AlreadySet, says, remedy);

    /// <summary>An operator has to do it.</summary>
    public static WebhookRegistration ByHand(string says, string remedy) => new(WebhookRegistrationState.ByHand, says, remedy);

    /// <summary>It is not as it should be.</summary>
    public static WebhookRegistration Failed(string says, string remedy) => new(WebhookRegistrationState.Failed, says, remedy);
}

/// <summary>How a registration ended.</summary>
public enum WebhookRegistrationState
{
    Set,

    AlreadySet,

    /// <summary>The provider takes it from people only.</summary>
    ByHand,

    Failed,
}
