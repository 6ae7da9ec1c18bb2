using System.Text.Json;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Tools;

namespace HotelConcierge.Tests.Tools;

public sealed class ToolResultTests
{
    [Fact]
    public void Words_alone_are_kept_as_the_text_that_they_always_were()
    {
        Assert.Equal("\"Nothing found.\"", Write("Nothing found."));
        Assert.Equal("Nothing found.", Read("\"Nothing found.\"").Text);
    }

    [Fact]
    public void What_was_kept_before_tools_had_lines_is_read_as_before()
    {
        var read = Read("""{"text":"{}","attachments":[{"part":"choices","heading":"","options":[{"id":"a","label":"A"}],"button":"Pick"}]}""");

        Assert.Equal(("{}", null, false, null), (read.Text, read.Line, read.SaysAll, read.Reply));
        Assert.IsType<ReplyPart.Choices>(Assert.Single(read.Attachments));
    }

    [Fact]
    public void Everything_that_a_tool_said_comes_back()
    {
        var choices = new ReplyPart.Choices("", [new("a", "A"), new("b", "B")], "Pick") { NumberHint = "Answer with a number." };
        foreach (var result in new ToolResult[]
        {
            new("{}", [choices]) { Line = "Booked.", SaysAll = true },
            new("{}", []) { Line = "Booked." },
            new("{}", []) { Reply = "offTopic" },
            new("", []),
        })
        {
            var read = Read(Write(result));

            Assert.Equal(
                (result.Text, result.Line, result.SaysAll, result.Reply, result.Attachments.Count),
                (read.Text, read.Line, read.SaysAll, read.Reply, read.Attachments.Count));
            Assert.Equal(Write(result), Write(read));
        }
    }

    private static string Write(ToolResult result) => JsonSerializer.Serialize(result, TurnJson.Options);

    private static ToolResult Read(string json) => JsonSerializer.Deserialize<ToolResult>(json, TurnJson.Options)!;
}
