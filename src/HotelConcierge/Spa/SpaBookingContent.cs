using HotelConcierge.Messages;
using HotelConcierge.ProactiveMessages;

namespace HotelConcierge.Spa;

/// <summary>What a proactive message says of a booking.</summary>
internal static class SpaBookingContent
{
    /// <summary>What a template's placeholders can be: the names of <see cref="SpaWords.FactsOf"/>.</summary>
    public static IReadOnlyList<string> Facts { get; } = ["hotel", "treatment", "date", "time", "room"];

    /// <summary>What they are unless set otherwise.</summary>
    public static IReadOnlyList<string> DefaultFacts { get; } = ["treatment", "date", "time"];

    /// <param name="words">By language.</param>
    public static ProactiveMessageContent Of(SpaBooking booking, HotelSpa spa, string language, IReadOnlyDictionary<string, string> words)
    {
        var facts = SpaWords.FactsOf(booking, spa, language);
        var text = SpaWords.Fill(SpaWords.In(words, language), facts);
        return new([new ReplyPart.Text(text)], facts) { InShort = text };
    }
}
