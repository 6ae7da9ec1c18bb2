namespace HotelConcierge.Diagnostics;

/// <summary>How a turn ended.</summary>
public enum TurnOutcome
{
    /// <summary>The guest has the answer.</summary>
    Answered,

    /// <summary>The guest has an apology instead.</summary>
    Apologised,

    /// <summary>The rest was not wanted any more: the guest said STOP or began anew, or a person took over.</summary>
    Stopped,

    /// <summary>The channel would not take it.</summary>
    Undeliverable,
}
