namespace HotelConcierge.Diagnostics;

/// <summary>
/// Asks one thing that the deployment depends on a cheap question, to learn whether it would serve a guest now. Registered beside that
/// thing, so that what is configured is asked about and what is not, is not.
/// </summary>
public interface IProbe
{
    /// <summary>What is asked, in a word or two: <c>tables</c>, <c>model</c>. No two probes share it.</summary>
    string What { get; }

    /// <summary>
    /// What an operator should do when no answer comes, or one that nobody foresaw: whole sentences that name the setting.
    /// </summary>
    string Remedy { get; }

    /// <summary>How long an answer counts, unless it is a bad one. Longer where a question costs something.</summary>
    TimeSpan CountsFor => TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long a bad answer counts: shortly, since whoever has mended something wants to see it. Minutes where a question is paid
    /// for, since anybody may have it asked; the operator's key asks anew at once.
    /// </summary>
    TimeSpan BadCountsFor => TimeSpan.FromSeconds(15);

    /// <summary>How long to wait for an answer.</summary>
    TimeSpan Patience => TimeSpan.FromSeconds(10);

    /// <summary>
    /// Asks. Whatever is expected to go wrong is a finding; what is thrown reaches the operator's log, and the reader of the
    /// answer learns the exception's type and the <see cref="Remedy"/> only.
    /// </summary>
    Task<Finding> AskAsync(CancellationToken cancellationToken);
}

/// <summary>How a thing is.</summary>
public enum Condition
{
    Well,

    /// <summary>Guests are served, and somebody should see to it.</summary>
    Warning,

    /// <summary>Some guest would not be served.</summary>
    NotWell,
}

/// <summary>What a probe found. Anybody may read it: no secret, no guest, no words of an exception or of a service.</summary>
/// <param name="Says">What was found, in sentences.</param>
/// <param name="Remedy">What to do about it, in sentences that name the setting; empty where all is well.</param>
public sealed record Finding(Condition Condition, string Says, string Remedy = "")
{
    public static Finding Well(string says) => new(Condition.Well, says);

    public static Finding Warning(string says, string remedy) => new(Condition.Warning, says, remedy);

    public static Finding NotWell(string says, string remedy) => new(Condition.NotWell, says, remedy);
}
