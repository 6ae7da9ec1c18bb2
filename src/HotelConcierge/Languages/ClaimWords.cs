namespace HotelConcierge.Languages;

/// <summary>
/// By which words a text that a model wrote claims that something was done for the guest. They never decide what a guest means; they are
/// the guard on what we say.
/// </summary>
internal sealed class ClaimWords
{
    /// <summary>How folded words begin that say that something is booked; in a script without spaces, what it holds.</summary>
    public required WordList Booked { get; init; }

    /// <summary>Likewise, that something is cancelled.</summary>
    public required WordList Cancelled { get; init; }

    /// <summary>Likewise, that something is moved.</summary>
    public required WordList Moved { get; init; }

    /// <summary>Likewise, that something is ordered or bought.</summary>
    public required WordList Ordered { get; init; }

    /// <summary>Likewise, that something is saved.</summary>
    public required WordList Saved { get; init; }

    /// <summary>Likewise, that something is removed.</summary>
    public required WordList Removed { get; init; }

    /// <summary>
    /// How these words end as they are written, where folding makes others of them: "réservé" is done, "reserve it at reception" is not.
    /// Empty: in any way.
    /// </summary>
    public IReadOnlyList<string> WrittenEnds { get; init; } = [];

    /// <summary>Phrases that name a waiting list, folded: who says that the guest is on one claims it.</summary>
    public required WordList WaitingList { get; init; }

    /// <summary>Phrases that say that something is noted or was passed on. Folded; the last word may go on.</summary>
    public required WordList PassedOn { get; init; }

    /// <summary>Likewise, that somebody was told: a claim beside one of <see cref="Staff"/> only.</summary>
    public required WordList Told { get; init; }

    /// <summary>Likewise, that somebody is coming or will: a claim beside one of <see cref="Staff"/> only.</summary>
    public required WordList Coming { get; init; }

    /// <summary>How words begin that name staff: "reception", "somebody". Folded.</summary>
    public required WordList Staff { get; init; }

    /// <summary>One of them stands before such a word where it tells what is done: "is", "have". Folded.</summary>
    public required WordList Helpers { get; init; }

    /// <summary>One of them makes it the guest's own: "your", "I". Folded.</summary>
    public required WordList Owners { get; init; }

    /// <summary>With one of them nothing is claimed: "not", "can", "if". Folded.</summary>
    public required WordList Doubts { get; init; }

    /// <summary>Currencies as they are written behind an amount, in every number: "euro", "euros". Whole words but for Thai.</summary>
    public required WordList Currencies { get; init; }

    /// <summary>What stands between two amounts that share a currency: "80 to 95 euros".</summary>
    public required WordList Ranges { get; init; }
}
