namespace HotelConcierge.Diagnostics;

/// <summary>What kind of trouble a model call ran into.</summary>
public enum ModelTrouble
{
    /// <summary>The key is wrong or lacks the right: somebody has to fix the setting.</summary>
    BadKey,

    /// <summary>The account's quota is used up: somebody has to pay or wait for the next period.</summary>
    OutOfQuota,

    /// <summary>The service refuses this very request every time (unknown model, too long, refused content).</summary>
    Refused,

    /// <summary>The service was overloaded, unreachable or broken for as long as we tried.</summary>
    Unavailable,
}
