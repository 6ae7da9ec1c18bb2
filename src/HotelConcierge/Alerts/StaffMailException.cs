namespace HotelConcierge.Alerts;

/// <summary>
/// A mail to staff was not taken; try again. Its message is made of our own words: no address, no secret and nothing that a guest wrote.
/// </summary>
public sealed class StaffMailException : Exception
{
    public StaffMailException(string message)
        : base(message)
    {
    }

    public StaffMailException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public StaffMailException()
    {
    }
}
