namespace HotelConcierge.Languages.English;

/// <summary>How English claims that something was done.</summary>
internal static class EnglishClaims
{
    public static ClaimWords Words { get; } = new()
    {
        Booked = WordList.Spaced("booked reserved scheduled confirmed arranged"),
        Cancelled = WordList.Spaced("cancelled canceled deleted"),
        Moved = WordList.Spaced("moved rescheduled postponed changed shifted"),
        Saved = WordList.Spaced("saved bookmarked"),
        Removed = WordList.Spaced("removed"),
        Helpers = WordList.Spaced("is are was were been have has had ve s re got am"),
        Owners = WordList.Spaced("your you i we it that they both all done yours my our these"),
        Doubts = WordList.Spaced(
            "not no nothing never cannot can could would if when once unless please want need shall should must may might t " +
            "before until whether only neither what whatever"),
    };
}
