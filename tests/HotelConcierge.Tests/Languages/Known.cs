using HotelConcierge.Languages;

namespace HotelConcierge.Tests.Languages;

internal static class Known
{
    /// <summary>What ships, and the toy: the one line that makes a language known.</summary>
    public static LanguageCatalog WithToy { get; } = new([.. LanguageCatalog.Default.All, Toy.ToyLanguage.Language]);
}
