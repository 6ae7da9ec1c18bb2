using HotelConcierge.Messages;
using HotelConcierge.Replies;

namespace HotelConcierge.Tests.Replies;

public class CitationsTests
{
    private static readonly ReplyPart[] s_pages =
    [
        new ReplyPart.Link("Sleep", "https://p.example/sleep") { CitedAs = 1 },
        new ReplyPart.Link("Crying", "https://p.example/crying") { CitedAs = 2 },
        new ReplyPart.Link("Map", "https://p.example/map"),
    ];

    [Theory]
    [InlineData("Hold your baby [2].", "Hold your baby.", "Crying,Map")]
    [InlineData("Dim the light. [1][2]", "Dim the light.", "Sleep,Map")]
    [InlineData("Our articles say nothing about it.", "Our articles say nothing about it.", "Map")]
    [InlineData("Nothing of the kind [7].", "Nothing of the kind.", "Map")]
    [InlineData("A [box] and [12345] stay.", "A [box] and [12345] stay.", "Map")]
    [InlineData("[", "[", "Map")]
    public void Only_a_page_that_is_cited_is_shown_and_nobody_reads_numbers(string text, string read, string shown)
    {
        var (plain, parts) = Citations.Apply(text, s_pages);

        Assert.Equal((read, shown), (plain, string.Join(',', parts.Cast<ReplyPart.Link>().Select(link => link.Title))));
    }

    [Fact]
    public void Where_there_is_nothing_to_cite_brackets_are_words() =>
        Assert.Equal("Step [1]", Citations.Apply("Step [1]", [s_pages[2]]).Text);
}
