using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Messages;
using HotelConcierge.Replies;

namespace HotelConcierge.Tests.Replies;

public sealed class ChunkerPropertyTests
{
    private const string Marks = "*_~`";

    private static readonly Config _config = Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(20_251, 1_601);

    private static readonly string[] _addresses =
        ["https://h.example", "https://h.example/a_b_c?d=*e*&f=g", "http://h.example/(a)/b", "www.h.example/_x_/y"];

    private static readonly Gen<string> _part = Gen.Frequency(
        (8, Gen.Elements("a", "word", "pool", "B", "7", "é", "straße", "snake_case")),
        (6, Gen.Elements(" ", " ", "  ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\t", "\u00A0", "\u2028", "\u3000")),
        (5, Gen.Elements("*", "_", "~", "`", "```", "```\n", "\n```", "**", " *", "* ", " _", "_ ", "*_", "_*")),
        (3, Gen.Elements(".", ",", "! ", "? ", "e.g. ", "3.5", ": ", "(", ")", "\"", "- ", "\n- ", "\n1. ", "\n> ")),
        (2, Gen.Elements("。", "、", "温泉", "スパ", "สวัสดี", "مرحبا؟ ", "नमस्ते। ", "「", "」")),
        (
            2,
            Gen.Elements(
                "👨‍👩‍👧‍👦",
                "👩🏽‍❤️‍💋‍👨🏿",
                "🇵🇹",
                "e\u0301\u0323",
                "*\uFE0F\u20E3",
                "\u0301",
                "\u200D",
                "\u200B",
                "\uFEFF",
                "\u0600")),
        (1, Gen.Elements("\uD83D", "\uDC68", "\0", "\uFFFF")),
        (1, Gen.Elements(_addresses).Select(address => $" {address} ")),
        (1, Gen.Elements(12, 19, 20, 21, 60).Select(length => new string('x', length))),
        (
            1,
            Gen.Elements(
                "*wholly bold*",
                "\n*Title*\n",
                "\n\n*_Title_*\n\n",
                "*bold _both_ text*",
                "`co*de`",
                "```\nline one\n  line two\n```")));

    private static readonly Arbitrary<Sample> _samples = (
        from text in _part.ListOf().Select(string.Concat)
        from limit in Gen.Frequency((3, Gen.Choose(20, 40)), (2, Gen.Choose(41, 200)), (1, Gen.Constant(1600)))
        select new Sample(text, limit)).ToArbitrary();

    /// <summary>Only marks that have their partner.</summary>
    private static readonly Arbitrary<Sample> _formatted = (
        from parts in Gen.Elements(
            "word", "- item", "*two words*", "*quite a few more words in bold*", "_some words in italic_",
            "*_bold and italic words_*", "~struck out~", "`a b`", "*bold, then _both_ and bold*", "```wide code```",
            "*bold with `code` in it*", "\n```\nfirst line\n  second line\n```\n", "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx_").ListOf()
        from between in Gen.Elements(" ", "\n", "\n\n")
        from limit in Gen.Choose(20, 70)
        select new Sample(string.Join(between, parts), limit)).ToArbitrary();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_chunk_has_something_in_it_and_keeps_the_limit(bool marks) =>
        Check(sample => sample.Split(MarkupOf(marks)).All(chunk => !string.IsNullOrWhiteSpace(chunk) && chunk.Length <= sample.Limit));

    [Fact]
    public void Plain_text_loses_nothing_but_white_space_at_the_cuts() =>
        Check(sample => IsWhole(sample.Text, sample.Split(TextMarkup.Plain)));

    [Fact]
    public void Formatted_text_loses_nothing_but_marks_and_white_space() =>
        Check(sample => Same(Strip(sample.Text), Strip(string.Concat(sample.Split(WhatsAppMarkup.Instance)))));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_address_that_fits_is_whole_in_one_chunk(bool marks) =>
        Check(sample =>
        {
            var chunks = sample.Split(MarkupOf(marks));
            return _addresses.Where(address => address.Length <= sample.Limit).All(address =>
                CountWords(sample.Text, address) <= chunks.Sum(chunk => CountWords(chunk, address)));
        });

