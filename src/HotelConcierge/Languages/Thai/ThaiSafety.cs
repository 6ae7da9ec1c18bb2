namespace HotelConcierge.Languages.Thai;

/// <summary>How danger is spoken of in Thai.</summary>
internal static class ThaiSafety
{
    public static SafetyWords Words { get; } = SafetyWords.Read("Thai");
}
