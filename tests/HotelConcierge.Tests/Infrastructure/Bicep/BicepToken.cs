namespace HotelConcierge.Tests.Infrastructure.Bicep;

internal enum BicepTokenKind
{
    Name,
    Number,

    /// <summary>A string; its parts are in <see cref="BicepToken.Parts"/>.</summary>
    Text,
    Symbol,
    LineEnd,
    End,
}

/// <summary>One word of a Bicep file.</summary>
/// <param name="Value">As written; for a string without what is interpolated.</param>
/// <param name="Parts">A string's pieces in order, written text and interpolated expressions by turns; empty for others.</param>
internal sealed record BicepToken(BicepTokenKind Kind, string Value, int Line, IReadOnlyList<BicepTextPart> Parts);

/// <summary>A piece of a string.</summary>
/// <param name="Written">What stands there; null for an expression.</param>
/// <param name="Expression">The words between <c>${</c> and <c>}</c>; empty for written text.</param>
internal sealed record BicepTextPart(string? Written, IReadOnlyList<BicepToken> Expression);

/// <summary>A file that is no Bicep as we know it; names the line.</summary>
internal sealed class BicepSyntaxException : Exception
{
    public BicepSyntaxException()
    {
    }

    public BicepSyntaxException(string message)
        : base(message)
    {
    }

    public BicepSyntaxException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public BicepSyntaxException(int line, string problem)
        : base($"line {line}: {problem}")
    {
    }
}
