using System.Buffers;
using System.Globalization;
using System.Text.Json.Serialization;
using HotelConcierge.Messages;
using HotelConcierge.Text;

namespace HotelConcierge.Handoff;

/// <summary>Why people were asked to look after a guest. Stored by name, so cases are added, never renamed.</summary>
public enum CaseReason
{
    /// <summary>The guest asked for a person, or the model found that they need one.</summary>
    Asked,

    /// <summary>The concierge failed twice in a row.</summary>
    Failure,

    /// <summary>The guest may be in danger.</summary>
    Danger,

    /// <summary>Somebody answered the guest on the hotel's own phone.</summary>
    TakeOver,

    /// <summary>People answer at the address that the guest wrote to.</summary>
    PeopleOnly,

    /// <summary>The guest has ordered something in the shop, and somebody is to see to it.</summary>
    Order,
}

/// <summary>How soon somebody should look at it.</summary>
public enum CaseUrgency
{
    Normal,
    Urgent,
}

/// <summary>Who looks after the guest of a case.</summary>
public enum CaseStatus
{
    /// <summary>Nobody yet; the concierge is silent.</summary>
    Waiting,

    /// <summary>The person in <see cref="DeskCase.Owner"/>.</summary>
    Taken,

    /// <summary>The concierge, until somebody takes the case.</summary>
    Concierge,

    /// <summary>The case is over.</summary>
    Closed,
}

/// <summary>
/// A guest's conversation that people look after (decision 0029). It names the guest: it is erased with them, and let go some days after it
/// was closed.
/// </summary>
/// <param name="Id">Letters, digits and dashes; the same however often what opened it runs.</param>
/// <param name="Assistant">The assistant that the guest talked with, by its name.</param>
/// <param name="Address">From where the guest writes.</param>
/// <param name="Language">The guest's, two letters.</param>
public sealed record DeskCase(
    string Id,
    ConversationId Conversation,
    string Assistant,
    ConversationAddress Address,
    CaseReason Reason,
    CaseUrgency Urgency,
    string Language,
    DateTimeOffset OpenedAt)
{
    /// <summary>In UTF-16 code units.</summary>
    public const int LongestSummary = 300;

    /// <summary>Of <see cref="ModelSummary"/>, in UTF-16 code units.</summary>
    public const int LongestModelSummary = 600;

    /// <summary>The length of every <see cref="Id"/>.</summary>
    internal const int IdLength = 21;

    private const string IdPrefix = "case-";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>The desk that has it, by <see cref="IDesk.Name"/>.</summary>
    public required string Desk { get; init; }

    /// <summary>The guest's profile name on the channel, where it gives one.</summary>
    public string? GuestName { get; init; }

    /// <summary>What the guest needs, on one line; empty where nobody has said.</summary>
    public string Summary { get; init; } = "";

    /// <summary>What the guest wants, what was done and what is open, as a model sums it up for the desk; null where none has.</summary>
    public string? ModelSummary { get; init; }

    /// <summary>Whether a model is still to be asked for <see cref="ModelSummary"/>, by whoever looks at the case first.</summary>
    public bool WantsSummary { get; init; }

    /// <summary>Whether no concierge answers there, so that the guest cannot be given back to it.</summary>
    public bool IsForPeople { get; init; }

    public CaseStatus Status { get; init; } = CaseStatus.Waiting;

    /// <summary>The name of the member of staff who has it; null for nobody.</summary>
    public string? Owner { get; init; }

    /// <summary>Whether somebody has it who answers on the hotel's own phone, and sits at no desk: whoever does may take it.</summary>
    [JsonIgnore]
    public bool IsOnPhone => Owner == PhoneAnswers.Staff;

    /// <summary>How often it was taken by somebody who did not have it.</summary>
    public int Takes { get; init; }

    /// <summary>How many of the guest's turns nobody at the desk has read.</summary>
    public int Unread { get; init; }

    /// <summary>When the guest last wrote.</summary>
    public DateTimeOffset LastGuestAt { get; init; } = OpenedAt;

    /// <summary>The channel's id of the guest's last message, under which typing is shown; null where it is not known.</summary>
    public string? LastMessage { get; init; }

    /// <summary>When a person last wrote to the guest; null for never.</summary>
    public DateTimeOffset? LastStaffAt { get; init; }

    /// <summary>When the guest was told that nobody had time yet; null for never.</summary>
    public DateTimeOffset? OfferedAt { get; init; }

    /// <summary>When the guest was told that the case is closed soon unless they write; null for not since they wrote.</summary>
    public DateTimeOffset? WarnedAt { get; init; }

    /// <summary>When it was closed; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The number of the last turn that it was told of, so that none is counted twice.</summary>
    public long LastTurn { get; init; }

    /// <summary>How often it was changed: two of the same number are the same.</summary>
    public long Changes { get; init; }

    /// <summary>What the desk calls it, where that has a name of its own.</summary>
    public string? Reference { get; init; }

    /// <summary>The id of the case that a turn opens.</summary>
    public static string IdFor(string turnId) =>
        string.Create(CultureInfo.InvariantCulture, $"{IdPrefix}{StableHash.Of(turnId):x16}");

    /// <summary>Whether a text has the form of an id.</summary>
    public static bool IsId(string text) =>
        text is { Length: IdLength } && text.StartsWith(IdPrefix, StringComparison.Ordinal)
        && text.AsSpan(IdPrefix.Length).IndexOfAnyExcept(HexDigits) < 0;
}
