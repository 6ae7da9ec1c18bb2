namespace HotelConcierge.Assistants.Reading;

/// <summary>A profile value that a text mentions.</summary>
/// <param name="Value">The value as it is stored; null takes the field back to its default.</param>
/// <param name="Start">Where the mention begins in the folded text, the words that introduce it included.</param>
/// <param name="End">The place after it.</param>
/// <param name="Introduced">Whether a word such as "for" or "with" introduces it.</param>
/// <param name="Weak">Whether it counts only where it stands apart from the sentence.</param>
internal sealed record Mention(ProfileField Field, string? Value, int Start, int End, bool Introduced, bool Weak = false)
{
    /// <summary>The age in months, where the mention is one with a number.</summary>
    public int? Months { get; init; }

    /// <summary>Whether the number had no unit: "aged three".</summary>
    public bool IsBare { get; init; }
}
