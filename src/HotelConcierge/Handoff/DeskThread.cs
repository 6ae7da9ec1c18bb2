using System.Collections.Immutable;
using System.Globalization;
using HotelConcierge.Messages;

namespace HotelConcierge.Handoff;

/// <summary>Who an entry of a thread is from.</summary>
public enum ThreadVoice
{
    Guest,
    Concierge,
    Staff,
    Note,
    Event,
}

/// <summary>How far a message of staff has come.</summary>
public enum Tick
{
    Waiting,
    Sent,
    Delivered,
    Read,
    Failed,
}

/// <summary>A file of a thread.</summary>
/// <param name="Id">
/// By which <see cref="DeskThreads.FindFileAsync"/> finds it; empty for one that could not be had from the channel.
/// </param>
/// <param name="Name">As a person may be shown it.</param>
/// <param name="Size">In bytes.</param>
public sealed record ThreadFile(string Id, string Name, string ContentType, long Size);

/// <summary>One thing that was said or that happened.</summary>
/// <param name="Id">Its own within the thread.</param>
/// <param name="Author">The member of staff; null for anybody else.</param>
/// <param name="Text">The guest's words as written; the concierge's in Markdown; staff's in plain text; of an event one of <see
/// cref="CaseEvents"/>.</param>
public sealed record ThreadEntry(string Id, DateTimeOffset At, ThreadVoice From, string? Author, string Text)
{
    public IReadOnlyList<ThreadFile> Files { get; init; } = [];

    /// <summary>How far it has come; null for what is not staff's message to the guest.</summary>
    public Tick? State { get; init; }

    /// <summary>Why it was not sent, one of <see cref="EntryTroubles"/>; null where it was.</summary>
    public string? Why { get; init; }

    /// <summary>Whether a template said it.</summary>
    public bool IsTemplate { get; init; }

    /// <summary>What was sent from the hotel's own phone and is not here; null for nothing.</summary>
    public MessageKind? OnPhone { get; init; }

    /// <summary>How the concierge came to its answer; null where that is not kept, and for others.</summary>
    public AnswerTrail? Trail { get; init; }

    /// <summary>What a model made of the guest's words in a language that the desk reads; null where there is nothing, or not yet.</summary>
    public GuestTranslation? Translation { get; init; }

    /// <summary>Whether <see cref="GuestTranslations.MakeAsync"/> may make one.</summary>
    public bool WantsTranslation { get; init; }

    /// <summary>The id of what the guest said in a turn.</summary>
    internal static string IdOfGuest(long turn) => string.Create(CultureInfo.InvariantCulture, $"{GuestPrefix}{turn}");

    /// <summary>The turn of such an id; null for any other.</summary>
    internal static long? TurnOfGuest(string? id) =>
        id is not null && id.StartsWith(GuestPrefix, StringComparison.Ordinal)
        && long.TryParse(id.AsSpan(GuestPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var turn)
        && turn is > 0 and < MostTurns
            ? turn
            : null;

    private const string GuestPrefix = "guest-";
    private const long MostTurns = 9_999_999_999;
}

/// <summary>How the concierge came to an answer.</summary>
/// <param name="Route">The route's label.</param>
/// <param name="Tools">The names of the tools that were called.</param>
/// <param name="Documents">The documents that were read.</param>
public sealed record AnswerTrail(string Route, IReadOnlyList<string> Tools, IReadOnlyList<string> Documents);

/// <summary>A stay of the guest's, as staff see it.</summary>
public sealed record ThreadStay(string Number, string Room, DateOnly From, DateOnly Until, IReadOnlyList<string> Guests);

/// <summary>The guest of a case, as staff see them.</summary>
/// <param name="Stays">By the address that the guest writes from, or as they have proved.</param>
/// <param name="Bookings">A line each.</param>
/// <param name="Requests">Open wishes and complaints, a line each.</param>
public sealed record ThreadGuest(
    string? Name,
    ConversationAddress Address,
    string Language,
    IReadOnlyList<ThreadStay> Stays,
    IReadOnlyList<string> Bookings,
    IReadOnlyList<string> Requests)
{
    /// <summary>What else features keep of them, in the order in which they tell it.</summary>
    public IReadOnlyList<GuestFact> Facts { get; init; } = [];
}

/// <summary>A case with all that was said, as staff read it.</summary>
/// <param name="Entries">The oldest first.</param>
/// <param name="ClosesAt">Until when the channel takes words to the guest; null for always.</param>
/// <param name="IsOpenNow">Whether staff are there by the hours of the desk.</param>
/// <param name="Canned">Answers that staff give often, in the guest's language.</param>
public sealed record DeskThread(
    DeskCase Case,
    ImmutableList<ThreadEntry> Entries,
    ThreadGuest Guest,
    DateTimeOffset? ClosesAt,
    bool IsOpenNow,
    IReadOnlyList<CannedAnswer> Canned)
{
    /// <summary>What may be sent once the channel takes no words; none where it always does.</summary>
    public IReadOnlyList<OfferedTemplate> Templates { get; init; } = [];

    /// <summary>The guest's language, two letters, where what staff write can be translated into it; null where it need not or cannot.</summary>
    public string? ReplyLanguage { get; init; }
}

/// <summary>Tells how the concierge came to an answer.</summary>
public interface IExplainsAnswers
{
    /// <summary>Null where that is not kept any more.</summary>
    /// <param name="turn">The number of the turn.</param>
    Task<AnswerTrail?> ExplainAsync(ConversationId conversation, long turn, CancellationToken cancellationToken);
}
