namespace HotelConcierge.Languages.English;

/// <summary>How danger is spoken of in English.</summary>
internal static class EnglishSafety
{
    public static SafetyWords Words { get; } = SafetyWords.Read("English");
}
