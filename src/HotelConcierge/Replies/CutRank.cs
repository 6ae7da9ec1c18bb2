namespace HotelConcierge.Replies;

/// <summary>Where a text may be cut, the best last.</summary>
internal enum CutRank
{
    None,
    InHeading,

    /// <summary>Between a heading and what it announces.</summary>
    AfterHeading,
    Word,
    Clause,

    /// <summary>Also the end of a line.</summary>
    Sentence,
    ListItem,
    Paragraph,

    /// <summary>Before the heading of a new section.</summary>
    Section,
}
