using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HotelConcierge.Messages;

namespace HotelConcierge.Handoff;

/// <summary>What an entry of a case is. Stored by name, so kinds are added, never renamed.</summary>
public enum CaseEntryKind
{
    /// <summary>What a person writes to the guest.</summary>
    Message,

    /// <summary>What people write to one another. The guest never reads it.</summary>
    Note,

    /// <summary>What happened to the case: <see cref="CaseEntry.Text"/> is one of <see cref="CaseEvents"/>.</summary>
    Event,

    /// <summary>A file that was brought for a message.</summary>
    Upload,
}

/// <summary>How far a message to the guest has come.</summary>
public enum EntryState
{
    /// <summary>It is on its way to the channel.</summary>
    Waiting,

    /// <summary>The channel took it.</summary>
    Sent,

    /// <summary>It was not sent; <see cref="CaseEntry.Why"/> says why.</summary>
    Failed,
}

/// <summary>What happens to cases, as entries name it.</summary>
public static class CaseEvents
{
    public const string Opened = "opened";
    public const string Taken = "taken";
    public const string Returned = "returned";
    public const string Closed = "closed";
    public const string NobodyCame = "nobodyCame";
    public const string NotReached = "notReached";
    public const string GuestSilent = "guestSilent";
    public const string OptedOut = "optedOut";
    public const string WentBack = "wentBack";
    public const string Urgent = "urgent";
}

/// <summary>Why a message was not sent.</summary>
public static class EntryTroubles
{
    /// <summary>The channel takes only templates so long after the guest last wrote.</summary>
    public const string WindowClosed = "windowClosed";

    public const string OptedOut = "optedOut";

    /// <summary>The channel would not take it, whatever was tried.</summary>
    public const string Refused = "refused";
}

/// <summary>A file that somebody at the desk sends.</summary>
/// <param name="Id">Letters, digits and dashes, from who uploaded it.</param>
/// <param name="Name">As the guest sees it.</param>
/// <param name="ContentType">By its bytes.</param>
/// <param name="Size">In bytes.</param>
public sealed record StaffFile(string Id, string Name, string ContentType, int Size);

/// <summary>Something that people at the desk wrote, or that happened to a case.</summary>
/// <param name="Key">Its own within the case; what is kept again under it changes nothing.</param>
/// <param name="Author">Who wrote it or did it; null where nobody at the desk did.</param>
/// <param name="Text">Plain text.</param>
public sealed record CaseEntry(string Key, CaseEntryKind Kind, DateTimeOffset At, string? Author, string Text)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableList<StaffFile>? Files { get; init; }

    /// <summary>How far it has come; null for what the guest is not to read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EntryState? State { get; init; }

    /// <summary>One of <see cref="EntryTroubles"/>; null where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Why { get; init; }

    /// <summary>The template that says it; null where it goes as it was written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OutboundContent.Template? Template { get; init; }

    /// <summary>What was sent from the hotel's own phone beside the words and is not here; null where there are words alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MessageKind? OnPhone { get; init; }

    /// <summary>The number of the turn that told the guest; 0 before that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Turn { get; init; }

    /// <summary>Something that happened.</summary>
    internal static CaseEntry Event(string key, DateTimeOffset at, string what, string? author = null) =>
        new(key, CaseEntryKind.Event, at, author, what);
}
