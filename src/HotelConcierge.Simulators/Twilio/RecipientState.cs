namespace HotelConcierge.Simulators.Twilio;

/// <summary>What becomes of messages to a guest's address.</summary>
public enum RecipientState
{
    /// <summary>They arrive.</summary>
    Reachable,

    /// <summary>The guest said stop. SMS: refused with 21610. WhatsApp: taken, then fails with 63014.</summary>
    OptedOut,

    /// <summary>WhatsApp's 24 hours are over: free text is taken, then fails with 63016; templates arrive.</summary>
    OutsideWindow,

    /// <summary>As <see cref="OutsideWindow"/>, but free text is refused with 63016 at once.</summary>
    OutsideWindowAtCreate,

    /// <summary>No such number: refused with 21211.</summary>
    BadNumber,

    /// <summary>Refused with 429 and 21611: the sender's queue is full.</summary>
    QueueFull,

    /// <summary>Refused with 429 and 20429.</summary>
    Throttled,

    /// <summary>Taken, then fails with 30003: the handset is off or out of reach.</summary>
    Unreachable,
}
