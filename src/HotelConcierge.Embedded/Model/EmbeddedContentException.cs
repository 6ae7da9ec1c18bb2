namespace HotelConcierge.Embedded.Model;

/// <summary>The embedded model's data files are incomplete or wrong: one line for each mistake, naming file, field and remedy.</summary>
public sealed class EmbeddedContentException : Exception
{
    public EmbeddedContentException()
    {
    }

    public EmbeddedContentException(string message)
        : base(message)
    {
    }

    public EmbeddedContentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public EmbeddedContentException(IReadOnlyList<string> errors)
        : base("The embedded model's data has mistakes:" + Environment.NewLine + string.Join(Environment.NewLine, errors)) =>
        Errors = errors;

    /// <summary>All mistakes found, in the order of the files.</summary>
    public IReadOnlyList<string> Errors { get; } = [];
}
