namespace HotelConcierge.Handoff;

/// <summary>Looks at the cases of a desk elsewhere, which may have ended one without our having heard of it.</summary>
public interface IWatchesCases
{
    /// <summary>The <see cref="IDesk.Name"/> of the desk.</summary>
    string Desk { get; }

    /// <summary>Does what is due for an open case. May run twice, or late; an exception means that it is to be done again.</summary>
    Task LookAsync(DeskCase open, CancellationToken cancellationToken);
}
