namespace HotelConcierge.Languages.English;

/// <summary>How English claims that something was done.</summary>
internal static class EnglishClaims
{
    public static ClaimWords Words { get; } = new()
    {
        Booked = WordList.Spaced("booked reserved scheduled confirmed arranged"),
        Cancelled = WordList.Spaced("cancelled canceled deleted"),
        Moved = WordList.Spaced("moved rescheduled postponed changed shifted"),
        Ordered = WordList.Spaced("ordered purchased"),
        Saved = WordList.Spaced("saved bookmarked"),
        Removed = WordList.Spaced("removed"),
        WaitingList = "waiting list|wait list|waitlist",
        PassedOn =
            "noted it|noted this|noted that|noted your|is noted|are noted|been noted|it s noted|noted for|passed it on|" +
            "passed this on|passed that on|passed your|passed on your|been passed on|forwarded it|forwarded this|" +
            "forwarded your|been forwarded|have reported|ve reported|been reported|have recorded|ve recorded|been recorded",
        Told =
            "have told|ve told|i told|been told|have informed|ve informed|i informed|been informed|is informed|have notified|" +
            "ve notified|i notified|been notified|have alerted|ve alerted|been alerted|have asked|ve asked|i asked|" +
            "have contacted|ve contacted|been contacted|have called|ve called|ve just called|have let|ve let|have sent|" +
            "ve sent|been sent|am sending|m sending",
        Coming =
            "on the way|on their way|on its way|on his way|on her way|is coming|are coming|will come|ll come|will be right|" +
            "ll be right|will be up|ll be up|will be with you|ll be with you|will bring|ll bring|will fix|ll fix|will repair|" +
            "will call you|ll call you|will attend|will take care|ll take care|will see to",
        Staff = WordList.Spaced(
            "reception housekeep maintenance technician colleague staff team somebody someone manager engineer porter maid plumber"),
        Helpers = WordList.Spaced("is are was were been have has had ve s re got am"),
        Owners = WordList.Spaced("your you i we it that they both all done yours my our these"),
        Doubts = WordList.Spaced(
            "not no nothing never cannot can could would if when once unless please want need shall should must may might t " +
            "before until whether only neither what whatever"),
        Currencies = "euro|euros|dollar|dollars|pound|pounds|baht|franc|francs|pesos|reais|yen",
        Ranges = "to|and|or",
    };
}
