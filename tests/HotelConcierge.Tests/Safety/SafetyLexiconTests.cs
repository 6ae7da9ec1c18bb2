using HotelConcierge.Languages;
using HotelConcierge.Safety;

namespace HotelConcierge.Tests.Safety;

/// <summary>What ships ready to be looked for is what the words give.</summary>
public sealed class SafetyLexiconTests
{
    private static readonly IReadOnlyList<SafetyWords> Words = [.. LanguageCatalog.Default.All.Select(language => language.Safety)];

    [Fact]
    public void The_words_that_ship_are_those_that_are_looked_for()
    {
        var fresh = SafetyLexicon.From(Words).Pack(SafetyWords.DigestOf(Words)!);
        var path = Path.Combine(AppContext.BaseDirectory, SafetyLexicon.FileName);
        File.WriteAllBytes(path, fresh);

        Assert.True(
            SafetyLexicon.FindShipped(Words) is { } shipped && shipped.Pack(SafetyWords.DigestOf(Words)!).AsSpan().SequenceEqual(fresh),
            $"{SafetyLexicon.FileName} was made from other words: copy {path} to src/HotelConcierge/Safety.");
    }

    [Fact]
    public void What_was_made_from_other_words_is_left_alone()
    {
        Assert.Null(SafetyLexicon.FindShipped([.. Words.Skip(1)]));
        Assert.Null(SafetyLexicon.FindShipped([SafetyWords.None("It is a toy.")]));

        var few = SafetyLexicon.Of([.. Words.Skip(1)]);
        Assert.Equal(Words.Count - 1, few.Languages);
    }

    [Theory]
    [InlineData("the pan is on fire", "pan is on fire|the pan is on fire")]
    [InlineData("she drank", "drank|she drank")]
    public void Every_phrase_that_stands_somewhere_is_found_there_the_shorter_one_first(string text, string phrases)
    {
        var all = phrases.Split('|').Concat(["pan", "pantry", "fires"]).Select((phrase, id) => new SafetyPhrase(phrase, 0, id));
        var said = SafetyText.Of(text);
        var found = new List<(int Id, int Start, int End)>();

        for (var at = 0; at < said.Text.Length; at++)
            SortedPhrases.Of(all).Match(said, at, found);

        Assert.Equal(
            ExpectedIn(said.Text, [.. phrases.Split('|').Append("pan")]),
            found.Select(place => said.Text[place.Start..place.End]));
    }

    private static IEnumerable<string> ExpectedIn(string text, IReadOnlyList<string> phrases) =>
        from at in Enumerable.Range(0, text.Length)
        from phrase in phrases.OrderBy(phrase => phrase.Length)
        where string.CompareOrdinal(text, at, phrase, 0, phrase.Length) == 0
            && (at + phrase.Length == text.Length || text[at + phrase.Length] == ' ')
        select phrase;
}
