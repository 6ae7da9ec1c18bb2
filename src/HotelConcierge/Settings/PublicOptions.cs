namespace HotelConcierge.Settings;

/// <summary>How the outside world reaches the host: the root-level settings <c>PublicBaseUrl</c> and <c>TrustedProxies</c>.</summary>
public sealed class PublicOptions
{
    /// <summary>The address providers see, without a path of ours. If it is not what the provider calls, every signature is wrong.</summary>
    /// <value>Empty: the request's own host.</value>
    public string PublicBaseUrl { get; set; } = "";

    /// <summary>Addresses or networks whose X-Forwarded-* headers count, as written. One too many, and anybody can pretend to be called by another name.</summary>
    /// <value>Empty: nobody's headers count.</value>
    public IReadOnlyList<string> TrustedProxies { get; set; } = [];
}
