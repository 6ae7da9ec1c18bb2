using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Messages;
using HotelConcierge.Replies;

namespace HotelConcierge.Tests.Replies;

public sealed class ReplyFormatTests
{
    private static readonly TextStyle _whatsApp = new(WhatsAppMarkup.Instance, 1600);
    private static readonly TextStyle _plain = new(TextMarkup.Plain, 1600);

    [Theory]
    [InlineData("The **pool** is open", "The *pool* is open", "The pool is open")]
    [InlineData("An *early* dinner", "An _early_ dinner", "An early dinner")]
    [InlineData("~~Closed~~ open", "~Closed~ open", "Closed open")]
    [InlineData("Code `A_1*`", "Code `A_1*`", "Code A_1*")]
    [InlineData("***Both***", "*_Both_*", "Both")]
    [InlineData("**bold *and italic* text**", "*bold _and italic_ text*", "bold and italic text")]
    [InlineData("**bold **twice** over**", "*bold twice over*", "bold twice over")]
    [InlineData("# Welcome", "*Welcome*", "Welcome")]
    [InlineData("## Games and Crafts", "*Games and Crafts*", "Games and Crafts")]
    [InlineData("### Leaf hunt", "*_Leaf hunt_*", "Leaf hunt")]
    [InlineData("## The **big** game", "*The big game*", "The big game")]
    [InlineData("> quiet\n> please", "> quiet\n> please", "> quiet\n> please")]
    [InlineData("[Menu](https://h.example/menu)", "Menu (https://h.example/menu)", "Menu (https://h.example/menu)")]
    [InlineData("[https://h.example](https://h.example/)", "https://h.example", "https://h.example")]
    [InlineData("<https://h.example/a_b>", "https://h.example/a_b", "https://h.example/a_b")]
    [InlineData("[spa@h.example](mailto:spa@h.example)", "spa@h.example", "spa@h.example")]
    [InlineData("![The bay](https://h.example/b.jpg)", "The bay (https://h.example/b.jpg)", "The bay (https://h.example/b.jpg)")]
    [InlineData("![](https://h.example/b.jpg)", "https://h.example/b.jpg", "https://h.example/b.jpg")]
    [InlineData("[Menu][m]\n\n[m]: https://h.example/menu", "Menu (https://h.example/menu)", "Menu (https://h.example/menu)")]
    [InlineData("[note]: kept", "[note]: kept", "[note]: kept")]
    [InlineData("<b>x</b> &amp; <script>", "<b>x</b> & <script>", "<b>x</b> & <script>")]
    [InlineData("<div>\nx\n</div>", "<div>\nx\n</div>", "<div>\nx\n</div>")]
    [InlineData("one\ntwo  \nthree\\\nfour", "one\ntwo\nthree\nfour", "one\ntwo\nthree\nfour")]
    [InlineData("above\n\n---\n\nbelow", "above\n\nbelow", "above\n\nbelow")]
    [InlineData("Open\r\n\r\ndaily", "Open\n\ndaily", "Open\n\ndaily")]
    [InlineData("```js\nlet a = 1;\n  let b;\n```", "```\nlet a = 1;\n  let b;\n```", "let a = 1;\n  let b;")]
    [InlineData("**two\nlines**", "*two*\n*lines*", "two\nlines")]
    public void Markdown_becomes_the_channels_own_formatting(string markdown, string whatsApp, string plain)
    {
        Assert.Equal(whatsApp, ReplyFormat.Render(markdown, _whatsApp));
        Assert.Equal(plain, ReplyFormat.Render(markdown, _plain));
    }

    [Theory]
    [InlineData("* a\n* b", "- a\n- b")]
    [InlineData("1. a\n1. b\n1. c", "1. a\n2. b\n3. c")]
    [InlineData("1. a\n2. b\n4. d", "1. a\n2. b\n4. d")]
    [InlineData("- a\n  - b\n    - c\n- d", "- a\n  - b\n    - c\n- d")]
    [InlineData("1. a\n\n   more\n2. b", "1. a\n\n   more\n\n2. b")]
    [InlineData("Bring:\n- hat\n- towel\n\nBye", "Bring:\n- hat\n- towel\n\nBye")]
    [InlineData("Room 100 €\n+ 20 € tax", "Room 100 €\n+ 20 € tax")]
    [InlineData("- [ ] ask\n- [x] book", "- [ ] ask\n- [x] book")]
    public void Lists_are_kept(string markdown, string expected)
    {
        Assert.Equal(expected, ReplyFormat.Render(markdown, _whatsApp));
        Assert.Equal(expected, ReplyFormat.Render(markdown, _plain));
    }

