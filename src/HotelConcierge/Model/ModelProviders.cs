namespace HotelConcierge.Model;

/// <summary>What a chat client calls its provider in its metadata, where that makes a difference.</summary>
public static class ModelProviders
{
    /// <summary>The demo model inside the product: no service, no network, no price.</summary>
    public const string Embedded = "embedded";
}
