namespace HotelConcierge.Tests.Safety;

/// <summary>
/// A sentence that tells of danger or does not, written by somebody without sight of the words that recognise it. In each language there
/// are 100 and 100 that could be looked at (a), as many that nobody looks at (b), 500 and 500 harder ones to learn from (c), and about 900
/// everyday ones (d).
/// </summary>
internal sealed record SafetySentence(string Text, bool IsDanger)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Safety", "sentences");

    public static string[] Languages { get; } = ["en", "es", "de", "fr", "pt", "it", "th"];

    public static IReadOnlyList<SafetySentence> Read(string language, string part) =>
    [
        .. Lines(language, "emergency", part).Select(line => new SafetySentence(line, IsDanger: true)),
        .. Lines(language, "ordinary", part).Select(line => new SafetySentence(line, IsDanger: false)),
    ];

    /// <summary>All that what ships was learnt from.</summary>
    public static IEnumerable<SafetySentence> ToLearnFrom(string language) =>
    [
        .. Read(language, "a"),
        .. Read(language, "c"),
        .. Lines(language, "ordinary", "d").Select(line => new SafetySentence(line, IsDanger: false)),
    ];

    private static IEnumerable<string> Lines(string language, string kind, string part) =>
        File.ReadLines(Path.Combine(Folder, $"{language}.{kind}.{part}.txt"));
}
