namespace HotelConcierge.Alerts;

/// <summary>
/// A mail was not taken; try again. Its message is made of our own words: no address, no secret and nothing that a guest wrote.
/// </summary>
public sealed class MailException : Exception
{
    public MailException(string message)
        : base(message)
    {
    }

    public MailException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public MailException()
    {
    }
}
