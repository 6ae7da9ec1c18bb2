using HotelConcierge.Languages;
using HotelConcierge.Safety;
using Xunit.Abstractions;

namespace HotelConcierge.Tests.Safety;

/// <summary>
/// Sentences that tell of danger and sentences that do not, written without sight of the words that recognise them: 100 and 100 in each
/// language that could be looked at (a), and as many that nobody looks at (b). Of b only counts are shown, never a line.
/// </summary>
public sealed class SafetySentenceTests(ITestOutputHelper output)
{
    private static readonly SafetyReader Reader = new(LanguageCatalog.Default);
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Safety", "sentences");

    /// <summary>
    /// Language, half, least recognised and most false alarms, each of 100: what is reached, so that it is not lost again.
    /// </summary>
    public static TheoryData<string, string, int, int> Floors => new()
    {
        { "en", "a", 100, 1 },
        { "en", "b", 91, 3 },
        { "es", "a", 99, 4 },
        { "es", "b", 82, 3 },
        { "de", "a", 100, 2 },
        { "de", "b", 88, 5 },
        { "fr", "a", 98, 2 },
        { "fr", "b", 82, 4 },
        { "pt", "a", 100, 4 },
        { "pt", "b", 81, 7 },
        { "it", "a", 100, 4 },
        { "it", "b", 81, 11 },
        { "th", "a", 99, 1 },
        { "th", "b", 91, 9 },
    };

    [Theory]
    [MemberData(nameof(Floors))]
    public void As_many_are_recognised_as_the_documentation_says(string language, string half, int leastFound, int mostFalse)
    {
        var (emergencies, ordinary) = (Read(language, "emergency", half), Read(language, "ordinary", half));
        var missed = emergencies.Where(line => Reader.Read(line) is null).ToList();
        var wrong = ordinary.Where(line => Reader.Read(line) is not null).ToList();
        output.WriteLine(
            $"{language} {half}: recognised {emergencies.Count - missed.Count} of {emergencies.Count}, "
                + $"false alarms {wrong.Count} of {ordinary.Count}");
        if (half == "a")
        {
            foreach (var line in missed.Select(line => $"missed: {line}").Concat(wrong.Select(line => $"false alarm: {line}")))
                output.WriteLine(line);
        }

        Assert.InRange(emergencies.Count - missed.Count, leastFound, emergencies.Count);
        Assert.InRange(wrong.Count, 0, mostFalse);
    }

    private static List<string> Read(string language, string kind, string half) =>
        [.. File.ReadAllLines(Path.Combine(Folder, $"{language}.{kind}.{half}.txt")).Where(line => line.Trim().Length > 0)];
}
