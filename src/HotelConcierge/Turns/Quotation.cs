using System.Collections.Immutable;

namespace HotelConcierge.Turns;

/// <summary>Whose words a guest replies to.</summary>
internal enum QuotedSpeaker
{
    Concierge,
    Guest,

    /// <summary>Somebody, as of a forwarded message.</summary>
    Anybody,
}

/// <summary>What a guest replies to, once it is known.</summary>
/// <param name="Message">The id of the guest's message.</param>
/// <param name="Text">What it says; empty where nobody knows any more.</param>
/// <param name="Turn">The number of the turn in which we said it; 0 where that is not known, or it is none of ours.</param>
internal sealed record Quotation(string Message, QuotedSpeaker Speaker, string Text, long Turn)
{
    /// <summary>
    /// The turn to whose question the words of now reply: null where no message replies to any, 0 where it is none of ours, or several.
    /// </summary>
    public static long? TurnOf(ImmutableList<Quotation> quotations) =>
        quotations.Select(quotation => quotation.Turn).Distinct().ToList() switch
        {
            [] => null,
            [var turn] => turn,
            _ => 0,
        };
}
