namespace HotelConcierge.Handoff;

/// <summary>What came of something that a member of staff did. A closed union.</summary>
public abstract record DeskOutcome
{
    private DeskOutcome()
    {
    }

    /// <summary>It is done, or was before.</summary>
    public sealed record Done(DeskCase Case) : DeskOutcome;

    /// <summary>There is no such case, or not any more.</summary>
    public sealed record NotFound : DeskOutcome;

    /// <summary>Somebody else has the case, and nothing was done.</summary>
    public sealed record TakenBy(string Owner) : DeskOutcome;

    /// <summary>The case is closed, and nothing was done.</summary>
    public sealed record IsClosed : DeskOutcome;

    /// <summary>The guest's channel takes only templates now, and nothing was sent.</summary>
    public sealed record WindowClosed : DeskOutcome;

    /// <summary>What was asked for cannot be done, and nothing was.</summary>
    /// <param name="Field">Which part of it is wrong.</param>
    /// <param name="Why">A sentence.</param>
    /// <param name="Remedy">A sentence that says what to do.</param>
    public sealed record Refused(string Field, string Why, string Remedy) : DeskOutcome;
}

/// <summary>What a member of staff writes to a guest.</summary>
/// <param name="Key">Its own, from who sends it: letters, digits and dashes. The same again is the same message.</param>
/// <param name="Text">Plain text; may be empty where there are files.</param>
/// <param name="Files">The ids of files that were kept before.</param>
public sealed record StaffMessage(string Key, string Text, IReadOnlyList<string> Files)
{
    /// <summary>The <see cref="DeskTemplate.Id"/> of the template that is sent instead of a text; null for none.</summary>
    public string? Template { get; init; }
}
