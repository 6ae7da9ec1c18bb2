namespace HotelConcierge.Conversations;

/// <summary>What happens at a desk that the guest hears of.</summary>
public enum DeskAct
{
    /// <summary>A person wrote to the guest.</summary>
    Wrote,

    /// <summary>The conversation goes back to the concierge.</summary>
    Returned,

    /// <summary>The case is closed, and with it the conversation until the guest writes again.</summary>
    Closed,

    /// <summary>Nobody had time for the guest yet, who may go on with the concierge meanwhile.</summary>
    NobodyCame,

    /// <summary>The guest has been silent for so long that the case is closed soon.</summary>
    Silent,

    /// <summary>The guest, who waits for a person, goes on with the concierge meanwhile.</summary>
    WentBack,

    /// <summary>No desk had anybody for the guest: the conversation goes back to the concierge.</summary>
    NotReached,

    /// <summary>A person wrote to the guest on the hotel's own phone. Nothing is sent: the guest has it.</summary>
    WrotePastUs,

    /// <summary>Nobody had time for the guest yet, and nobody else answers there.</summary>
    StillWaiting,
}

/// <summary>Something that happened at a desk.</summary>
/// <param name="Case">The case's id; empty where what was written past us belongs to none.</param>
/// <param name="Entry">The key of its entry in the case's log; for what the guest did, of their message.</param>
public sealed record DeskMatter(DeskAct Act, string Case, string Entry);
