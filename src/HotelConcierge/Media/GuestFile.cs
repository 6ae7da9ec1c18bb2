using HotelConcierge.Storage;

namespace HotelConcierge.Media;

/// <summary>What came of a file that a guest sent. Stored by name.</summary>
public enum FileOutcome
{
    /// <summary>Nothing was tried: nothing here can use a file of that kind.</summary>
    NotTaken,

    /// <summary>A recording whose words are known, and stand for what the guest wrote.</summary>
    Heard,

    /// <summary>A document whose text is known.</summary>
    Read,

    /// <summary>A picture that the model is shown.</summary>
    Kept,

    /// <summary>The channel does not have it any more.</summary>
    Gone,

    /// <summary>It is larger than we or the channel can pass on.</summary>
    TooLarge,

    /// <summary>It is not what it says it is, or nothing in it can be read.</summary>
    Unreadable,

    /// <summary>A recording in which no words were found.</summary>
    Unclear,
}

/// <summary>A file that a guest sent, with what was found in it.</summary>
/// <param name="Outcome">What came of it.</param>
public sealed record GuestFile(FileOutcome Outcome)
{
    /// <summary>Its name for people, cleaned: one line without signs that belong to a path; empty for none.</summary>
    public string Name { get; init; } = "";

    /// <summary>The channel's id of the message that it came with; empty where that was not kept.</summary>
    public string Source { get; init; } = "";

    /// <summary>What it is by its content; empty where nothing was fetched.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>In bytes.</summary>
    public int Size { get; init; }

    /// <summary>SHA-256 of its content, in hexadecimal; empty where nothing was fetched.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Where its content lies; null where it was not kept.</summary>
    public BlobName? Blob { get; init; }

    /// <summary>The words in it: a transcript, or a document's text, cut to <see cref="GuestFiles.LongestText"/>.</summary>
    public string Text { get; init; } = "";
}
