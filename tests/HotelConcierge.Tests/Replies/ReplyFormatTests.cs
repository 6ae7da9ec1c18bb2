using HotelConcierge.Channels.Telegram;
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
    [InlineData("<b>x</b> &amp; <script>", "*x* & <script>", "x & <script>")]
    [InlineData("<div>\nx\n</div>", "x", "x")]
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
    [InlineData(
        "Breakfast is <b>free</b>.<br>See you there!",
        "Breakfast is *free*.\nSee you there!",
        "Breakfast is free.\nSee you there!")]
    [InlineData(
        "<p>El desayuno es <strong>gratis</strong>.</p><p>Hasta pronto</p>",
        "El desayuno es *gratis*.\n\nHasta pronto",
        "El desayuno es gratis.\n\nHasta pronto")]
    [InlineData("<p>Eins</p>\n<p>Zwei</p>\n\nDrei", "Eins\n\nZwei\n\nDrei", "Eins\n\nZwei\n\nDrei")]
    [InlineData(
        "Voir <a href=\"https://h.example/menu\">la carte</a>",
        "Voir la carte (https://h.example/menu)",
        "Voir la carte (https://h.example/menu)")]
    [InlineData("<a href='https://h.example/'>https://h.example</a>", "https://h.example", "https://h.example")]
    [InlineData("<a href=\"javascript:alert(1)\">Aqui</a>", "Aqui", "Aqui")]
    [InlineData(
        "Orari:<ul><li>Piscina 9-19</li><li><i>Spa</i> 10-20</li></ul>A presto",
        "Orari:\n- Piscina 9-19\n- _Spa_ 10-20\nA presto",
        "Orari:\n- Piscina 9-19\n- Spa 10-20\nA presto")]
    [InlineData("<ol>\n  <li>One</li>\n  <li>Two</li>\n</ol>", "1. One\n2. Two", "1. One\n2. Two")]
    [InlineData("<h2>สระว่ายน้ำ</h2>เปิด 9 โมง", "*สระว่ายน้ำ*\nเปิด 9 โมง", "สระว่ายน้ำ\nเปิด 9 โมง")]
    [InlineData(
        "<table><tr><th>Time</th><th>What</th></tr><tr><td>9</td><td>Yoga</td></tr></table>",
        "Time | What\n9 | Yoga",
        "Time | What\n9 | Yoga")]
    [InlineData("a<br/>b<br><br>c\n<BR />d", "a\nb\n\nc\n\nd", "a\nb\n\nc\n\nd")]
    [InlineData("**Bold <i>and italic</i>** <u>line</u><!-- note -->", "*Bold _and italic_* line", "Bold and italic line")]
    [InlineData("- <b>Pool</b>: open\n- <b>Spa", "- *Pool*: open\n- *Spa*", "- Pool: open\n- Spa")]
    [InlineData("Write <your name> and <room>", "Write <your name> and <room>", "Write <your name> and <room>")]
    [InlineData("one\n\n<br>\n\ntwo", "one\n\ntwo", "one\n\ntwo")]
    [InlineData("`<b>` and **x**", "`<b>` and *x*", "<b> and x")]
    public void Html_becomes_what_it_means(string markdown, string whatsApp, string plain)
    {
        Assert.Equal(whatsApp, ReplyFormat.Render(markdown, _whatsApp));
        Assert.Equal(plain, ReplyFormat.Render(markdown, _plain));
    }

    [Theory]
    [InlineData("use 5*3*2 = 30")]
    [InlineData("Son 3*4*5 €, o sea 60 €")]
    [InlineData("Das macht 2*12,50 € + 3*8 € = 49 €")]
    [InlineData("2*3=6 et 4*5=20")]
    [InlineData("(2+3)*4*(1+1) = 40")]
    [InlineData("20*10*5 cm, 3*x*2")]
    [InlineData("2**3**2 = 512")]
    [InlineData("ราคา 2*350*3 บาท")]
    [InlineData("4*20% e 3*10%")]
    public void Stars_between_numbers_stay(string text)
    {
        Assert.Equal(text, ReplyFormat.Render(text, _whatsApp));
        Assert.Equal(text, ReplyFormat.Render(text, _plain));
        Assert.Equal([text], ReplyText.ToChunks(text, new(TelegramMarkup.Instance, 4096)));
    }

    [Theory]
    [InlineData("*5* stars and **4** pools", "<i>5</i> stars and <b>4</b> pools")]
    [InlineData("A *fine* day, **2 pools**", "A <i>fine</i> day, <b>2 pools</b>")]
    [InlineData("<b>9-19</b>, **9**-*19*", "<b>9-19</b>, <b>9</b>-<i>19</i>")]
    public void Stars_around_numbers_are_marks(string markdown, string html) =>
        Assert.Equal([html], ReplyText.ToChunks(markdown, new(TelegramMarkup.Instance, 4096)));

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
