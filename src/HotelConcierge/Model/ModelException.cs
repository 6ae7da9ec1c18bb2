namespace HotelConcierge.Model;

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

/// <summary>A model call failed for good: retries, where they make sense, were made before this is thrown.</summary>
/// <remarks>The message names the trouble, the HTTP status and the service's error code: never a key, a prompt or a guest's words.</remarks>
public sealed class ModelException : Exception
{
    public ModelException()
    {
    }

    public ModelException(string message)
        : base(message)
    {
    }

    public ModelException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ModelException(ModelTrouble trouble, string message, Exception? innerException = null)
        : base(message, innerException) => Trouble = trouble;

    public ModelTrouble Trouble { get; } = ModelTrouble.Unavailable;
}
