namespace HotelConcierge.Contracts.Turns;

/// <summary>Ends an activity whose host died under it; nothing that it does afterwards has an effect.</summary>
public sealed class HostDiedException : Exception
{
    public HostDiedException()
        : base("The host died.")
    {
    }

    public HostDiedException(string message)
        : base(message)
    {
    }

    public HostDiedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