    [Fact]
    public void A_table_becomes_a_line_for_each_row()
    {
        const string Table = "| Time | What |\n|---|:-:|\n| 9:00 | **Yoga** |\n| 10:00 | Swim |";

        Assert.Equal("*Time | What*\n9:00 | *Yoga*\n10:00 | Swim", ReplyFormat.Render(Table, _whatsApp));
        Assert.Equal("Time | What\n9:00 | Yoga\n10:00 | Swim", ReplyFormat.Render(Table, _plain));
    }

    [Theory]
    [InlineData("un**believ**able", "unbelievable")]
    [InlineData("## A 5* hotel", "A 5* hotel")]
    [InlineData("*snake_case_name is one*", "snake_case_name is one")]
    [InlineData("**https://h.example/a**", "https://h.example/a")]
    [InlineData("**Look: www.h.example**", "Look: www.h.example")]
    [InlineData("**標籤**：文字", "*標籤*：文字")]
    public void Marks_that_WhatsApp_would_not_read_are_left_out(string markdown, string expected) =>
        Assert.Equal(expected, ReplyFormat.Render(markdown, _whatsApp));

    [Theory]
    [InlineData("{")]
    [InlineData("{x} and {{y}} and %s and %1$d")]
    [InlineData("<b")]
    [InlineData("a < b & c > d")]
    [InlineData("&")]
    [InlineData("*")]
    [InlineData("#")]
    [InlineData("-")]
    [InlineData(">")]
    [InlineData("***")]
    [InlineData("2 * 3 * 4 = 24")]
    [InlineData("snake_case_name")]
    [InlineData("#1 choice")]
    [InlineData("a | b | c")]
    [InlineData("C:\\rooms\\new")]
    [InlineData("$5 ~ $7")]
    [InlineData("👨‍👩‍👧‍👦 👩🏽‍❤️‍💋‍👨🏿 🇵🇹 1️⃣")]
    [InlineData("مرحبا، كيف يمكنني مساعدتك؟")]
    [InlineData("שלום, ברוכים הבאים!")]
    [InlineData("สวัสดีครับ ยินดีต้อนรับสู่โรงแรม")]
    [InlineData("नमस्ते, आपका स्वागत है।")]
    [InlineData("https://h.example/_a_/b__c__d*e*f?x=[1]")]
    public void What_a_guest_might_write_survives_as_it_is(string text)
    {
        Assert.Equal(text, ReplyFormat.Render(text, _whatsApp));
        Assert.Equal(text, ReplyFormat.Render(text, _plain));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \r\n\t ")]
    public void Nothing_stays_nothing(string markdown) => Assert.Equal("", ReplyFormat.Render(markdown, _whatsApp));

    [Theory]
    [InlineData(">")]
    [InlineData("[")]
    [InlineData("![")]
    [InlineData("- ")]
    [InlineData("*a ")]
    [InlineData("**a _b ")]
    public void Text_that_nests_absurdly_is_shown_as_written(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 10_000 / part.Length)).Trim();

        Assert.Equal(text, ReplyFormat.Render(text, _plain));
    }

    [Fact]
    public void A_long_document_is_formatted_to_its_end()
    {
        var section = "## Day\n\nBreakfast is **free**.\n\n```\ncode\n\nmore\n```\n\n";
        var markdown = string.Concat(Enumerable.Repeat(section, 2_000));

        var text = ReplyFormat.Render(markdown, _whatsApp);

        Assert.Equal(string.Join("\n\n", Enumerable.Repeat("*Day*\nBreakfast is *free*.\n\n```\ncode\n\nmore\n```", 2_000)), text);
    }
}
