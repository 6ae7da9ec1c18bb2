namespace HotelConcierge.Assistants;

/// <summary>
/// The assistants' data cannot be used. The message lists every error with its file, its field and what to write instead,
/// so that one start is enough to see them all.
/// </summary>
public sealed class AssistantDataException : Exception
{
    public AssistantDataException()
    {
    }

    public AssistantDataException(string message)
        : base(message)
    {
    }

    public AssistantDataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal AssistantDataException(string folder, IReadOnlyList<string> errors)
        : base(
            $"The assistants in '{folder}' cannot be used ({errors.Count} {(errors.Count == 1 ? "error" : "errors")}):\n- {string.Join("\n- ", errors)}"
        ) => Errors = errors;

    /// <summary>One sentence an error: <c>hotel/assistant.json: languages: must be …</c></summary>
    public IReadOnlyList<string> Errors { get; } = [];
}
