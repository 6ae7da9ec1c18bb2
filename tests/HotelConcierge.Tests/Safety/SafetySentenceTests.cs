using HotelConcierge.Languages;
using HotelConcierge.Safety;
using Xunit.Abstractions;

namespace HotelConcierge.Tests.Safety;

/// <summary>
/// Sentences that tell of danger and sentences that do not, written without sight of the words that recognise them: 100 and 100 in each
/// language that could be looked at and were learnt from (a), and as many that nobody looks at (b). Of b only counts are shown, never a
/// line.
/// </summary>
public sealed class SafetySentenceTests(ITestOutputHelper output)
{
    private static readonly SafetyReader Reader = new(LanguageCatalog.Default);

    /// <summary>
    /// Language, half, least recognised and most false alarms, each of 100: what is reached, so that it is not lost again.
    /// </summary>
    public static TheoryData<string, string, int, int> Floors => new()
    {
        { "en", "a", 100, 1 },
        { "en", "b", 97, 4 },
        { "es", "a", 100, 0 },
        { "es", "b", 94, 2 },
        { "de", "a", 100, 1 },
        { "de", "b", 92, 4 },
        { "fr", "a", 100, 1 },
        { "fr", "b", 90, 4 },
        { "pt", "a", 100, 0 },
        { "pt", "b", 89, 6 },
        { "it", "a", 100, 2 },
        { "it", "b", 93, 9 },
        { "th", "a", 100, 0 },
        { "th", "b", 91, 2 },
    };

    [Theory]
    [MemberData(nameof(Floors))]
    public void As_many_are_recognised_as_the_documentation_says(string language, string half, int leastFound, int mostFalse)
    {
        var sentences = SafetySentence.Read(language, half);
        var missed = sentences.Where(sentence => sentence.IsDanger && Reader.Read(sentence.Text) is null).ToList();
        var wrong = sentences.Where(sentence => !sentence.IsDanger && Reader.Read(sentence.Text) is not null).ToList();
        var found = sentences.Count(sentence => sentence.IsDanger) - missed.Count;
        output.WriteLine($"{language} {half}: recognised {found}, false alarms {wrong.Count}, of {sentences.Count}");
        if (half == "a")
        {
            foreach (var sentence in missed.Concat(wrong))
                output.WriteLine($"{(sentence.IsDanger ? "missed" : "false alarm")}: {sentence.Text}");
        }

        Assert.InRange(found, leastFound, 100);
        Assert.InRange(wrong.Count, 0, mostFalse);
    }
}
