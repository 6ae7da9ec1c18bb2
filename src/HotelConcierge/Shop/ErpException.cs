namespace HotelConcierge.Shop;

/// <summary>What is wrong with asking an ERP.</summary>
public enum ErpTrouble
{
    /// <summary>It cannot be reached, is too slow, or asks to be asked again: later it may be well. What was to change may have changed; the
    /// same key finds out.</summary>
    Unavailable,

    /// <summary>It says no to exactly this, and would again: a wrong line, an order that is no draft any more.</summary>
    Refused,

    /// <summary>Our key is expired or may not do this: somebody of the operator's has to mend it.</summary>
    NoAccess,

    /// <summary>It answered what it never should.</summary>
    Broken,
}

/// <summary>An ERP could not be asked, or said no.</summary>
/// <remarks>The message is for staff: it names kinds and fields, never a traceback, a key or what a customer wrote.</remarks>
public sealed class ErpException : Exception
{
    public ErpException(ErpTrouble trouble, string message, Exception? inner = null)
        : base(message, inner) => Trouble = trouble;

    public ErpTrouble Trouble { get; }
}
