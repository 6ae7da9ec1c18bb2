namespace HotelConcierge.Safety;

/// <summary>How staff are told: section <c>Alerts</c>.</summary>
public sealed class AlertOptions
{
    public const string Section = "Alerts";

    /// <summary>Where alerts are posted as JSON.</summary>
    /// <value>Empty: nowhere; a guest in danger is then counted and logged only.</value>
    public string WebhookUrl { get; set; } = "";
}
