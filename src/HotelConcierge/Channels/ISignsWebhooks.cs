namespace HotelConcierge.Channels;

/// <summary>Signs a webhook as the channel's provider does, so that an operator can see whether their deployment takes it.</summary>
public interface ISignsWebhooks
{
    /// <summary>A webhook that says nothing: whoever takes it does nothing with it.</summary>
    /// <param name="url">The address to which it is to be posted.</param>
    /// <param name="forged">Whether its signature is to be wrong; it then holds no secret.</param>
    WebhookRequest SignTrial(string url, bool forged);
}