    [Fact]
    public void Every_character_a_reader_sees_is_whole_in_one_chunk() =>
        Check(sample => VisibleCharacters(sample.Text).SequenceEqual(
            sample.Split(TextMarkup.Plain).SelectMany(VisibleCharacters), StringComparer.Ordinal)
            || VisibleCharacters(sample.Text).Any(character => character.Length > sample.Limit));

    [Fact]
    public void Numbers_count_inside_the_limit() =>
        Check(sample =>
        {
            var style = new TextStyle(WhatsAppMarkup.Instance, sample.Limit + 40);
            var chunks = Chunker.Split(sample.Text, style, new ChunkOptions { NumberAbove = 1 });
            return chunks.Count < 2
                || chunks
                    .Select(
                        (chunk, index) =>
                            chunk.Length <= style.MaxLength && chunk.StartsWith($"({index + 1}/{chunks.Count})\n", StringComparison.Ordinal)
                    )
                    .All(holds => holds);
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Any_text_taken_for_Markdown_is_formatted_and_split(bool marks) =>
        Check(sample =>
        {
            var chunks = ReplyText.ToChunks(sample.Text, new TextStyle(MarkupOf(marks), sample.Limit));
            return chunks.Count > 0 != string.IsNullOrWhiteSpace(sample.Text)
                && chunks.All(chunk => chunk.Length <= sample.Limit)
                && (sample.Text.Contains("```", StringComparison.Ordinal) // The name of a code block's language is not shown.
                    || Same(LettersOf(sample.Text), LettersOf(string.Concat(chunks))));
        });

    [Fact]
    public void No_chunk_has_a_mark_without_its_partner() =>
        Prop.ForAll(_formatted, sample => sample.Split(WhatsAppMarkup.Instance).All(chunk =>
            WhatsAppMarks.Read(chunk).Marks.Sum(mark => mark.Kind is MarkKind.CodeBlock ? mark.Length - 1 : mark.Length)
            == chunk.Count(c => Marks.Contains(c, StringComparison.Ordinal)))).Check(_config);

    private static TextMarkup MarkupOf(bool marks) => marks ? WhatsAppMarkup.Instance : TextMarkup.Plain;

    private static void Check(Func<Sample, bool> holds) => Prop.ForAll(_samples, holds).Check(_config);

    /// <summary>Whether the chunks follow each other in the text with nothing but white space between them.</summary>
    private static bool IsWhole(string text, IReadOnlyList<string> chunks)
    {
        var rest = text.AsSpan();
        foreach (var chunk in chunks)
        {
            while (!rest.StartsWith(chunk, StringComparison.Ordinal) && rest is [var c, ..] && char.IsWhiteSpace(c))
                rest = rest[1..];
            if (!rest.StartsWith(chunk, StringComparison.Ordinal))
                return false;
            rest = rest[chunk.Length..];
        }

        return rest.IsWhiteSpace();
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private static string Strip(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c) && !Marks.Contains(c, StringComparison.Ordinal)));

    private static string LettersOf(string text) =>
        string.Concat(text.Where(char.IsLetter));

    private static int CountWords(string text, string word) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(part => Same(part.Trim('*', '_', '~', '`'), word));

    private static IEnumerable<string> VisibleCharacters(string text)
    {
        for (var characters = StringInfo.GetTextElementEnumerator(text); characters.MoveNext();)
            if (characters.GetTextElement().Trim() is { Length: > 0 } character)
                yield return character;
    }

    private sealed record Sample(string Text, int Limit)
    {
        public IReadOnlyList<string> Split(TextMarkup markup) => Chunker.Split(Text, new TextStyle(markup, Limit));
    }
}
