using HotelConcierge.Diagnostics;

namespace HotelConcierge.Model;

/// <summary>A model call failed for good: retries, where they make sense, were made before this is thrown.</summary>
/// <remarks>
/// The message names the trouble, the HTTP status and the service's error code: never a key, a prompt or a guest's words.
/// </remarks>
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
