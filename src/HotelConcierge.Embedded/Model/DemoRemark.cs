using System.Collections.Frozen;
using HotelConcierge.Languages;

namespace HotelConcierge.Embedded.Model;

/// <summary>
/// What the embedded model says where it has no content to answer from: the truth, in the guest's language. A text is a file in
/// <c>remarks</c>, named by the code of its language.
/// </summary>
internal static class DemoRemark
{
    private const string Prefix = "remark/";

    private static readonly FrozenDictionary<string, string> Texts = typeof(DemoRemark).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Prefix.Length..], Read, StringComparer.Ordinal);

    /// <summary>The text of a language; English where it has none.</summary>
    public static string In(string? language) =>
        language is not null && Texts.TryGetValue(language, out var text) ? text : Texts[LanguageCatalog.FallbackCode];

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(DemoRemark).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().TrimEnd();
    }
}
