using HotelConcierge.Messages;

namespace HotelConcierge.Handoff;

/// <summary>What came of asking a desk to take a case. A closed union.</summary>
public abstract record DeskAnswer
{
    private DeskAnswer()
    {
    }

    /// <summary>The desk has it: from now on people look after the guest.</summary>
    /// <param name="Reference">What the desk calls it; null where it has no name of its own for it.</param>
    public sealed record Taken(string? Reference = null) : DeskAnswer;

    /// <summary>Nobody knows yet: ask again after <paramref name="Pause"/>.</summary>
    public sealed record NotYet(TimeSpan Pause) : DeskAnswer;

    /// <summary>The desk does not take it. Nothing of it is left there.</summary>
    /// <param name="Why">For the operator; without anything of the guest's.</param>
    public sealed record Refused(string Why) : DeskAnswer;
}

/// <summary>What a guest wrote while people look after them.</summary>
/// <param name="Turn">Its turn's number, from 1: the same number again is the same message.</param>
/// <param name="Text">The words; empty for none.</param>
public sealed record ForwardedWords(long Turn, string Text, DateTimeOffset At);

/// <summary>
/// Where people look after guests. What they write comes back as <c>ConversationEvent.DeskActed</c>. All calls may be repeated, and an
/// exception means that it is not known whether the desk heard.
/// </summary>
public interface IDesk
{
    /// <summary>Stored with cases, so it never changes.</summary>
    string Name { get; }

    /// <summary>Whether anybody could be there.</summary>
    bool IsStaffed { get; }

    /// <summary>Whether it looks after guests who write there. Of several desks the first that does gets the case.</summary>
    bool Serves(ConversationAddress address);

    /// <summary>Asks it to take a case, which may be the same case again.</summary>
    Task<DeskAnswer> OpenAsync(DeskCase opened, CancellationToken cancellationToken);

    /// <summary>Brings it what the guest wrote since, in order.</summary>
    Task ForwardAsync(DeskCase open, ForwardedWords words, CancellationToken cancellationToken);

    /// <summary>Tells it that the case is over without its doing: the guest opted out.</summary>
    Task EndAsync(DeskCase over, CancellationToken cancellationToken);
}

/// <summary>Whether anybody could sit at the built-in desk.</summary>
public interface IDeskAccess
{
    /// <summary>Whether there is a way to sign in.</summary>
    bool IsPossible { get; }
}

/// <summary>What a host says once and for all.</summary>
public sealed record FixedDeskAccess(bool IsPossible) : IDeskAccess;

/// <summary>
/// The desk of this product, at <c>/desk</c>: its people read the cases and the guests' transcripts where they lie, so there is nothing to
/// bring to it.
/// </summary>
public sealed class BuiltInDesk(IDeskAccess access) : IDesk
{
    /// <summary>Its <see cref="Name"/>.</summary>
    public const string DeskName = "desk";

    public string Name => DeskName;

    public bool IsStaffed => access.IsPossible;

    public bool Serves(ConversationAddress address) => access.IsPossible;

    public Task<DeskAnswer> OpenAsync(DeskCase opened, CancellationToken cancellationToken) =>
        Task.FromResult<DeskAnswer>(new DeskAnswer.Taken());

    public Task ForwardAsync(DeskCase open, ForwardedWords words, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task EndAsync(DeskCase over, CancellationToken cancellationToken) => Task.CompletedTask;
}
