namespace HotelConcierge.Languages.German;

/// <summary>How danger is spoken of in German.</summary>
internal static class GermanSafety
{
    public static SafetyWords Words { get; } = SafetyWords.Read("German");
}
