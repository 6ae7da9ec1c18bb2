namespace HotelConcierge.Languages.Italian;

/// <summary>How danger is spoken of in Italian.</summary>
internal static class ItalianSafety
{
    public static SafetyWords Words { get; } = SafetyWords.Read("Italian");
}
