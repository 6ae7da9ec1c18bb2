namespace HotelConcierge.Alerts;

/// <summary>How staff are told who look at no page: section <c>Alerts</c>.</summary>
public sealed class AlertOptions
{
    public const string Section = "Alerts";

    /// <summary>Where alerts of a guest in danger are posted as JSON.</summary>
    /// <value>Empty: nowhere.</value>
    public string WebhookUrl { get; set; } = "";

    /// <summary>From whom mails come, such as <c>concierge@hotel.example</c>.</summary>
    public string From { get; set; } = "";

    /// <summary>Who is mailed of guests in danger and of guests' requests: addresses, separated by commas.</summary>
    /// <value>Empty: nobody.</value>
    public string To { get; set; } = "";

    /// <summary>The mail server.</summary>
    public SmtpOptions Smtp { get; } = new();
}

/// <summary>The mail server that takes mails to staff, and codes to a shop's customers: section <c>Alerts:Smtp</c>.</summary>
public sealed class SmtpOptions
{
    public const string Section = "Alerts__Smtp";

    /// <summary>Its name, or its IP address.</summary>
    /// <value>Empty: nobody is mailed.</value>
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <value>Empty: the server asks for no user.</value>
    public string Username { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>How the connection is secured: the name of a <see cref="SmtpSecurity"/>.</summary>
    public string Security { get; set; } = nameof(SmtpSecurity.StartTls);

    /// <summary><see cref="Security"/> as what it names, in any case; null for none.</summary>
    internal SmtpSecurity? ReadSecurity() => Enum.GetNames<SmtpSecurity>().Contains(Security, StringComparer.OrdinalIgnoreCase)
        ? Enum.Parse<SmtpSecurity>(Security, ignoreCase: true)
        : null;
}

/// <summary>How a connection to a mail server is secured.</summary>
public enum SmtpSecurity
{
    /// <summary>It begins in the clear and goes on in TLS, or not at all.</summary>
    StartTls,

    /// <summary>TLS from the first byte, as on port 465.</summary>
    Tls,

    /// <summary>Not: only towards this machine and the own network.</summary>
    None,
}
