namespace HotelConcierge.Languages.Spanish;

/// <summary>How danger is spoken of in Spanish.</summary>
internal static class SpanishSafety
{
    public static SafetyWords Words { get; } = SafetyWords.Read("Spanish");
}
