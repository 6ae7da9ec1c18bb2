namespace HotelConcierge.Proposals;

/// <summary>What an option stands for, beside others.</summary>
public enum OptionKind
{
    /// <summary>One of several things.</summary>
    Choice,

    /// <summary>That it is to be done.</summary>
    Yes,

    /// <summary>That everything is to stay as it is.</summary>
    No,

    /// <summary>Other options than these.</summary>
    More,
}

/// <summary>An option of a question that we asked the guest.</summary>
/// <param name="Id">Comes back with a tap; at most 64 bytes.</param>
/// <param name="Label">As the guest reads it.</param>
/// <param name="Start">When it begins, for something that has a time.</param>
public sealed record OfferedOption(string Id, string Label, OptionKind Kind, DateTimeOffset? Start = null);
