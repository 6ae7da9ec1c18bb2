namespace HotelConcierge.Languages.Portuguese;

/// <summary>How danger is spoken of in Portuguese.</summary>
internal static class PortugueseSafety
{
    public static SafetyWords Words { get; } = SafetyWords.Read("Portuguese");
}
