namespace HotelConcierge.Languages.French;

/// <summary>How danger is spoken of in French.</summary>
internal static class FrenchSafety
{
    public static SafetyWords Words { get; } = SafetyWords.Read("French");
}
