using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Tests.Messages;

public sealed class TurnIdsTests
{
    private static readonly ConversationId Guest = ConversationId.For(new(new("twilio"), "whatsapp:+14155238886", "whatsapp:+34600000000"));

    public static TheoryData<string> MessageIds =>
    [
        "SM00000000000000000000000000000001",
        "wamid.HBgLMzQ2MDAwMDAwMDAVAgASGBQzQTdB==",
        "a/b\\c#d?e",
        "",
        "-",
        "\u0000",
        "👍",
        new string('x', 64),
        new string('x', 65),
        new string('x', 5000),
    ];

    [Theory]
    [MemberData(nameof(MessageIds))]
    public void Any_message_id_gives_an_id_that_stores_and_engines_take(string messageId)
    {
        var id = TurnIds.For(Guest, messageId);

        TableLimits.CheckKey(id, nameof(id));
        Assert.InRange(id.Length, 1, 100);
        Assert.All(id, letter => Assert.True(char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'));
        Assert.Equal(Guest, TurnIds.ConversationOf(id));
        Assert.Equal(id, TurnIds.For(Guest, messageId));
    }

    /// <summary>A send that is repeated by the next version has to bear the same key.</summary>
    [Fact]
    public void The_key_of_a_piece_never_changes()
    {
        Assert.Equal("fbda89e6-b734-8659-a939-a9471c044c0a", TurnIds.KeyOfPiece("twilio-abc-SM1", 0).ToString());
        Assert.Equal("11fe600a-8e9e-8c62-a842-2d9152d4c059", TurnIds.KeyOfPiece("twilio-abc-SM1", -1).ToString());
    }

    [Fact]
    public void Different_messages_give_different_ids()
    {
        var ids = ((IEnumerable<object[]>)MessageIds).Select(row => TurnIds.For(Guest, (string)row[0])).ToList();

        Assert.Equal(ids.Count, ids.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void A_plain_message_id_can_be_read_in_the_turns_id() =>
        Assert.Equal($"{Guest}-SM01", TurnIds.For(Guest, "SM01"));

    [Theory]
    [InlineData("")]
    [InlineData("twilio")]
    [InlineData("twilio-short")]
    public void An_id_of_something_else_is_no_error(string id) => Assert.NotNull(TurnIds.ConversationOf(id).Value);
}
