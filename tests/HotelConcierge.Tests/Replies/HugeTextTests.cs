using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Messages;
using HotelConcierge.Replies;

namespace HotelConcierge.Tests.Replies;

/// <summary>Texts that would take minutes, a deep stack or for ever if anything here were not linear.</summary>
public sealed class HugeTextTests
{
    private static readonly TextStyle _style = new(WhatsAppMarkup.Instance, 1600);

    [Theory]
    [InlineData("*", 1_000_000)]
    [InlineData("_", 1_000_000)]
    [InlineData("`", 1_000_000)]
    [InlineData("\u0301", 1_000_000)]
    [InlineData("a", 1_000_000)]
    [InlineData("👨‍👩‍👧‍👦", 100_000)]
    [InlineData("*a ", 300_000)]
    [InlineData("`a``", 300_000)]
    [InlineData("http://", 150_000)]
    [InlineData("a://", 250_000)]
    [InlineData("https://h.example/,", 50_000)]
    [InlineData("www.", 250_000)]
    [InlineData("\u200B", 1_000_000)]
    [InlineData("。", 1_000_000)]
    [InlineData("a\u00A0", 500_000)]
    [InlineData("*a*\n\n", 200_000)]
    [InlineData("```\na\n```\n", 100_000)]
    [InlineData("word, and a longer one. ", 200_000)]
    public void Any_text_is_split_to_its_end(string part, int times)
    {
        var text = string.Concat(Enumerable.Repeat(part, times));

        var chunks = Chunker.Split(text, _style);

        Assert.All(chunks, chunk => Assert.InRange(chunk.Length, 1, _style.MaxLength));
        Assert.True(chunks.Sum(chunk => (long)chunk.Length) >= text.Count(c => !char.IsWhiteSpace(c)));
    }

    [Fact]
    public void White_space_without_end_costs_one_cut()
    {
        var chunks = Chunker.Split("a" + new string(' ', 5_000_000) + "b", _style);

        Assert.Equal(["a", "b"], chunks);
    }

    [Theory]
    [InlineData("*a ", 100_000)]
    [InlineData("[a](", 25_000)]
    [InlineData("[a]: b\n", 15_000)]
    [InlineData(">", 100_000)]
    [InlineData("[", 100_000)]
    [InlineData("- ", 100_000)]
    [InlineData("a|", 100_000)]
    [InlineData("<", 500_000)]
    [InlineData("&", 500_000)]
    [InlineData("\\", 500_000)]
    [InlineData("```\n", 100_000)]
    [InlineData("> a\n", 100_000)]
    public void Any_Markdown_is_formatted_to_its_end(string part, int times)
    {
        var markdown = string.Concat(Enumerable.Repeat(part, times));

        var text = ReplyFormat.Render(markdown, _style);

        Assert.NotEmpty(text);
        Assert.True(text.Length <= markdown.Length * 2);
    }
}
