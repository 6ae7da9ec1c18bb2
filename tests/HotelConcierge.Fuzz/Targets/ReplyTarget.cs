using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Messages;
using HotelConcierge.Replies;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>From Markdown to messages: every message keeps the limit and shows something, and no letter is lost.</summary>
internal sealed class ReplyTarget : FuzzTarget
{
    private static readonly string[] NotShown = ["```", "~~~", "](", "<", "&", "http", "www.", "[", "\uFFFD"];

    public override string Name => "reply";

    public override double Share => 12;

    public override IEnumerable<string> Seeds =>
        [
            "# Ideas\n\n1. **Bold** and *italic* and ~~struck~~ and `code`\n   - nested\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
            "A [link](https://h.example/a_b) and ![picture](https://h.example/p.png) and https://h.example/x_y_z.\n\n```python\nprint('*')\n```\n\nEnd. And so on! Or? Yes...",
            "*_both_* ***three*** __init__ snake_case 2*3*4 \\*escaped\\* <b>html</b> &amp; &#128512;\n\n---\n\nTitle\n=====\n",
            "👨‍👩‍👧‍👦 สวัสดี 温泉。 مرحبا " + "word ".PadLeft(60, 'x'),
            "- a\n- b\n\n  c\n\n      code\n\n1) x\n10) y\n",
            string.Concat(Enumerable.Repeat("A sentence of some words, said twice. ", 60)),
        ];

    public override ValueTask<string> RunAsync(FuzzInput input)
    {
        var style = new TextStyle(
            input.Choose(2) == 0 ? TextMarkup.Plain : WhatsAppMarkup.Instance,
            input.Choose([20, 21, 27, 40, 70, 160, 1600, 4096]));
        var options = input.Choose(4) == 0 ? new ChunkOptions { NumberAbove = 1 } : ChunkOptions.Default;
        if (options.NumberAbove == 1)
            style = style with { MaxLength = style.MaxLength + 40 };

        var chunks = ReplyText.ToChunks(input.Text, style, options);

        Require(chunks.All(chunk => chunk.Length <= style.MaxLength), "a message is too long");
        Require(chunks.All(chunk => !string.IsNullOrWhiteSpace(chunk)), "a message is empty");
        Require(!NotShown.All(mark => !input.Text.Contains(mark, StringComparison.OrdinalIgnoreCase)) || options.NumberAbove == 1
            || Letters(input.Text) == chunks.Sum(Letters), $"letters were lost: {Letters(input.Text)} became {chunks.Sum(Letters)}");
        return ValueTask.FromResult($"{style.Markup} {style.MaxLength} {Math.Min(chunks.Count, 10)}");
    }

    private static int Letters(string text) => text.Count(char.IsLetter);
}
