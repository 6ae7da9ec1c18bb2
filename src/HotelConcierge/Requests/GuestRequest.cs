using System.Globalization;
using HotelConcierge.Messages;
using HotelConcierge.Text;

namespace HotelConcierge.Requests;

/// <summary>What a guest tells staff.</summary>
public enum RequestKind
{
    /// <summary>Something is not as it should be.</summary>
    Complaint,

    /// <summary>Something is wanted: towels, a cot.</summary>
    Service,

    /// <summary>Anything else that staff are to know.</summary>
    Other,
}

/// <summary>How soon staff should look at it, as the guest's words say.</summary>
public enum RequestUrgency
{
    Normal,
    Urgent,
}

/// <summary>
/// A complaint or a wish of a guest, recorded for staff. It names a person: it lies with the guest's own rows, is erased with them, and is
/// let go after <see cref="KeptFor"/>.
/// </summary>
/// <param name="Id">The same however often the call runs that recorded it.</param>
/// <param name="Call">The id of that tool call.</param>
/// <param name="Turn">The id of its turn.</param>
/// <param name="Summary">What it is, on one line.</param>
/// <param name="Room">Which room it is about; null where neither the guest nor a reservation says so.</param>
public sealed record GuestRequest(
    string Id, string Call, string Turn, RequestKind Kind, string Summary, RequestUrgency Urgency, string? Room, DateTimeOffset At)
{
    /// <summary>For so long a request is kept, whether or not it was done.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>In UTF-16 code units.</summary>
    public const int LongestSummary = 300;

    /// <summary>The assistant's name, whose hotel it is told to.</summary>
    public required string Hotel { get; init; }

    /// <summary>Whether the guest named the room; otherwise a reservation did.</summary>
    public bool IsRoomSaid { get; init; }

    /// <summary>From where the guest wrote, in the channel's spelling; null when the turn does not say.</summary>
    public ConversationAddress? Address { get; init; }

    /// <summary>The longest <see cref="Said"/>, in UTF-16 code units.</summary>
    public const int LongestSaid = 500;

    /// <summary>
    /// What the guest wrote, on one line, so that staff need not trust a model's summary of it. Empty where they wrote nothing, and in
    /// requests of before it was kept.
    /// </summary>
    public string Said { get; init; } = "";

    /// <summary>What a filled form holds, a line each, for which <see cref="Summary"/> may have no room; null for none.</summary>
    public string? Details { get; init; }

    /// <summary>A digest of the guest's words, by which the same message is known again.</summary>
    public string Heard { get; init; } = "";

    /// <summary>When staff said that it is done; null while it is open.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>For so long the model is told what was done, and may say that it was passed on.</summary>
    internal static readonly TimeSpan DoneKnownFor = TimeSpan.FromDays(2);

    /// <summary>Whether it was done lately.</summary>
    internal bool IsDoneLately(DateTimeOffset now) => DoneAt > now - DoneKnownFor;

    /// <summary>The id of what a tool call records.</summary>
    public static string IdFor(ConversationId guest, string call) =>
        string.Create(CultureInfo.InvariantCulture, $"req-{StableHash.Of(guest.Value, call):x16}");
}

/// <summary>What became of a wish to record something.</summary>
public enum RequestVerdict
{
    Noted,

    /// <summary>The guest had the same noted on the same day.</summary>
    NotedBefore,

    /// <summary>The guest has had so many noted today that more would hide the others.</summary>
    TooMany,
}

/// <summary>What became of it, and what is recorded.</summary>
/// <param name="Request">Null where nothing is.</param>
public sealed record RequestOutcome(RequestVerdict Verdict, GuestRequest? Request);
