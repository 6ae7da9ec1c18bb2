namespace HotelConcierge.Messages;

/// <summary>The message of before under which a guest writes. It is no word of the guest's of now: it wishes and answers nothing.</summary>
/// <param name="Id">The channel's id of it; empty where the channel tells none that we could know.</param>
public sealed record QuotedMessage(string Id)
{
    /// <summary>What it says, or the part that the guest picked out, where the channel tells.</summary>
    public string? Text { get; init; }

    /// <summary>Whether we sent it; null where the channel does not tell.</summary>
    public bool? IsOurs { get; init; }

    /// <summary>Whether the guest had it from somebody else, so that anybody may have written it.</summary>
    public bool IsForwarded { get; init; }
}
