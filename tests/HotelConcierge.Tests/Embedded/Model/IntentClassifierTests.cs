using HotelConcierge.Embedded.Model.Concierge;

namespace HotelConcierge.Tests.Embedded.Model;

/// <summary>What the embedded model has learnt, on sentences that it has not.</summary>
public sealed class IntentClassifierTests
{
    private static readonly string[] Languages = ["de", "en", "es", "fr", "it", "pt", "th"];

    private static readonly List<(string Intent, string Sentence)> Examples =
        [.. Languages.SelectMany(language => Read(Path.Combine(Demo.Folder, "hotel", "model", $"examples.{language}.txt")))];

    private static readonly Lazy<IntentClassifier> Learnt = new(() => new IntentClassifier(Examples));

    [Fact]
    public void Learning_twice_gives_the_same_weights_bit_by_bit() =>
        Assert.True(Learnt.Value.Weights.SequenceEqual(new IntentClassifier(Examples).Weights));

    [Theory]
    [InlineData("de", 45)]
    [InlineData("en", 66)]
    [InlineData("es", 42)]
    [InlineData("fr", 39)]
    [InlineData("it", 34)]
    [InlineData("pt", 34)]
    [InlineData("th", 45)]
    public void Sentences_that_it_has_not_learnt_are_understood(string language, int percent)
    {
        var known = Examples.Select(example => example.Sentence).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var heldOut = Read(Path.Combine(AppContext.BaseDirectory, "heldout", $"heldout.{language}.txt"))
            .Where(example => !known.Contains(example.Sentence))
            .ToList();
        var missed = heldOut.Where(example => Learnt.Value.Read(example.Sentence)[0].Intent != example.Intent).ToList();
        var share = 100.0 * (heldOut.Count - missed.Count) / heldOut.Count;

        Assert.InRange(heldOut.Count, 115, 120);
        Assert.True(
            share >= percent,
            $"{share:0.0} % of {language}; not understood: {string.Join(" | ", missed.Select(example => example.Sentence))}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uD83D")]
    [InlineData("🌈🌈🌈")]
    public void Whatever_it_reads_it_says_something_of_shares_that_add_up_to_one(string text)
    {
        var meanings = Learnt.Value.Read(text);

        Assert.Equal(Learnt.Value.Intents.Order(StringComparer.Ordinal), meanings.Select(meaning => meaning.Intent).Order(StringComparer.Ordinal));
        Assert.Equal(1, meanings.Sum(meaning => meaning.Share), precision: 6);
    }

    [Fact]
    public void A_very_long_message_is_read_at_its_beginning_only()
    {
        var text = "cancel my massage " + new string('x', 5000);

        Assert.Equal(Learnt.Value.Read(text).AsEnumerable(), Learnt.Value.Read(text + " thanks").AsEnumerable());
    }

    private static List<(string Intent, string Sentence)> Read(string path) =>
    [
        .. File.ReadLines(path)
            .Where(line => line.Contains('|', StringComparison.Ordinal) && line[0] != '#')
            .Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries))
            .Select(parts => (parts[0], parts[1])),
    ];
}
