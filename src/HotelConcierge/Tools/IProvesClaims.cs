namespace HotelConcierge.Tools;

/// <summary>What a text can claim to have been done for a guest.</summary>
public enum ClaimKind
{
    Booked,
    Cancelled,
    Moved,
    Saved,
    Removed,

    /// <summary>That the guest is on a waiting list.</summary>
    Waiting,

    /// <summary>That staff were told of it, or that it is noted for them.</summary>
    PassedOn,

    /// <summary>That somebody of the staff is coming, or will.</summary>
    Coming,

    /// <summary>That something is ordered or bought.</summary>
    Ordered,
}

/// <summary>A feature that does things for guests, and can tell whether what a model says of them is so.</summary>
public interface IProvesClaims
{
    /// <summary>The claims that are about what it does.</summary>
    IReadOnlySet<ClaimKind> Kinds { get; }

    /// <summary>Whether a claim is borne out: by a result of this turn, or by what the guest has.</summary>
    /// <param name="guest">Who is told it, without id and arguments.</param>
    /// <param name="text">The whole text, with the times that it names.</param>
    /// <param name="results">Of this turn's tools.</param>
    /// <returns>Null where the feature does not concern the assistant.</returns>
    Task<bool?> IsTrueAsync(
        ToolCall guest, ClaimKind kind, string text, IReadOnlyList<ToolResult> results, CancellationToken cancellationToken);

    /// <summary>
    /// Whether an amount of money is one that the feature tells; amounts that stand in this turn's results are not asked about.
    /// </summary>
    /// <returns>Null where the feature tells no prices to this assistant's guests.</returns>
    bool? KnowsPrice(ToolCall guest, decimal amount) => null;

    /// <summary>As <see cref="KnowsPrice"/>, for a feature whose prices stand in no data of ours.</summary>
    Task<bool?> KnowsPriceAsync(ToolCall guest, decimal amount, CancellationToken cancellationToken) =>
        Task.FromResult(KnowsPrice(guest, amount));

    /// <summary>
    /// What a guest reads in place of a text that tells nothing but prices which nobody knows; null where there is nothing to say.
    /// </summary>
    string? WhereItsPricesAre(ToolCall guest) => null;

    /// <summary>What is true instead, in the guest's language; null where the feature does not concern the assistant.</summary>
    Task<string?> TruthAsync(ToolCall guest, CancellationToken cancellationToken);
}
