namespace HotelConcierge.Handoff;

/// <summary>
/// Tells this process that a case has changed, so that whoever follows the board need not ask the store all the time. What another process
/// changes is found by asking.
/// </summary>
public sealed class DeskSignals
{
    /// <summary>Something is new, or will be read as new from now on.</summary>
    public event EventHandler? Raised;

    /// <summary>Says so.</summary>
    public void Raise() => Raised?.Invoke(this, EventArgs.Empty);
}
