using HotelConcierge.Knowledge;
using HotelConcierge.Knowledge.Reading;
using HotelConcierge.Knowledge.Words;
using HotelConcierge.Languages;

namespace HotelConcierge.Tests.Knowledge.Reading;

public sealed class PassageCutterTests
{
    private static readonly SearchLanguages Languages = new(LanguageCatalog.Default);

    [Fact]
    public void A_passage_never_crosses_a_heading_and_carries_what_is_needed_to_cite_it()
    {
        var passages = Cut(new(["Spa"], ["Quiet."]), new(["Spa", "Gym"], ["Open.", "Free of charge."]));

        Assert.Equal(["Quiet.", "Open.\nFree of charge."], passages.Select(passage => passage.Text));
        Assert.Equal(
            ("spa.en.md", "The spa", "Spa > Gym", "en"),
            (passages[1].Source, passages[1].Title, passages[1].HeadingPath, passages[1].Language));
    }

    [Fact]
    public void A_long_section_is_cut_between_blocks_and_neighbours_overlap()
    {
        var blocks = Enumerable
            .Range(1, 30)
            .Select(i => $"- Treatment number {i} takes place in the garden and lasts for half an hour.")
            .ToList();

        var passages = Cut(new DocumentSection(["Spa"], blocks));

        Assert.True(passages.Count > 1);
        Assert.All(passages, passage => Assert.InRange(passage.Text.Length, 1, PassageCutter.MaxLength));
        Assert.All(blocks, block => Assert.Contains(passages, passage => passage.Text.Contains(block, StringComparison.Ordinal)));
        for (var i = 1; i < passages.Count; i++)
            Assert.Equal(passages[i - 1].Text.Split('\n')[^1], passages[i].Text.Split('\n')[0]);
    }

    [Theory]
    [InlineData(5_000, ". ")]
    [InlineData(5_000, " ")]
    [InlineData(100_000, "")]
    public void A_huge_block_is_cut_and_nothing_of_it_is_lost(int length, string gap)
    {
        var text = string.Concat(Enumerable.Range(0, length / 4).Select(i => $"w{i:000}😀{(i % 12 == 11 ? gap : "")}"))[..length];
        var whole = char.IsHighSurrogate(text[^1]) ? text[..^1] : text;

        var passages = Cut(new DocumentSection([], [whole]));

        Assert.All(passages, passage => Assert.InRange(passage.Text.Length, 1, PassageCutter.MaxLength));
        Assert.All(passages, passage => Assert.False(char.IsLowSurrogate(passage.Text[0]) || char.IsHighSurrogate(passage.Text[^1])));
        Assert.True(passages.Sum(passage => passage.Text.Length) >= whole.Replace(" ", "", StringComparison.Ordinal).Length);
    }

    [Theory]
    [InlineData("a.md", "The pool is open and you can swim there", "en")]
    [InlineData("a.md", "La piscina está abierta y se puede nadar", "es")]
    [InlineData("a.md", "Das Schwimmbad ist offen und man kann dort baden", "de")]
    [InlineData("a.md", "La piscine est ouverte et vous pouvez y nager", "fr")]
    [InlineData("a.md", "A piscina está aberta e você pode nadar nela com as crianças", "pt")]
    [InlineData("a.md", "La piscina è aperta e si può nuotare con gli amici della casa", "it")]
    [InlineData("a.md", "สระว่ายน้ำเปิดทุกวัน", "th")]
    [InlineData("a.fr.md", "Wellness", "fr")]
    [InlineData("a.md", "Wellness 42", null)]
    public void The_language_is_what_the_document_or_its_name_says_or_its_words_show(string source, string text, string? expected)
    {
        var passage = Assert.Single(PassageCutter.Cut(source, new(null, null, null, [new([], [text])]), Languages));

        Assert.Equal(expected, passage.Language);
        Assert.Equal(source, passage.Title);
    }

    private static IReadOnlyList<Passage> Cut(params DocumentSection[] sections) =>
        PassageCutter.Cut("spa.en.md", new("The spa", null, null, sections), Languages);
}
