using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Messages;
using HotelConcierge.Replies;

namespace HotelConcierge.Tests.Replies;

public sealed class EarlyYearsPlanTests
{
    private const int TwilioLimit = 1600;

    private static readonly string[] _names =
    [
        "Where do ladybirds sleep?", "Small helpers of the garden", "Spot counting", "Leaf boats", "Wings of paint",
        "The beetle walk", "A house for insects",
    ];

    private static readonly string _plan = WritePlan();

    [Fact]
    public void A_plan_arrives_in_a_few_well_filled_messages_that_each_start_with_a_heading()
    {
        var chunks = ReplyText.ToChunks(_plan, new TextStyle(WhatsAppMarkup.Instance, TwilioLimit));

        Assert.InRange(chunks.Count, 3, 5);
        Assert.All(chunks, chunk => Assert.InRange(chunk.Length, 1, TwilioLimit));
        Assert.All(chunks, chunk => Assert.StartsWith("*", chunk, StringComparison.Ordinal));
        Assert.All(chunks, chunk => Assert.EndsWith("Understanding the World", chunk, StringComparison.Ordinal));
        Assert.All(chunks.SkipLast(1), chunk => Assert.InRange(chunk.Length, TwilioLimit / 2, TwilioLimit));
    }

    [Fact]
    public void A_plan_reads_well_on_WhatsApp()
    {
        var text = ReplyFormat.Render(_plan, new TextStyle(WhatsAppMarkup.Instance, TwilioLimit));

        Assert.StartsWith(
            """
            *Conversations*

            *_Where do ladybirds sleep?_*
            *Activity description:* Sit down

            """.ReplaceLineEndings("\n").TrimEnd(),
            text,
            StringComparison.Ordinal);
        Assert.Contains(
            "\n\n*Areas of learning:* Mathematics, Understanding the World\n\n*Games and Crafts*\n\n*_Spot counting_*\n",
            text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("**", text, StringComparison.Ordinal);
        Assert.DoesNotContain("#", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_by_SMS_has_no_marks_and_all_its_words()
    {
        var chunks = ReplyText.ToChunks(_plan, new TextStyle(TextMarkup.Plain, TwilioLimit));

        Assert.Equal(
            Words(_plan.Replace("*", "", StringComparison.Ordinal).Replace("#", "", StringComparison.Ordinal)),
            Words(string.Join(' ', chunks)));
    }

    private static string[] Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static string WritePlan()
    {
        var description = string.Concat(
            Enumerable.Repeat(
                "Sit down together and look closely at what is there. Ask what the children see, e.g. colours or shapes, and how many. Let everyone try. ",
                5));
        var items = _names
            .Select(name =>
                $"### {name}\n\n**Activity description:** {description.Trim()}\n\n**Areas of learning:** Mathematics, Understanding the World\n\n"
            )
            .ToArray();
        return $"## Conversations\n\n{string.Concat(items[..2])}## Games and Crafts\n\n{string.Concat(items[2..])}";
    }
}
