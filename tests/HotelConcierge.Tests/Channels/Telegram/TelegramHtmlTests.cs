using HotelConcierge.Channels;
using HotelConcierge.Channels.Telegram;
using HotelConcierge.Messages;
using HotelConcierge.Replies;

namespace HotelConcierge.Tests.Channels.Telegram;

/// <summary>Text as Telegram's HTML: every sign shown, every tag closed, lengths counted without tags.</summary>
public sealed class TelegramHtmlTests
{
    private static readonly TextStyle Style = new(TelegramMarkup.Instance, 4096);

    [Theory]
    [InlineData("The **pool** and *spa*", "The <b>pool</b> and <i>spa</i>")]
    [InlineData("~~no~~ `a<b`", "<s>no</s> <code>a&lt;b</code>")]
    [InlineData("***both***", "<b><i>both</i></b>")]
    [InlineData("1 < 2 & 3 > 2, <x>not bold</x>", "1 &lt; 2 &amp; 3 &gt; 2, &lt;x&gt;not bold&lt;/x&gt;")]
    [InlineData("# Spa\nOpen till eight", "<b>Spa</b>\nOpen till eight")]
    [InlineData("```\nif (a < b)\n```", "<pre>if (a &lt; b)</pre>")]
    [InlineData("[Menu](https://hotel.example/a?b=1&c=2)", "Menu (https://hotel.example/a?b=1&amp;c=2)")]
    public void Marks_are_tags_and_all_other_signs_are_shown(string markdown, string html) =>
        Assert.Equal(html, ReplyFormat.Render(markdown, Style));

    [Fact]
    public void Formatting_that_is_cut_is_closed_and_opened_again()
    {
        var chunks = ReplyText.ToChunks("**The whole long line is bold and *slanted at its very end* too**", Style with { MaxLength = 30 });

        Assert.Equal(["<b>The whole long line is bold</b>", "<b>and <i>slanted at its very end</i></b>", "<b>too</b>"], chunks);
    }

    [Fact]
    public void Tags_and_escapes_do_not_count()
    {
        var text = string.Concat(Enumerable.Repeat("<&>", 1365)) + "x";

        var chunk = Assert.Single(ReplyText.ToChunks("**" + text + "**", Style));

        Assert.Equal(4096, HtmlText.ToPlain(chunk).Length);
        Assert.Equal(text, HtmlText.ToPlain(chunk));
    }

    [Fact]
    public void Whatever_is_written_reads_back_as_the_same_text_in_chunks_that_fit()
    {
        var noise = new Random(20_260_101);
        string[] bits =
        [
            "**",
            "*",
            "~~",
            "`",
            "\n",
            "\n\n",
            "# ",
            "- ",
            "<b>",
            "</b>",
            "&amp;",
            "&",
            "<",
            ">",
            "word ",
            "ไทย ",
            "👪",
            "```\n",
            "https://hotel.example/a?b&c ",
            "|",
            "[x](y)",
        ];
        for (var round = 0; round < 500; round++)
        {
            var markdown = string.Concat(Enumerable.Range(0, noise.Next(1, 60)).Select(_ => bits[noise.Next(bits.Length)]));
            var plain = ReplyText.ToChunks(markdown, new(TextMarkup.Plain, 40));
            var html = ReplyText.ToChunks(markdown, new(TelegramMarkup.Instance, 40));

            Assert.Equal(plain, html.Select(HtmlText.ToPlain));
            Assert.All(html, AssertBalanced);
        }
    }

    private static void AssertBalanced(string html)
    {
        var open = new Stack<string>();
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0; at = html.IndexOf('<', at + 1))
        {
            var tag = html[(at + 1)..html.IndexOf('>', at)];
            if (tag[0] == '/')
                Assert.Equal(open.Pop(), tag[1..]);
            else
                open.Push(tag);
        }

        Assert.Empty(open);
    }
}
