using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Messages;
using HotelConcierge.Replies;

namespace HotelConcierge.Tests.Replies;

public sealed class ChunkerTests
{
    private static TextStyle WhatsApp(int length) => new(WhatsAppMarkup.Instance, length);

    private static TextStyle Plain(int length) => new(TextMarkup.Plain, length);

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\u00A0 ")]
    public void Nothing_to_say_is_no_chunk(string text) => Assert.Empty(Chunker.Split(text, WhatsApp(20)));

    [Fact]
    public void Text_that_fits_is_one_chunk() => Assert.Equal(["Hello *you*"], Chunker.Split(" Hello *you*\n", WhatsApp(20)));

    [Fact]
    public void A_limit_below_twenty_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Chunker.Split("x", Plain(19)));

        Assert.Contains("TextStyle.MaxLength must be at least 20", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The spa is open now.\n\nAsk us. Any time you like.", "The spa is open now.", "Ask us. Any time you like.")]
    [InlineData("- towels and robes\n- slippers. And soap", "- towels and robes", "- slippers. And soap")]
    [InlineData("The spa is open today. Come and enjoy it", "The spa is open today.", "Come and enjoy it")]
    [InlineData("The spa is open today, come and enjoy it", "The spa is open today,", "come and enjoy it")]
    [InlineData("The spa is open today and it is lovely", "The spa is open today and it is", "lovely")]
    [InlineData("Ask for fruit juices, e.g. orange or apple", "Ask for fruit juices,", "e.g. orange or apple")]
    [InlineData("Please come and ask for Dr. Smith in 12", "Please come and ask for Dr. Smith", "in 12")]
    [InlineData("The big pool is now 3.5 metres deep there", "The big pool is now 3.5 metres", "deep there")]
    [InlineData("温泉は朝六時から夜十時まで開いています。予約は必要ありませんので、どうぞ", "温泉は朝六時から夜十時まで開いています。", "予約は必要ありませんので、どうぞ")]
    [InlineData("他说：「游泳池现在已经开放了，欢迎光临。」请您随时过来看看吧好吗我们会等着您来", "他说：「游泳池现在已经开放了，欢迎光临。」", "请您随时过来看看吧好吗我们会等着您来")]
    [InlineData("هل ترغب في حجز طاولة؟ مطعمنا مفتوح الآن", "هل ترغب في حجز طاولة؟", "مطعمنا مفتوح الآن")]
    [InlineData("आपका कमरा तैयार है। कृपया यहाँ पर आइए जी", "आपका कमरा तैयार है।", "कृपया यहाँ पर आइए जी")]
    [InlineData("ยินดีต้อนรับสู่โรงแรม สระว่ายน้ำเปิดแล้ว", "ยินดีต้อนรับสู่โรงแรม", "สระว่ายน้ำเปิดแล้ว")]
    public void The_cut_is_where_a_reader_would_pause(string text, params string[] chunks) =>
        Assert.Equal(chunks, Chunker.Split(text, Plain(34)));

    [Fact]
    public void A_heading_moves_on_with_what_it_announces()
    {
        var text = "A word about breakfast, which is served early.\n\n*Pool*\nIt opens at nine and closes at eight.";

        Assert.Equal(
            ["A word about breakfast, which is served early.", "*Pool*\nIt opens at nine and closes at eight."],
            Chunker.Split(text, WhatsApp(60)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_heading_of_the_Markdown_never_ends_a_chunk(bool marks)
    {
        var markdown = string.Concat(Enumerable.Range(0, 30).Select(i =>
            $"## Title\n\n### Detail\n\n{string.Concat(Enumerable.Repeat("word ", 5 + i))}\n\n"));
        for (var limit = 60; limit < 200; limit++)
            Assert.All(
                ReplyText.ToChunks(markdown, marks ? WhatsApp(limit) : Plain(limit)),
                chunk => Assert.EndsWith("word", chunk, StringComparison.Ordinal));
    }

    [Fact]
    public void Bold_is_closed_at_a_cut_and_opened_again() =>
        Assert.Equal(
            ["Note: *the pool is*", "*closed for repairs*", "*all day*, sorry"],
            Chunker.Split("Note: *the pool is closed for repairs all day*, sorry", WhatsApp(20)));

    [Fact]
    public void Nested_marks_are_closed_in_order() =>
        Assert.Equal(
            ["*_The whole long_*", "*_line is both_*"],
            Chunker.Split("*_The whole long line is both_*", WhatsApp(20)));

    [Fact]
    public void A_code_block_is_closed_and_opened_again_and_keeps_its_indent() =>
        Assert.Equal(
            ["```\nfirst line\n  second\n```", "```\n  third line\nend\n```"],
            Chunker.Split("```\nfirst line\n  second\n  third line\nend\n```", WhatsApp(30)));

    [Fact]
    public void A_lone_star_is_no_mark() =>
        Assert.Equal(["2 * 3 * 4 is", "twenty-four for 5*"], Chunker.Split("2 * 3 * 4 is twenty-four for 5*", WhatsApp(20)));

    [Fact]
    public void An_address_is_never_cut()
    {
        const string Address = "https://h.example/a-b_c?d=e,f.g";

        Assert.Equal(
            ["予約はこちら", Address, "です"],
            Chunker.Split($"予約はこちら{Address}。です", Plain(31)).Select(chunk => chunk.Trim('。')).ToArray());
        Assert.Equal(
            ["Bold:", Address, "yes"],
            Chunker.Split($"*Bold: {Address} yes*", WhatsApp(31)).Select(chunk => chunk.Trim('*')).ToArray());
        Assert.Equal([Address], Chunker.Split($"*{Address}*", WhatsApp(31)));
    }

    [Fact]
    public void An_address_longer_than_the_limit_is_cut_at_the_limit()
    {
        var address = "https://h.example/" + new string('a', 50);

        var chunks = Chunker.Split(address, Plain(20));

        Assert.Equal(address, string.Concat(chunks));
        Assert.All(chunks.SkipLast(1), chunk => Assert.Equal(20, chunk.Length));
    }

    [Theory]
    [InlineData("👨‍👩‍👧‍👦")]
    [InlineData("👩🏽‍❤️‍💋‍👨🏿")]
    [InlineData("🇵🇹")]
    [InlineData("e\u0301\u0323")]
    [InlineData("कि")]
    [InlineData("*\uFE0F\u20E3")]
    public void A_character_as_the_reader_sees_it_is_never_cut(string character)
    {
        var text = string.Concat(Enumerable.Repeat(character, 50));
        for (var limit = 20; limit < 60; limit++)
        {
            var chunks = Chunker.Split(text, WhatsApp(limit));
            Assert.Equal(text, string.Concat(chunks));
            Assert.All(chunks, chunk => Assert.Equal("", chunk.Replace(character, "", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_character_longer_than_the_limit_is_cut_between_code_points()
    {
        var text = "z" + string.Concat(Enumerable.Repeat("\U0001E000", 40));

        var chunks = Chunker.Split(text, Plain(20));

        Assert.Equal(text, string.Concat(chunks));
        Assert.All(chunks, chunk => Assert.False(char.IsLowSurrogate(chunk[0]) || chunk.Length > 20));
    }

    [Fact]
    public void Chunks_are_numbered_inside_the_limit_when_there_are_many()
    {
        var text = string.Concat(Enumerable.Repeat("word ", 500));

        var chunks = Chunker.Split(text, Plain(100), new ChunkOptions { NumberAbove = 2 });

        Assert.All(chunks, (chunk, index) => Assert.StartsWith($"({index + 1}/{chunks.Count})\nword", chunk, StringComparison.Ordinal));
        Assert.All(chunks, chunk => Assert.InRange(chunk.Length, 1, 100));
    }

    [Theory]
    [InlineData(100, 2, "one")]
    [InlineData(59, 0, "two words of a text that is longer than the limit that it has")]
    public void Chunks_are_not_numbered_when_few_or_small(int limit, int above, string text) =>
        Assert.StartsWith(
            text[..3],
            Chunker.Split(text, Plain(limit), new ChunkOptions { NumberAbove = above })[0],
            StringComparison.Ordinal);
}
