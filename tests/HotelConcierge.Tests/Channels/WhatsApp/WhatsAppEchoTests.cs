using HotelConcierge.Messages;
using static HotelConcierge.Tests.Channels.WhatsApp.WhatsAppSamples;

namespace HotelConcierge.Tests.Channels.WhatsApp;

/// <summary>What the hotel writes in the app on its phone, in the form of Meta's page on <c>smb_message_echoes</c>.</summary>
public sealed class WhatsAppEchoTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1_795_000_000);

    [Fact]
    public void Words_are_the_hotels_and_to_the_guest()
    {
        var reading = Read(Payload("echo-from-the-hotels-phone"));

        Assert.Equal(
            new StaffEcho("wamid.echo", Address, MessageKind.Text, "We answer ourselves", At) { GuestAliases = [] },
            Assert.Single(reading.Echoes) with { GuestAliases = [] });
        Assert.Empty(reading.Messages);
        Assert.Empty(reading.Unread);
    }

    [Fact]
    public void Guest_is_known_by_every_id_that_comes_along()
    {
        var echo = Assert.Single(Read(Payload("echo-with-scoped-id")).Echoes);

        Assert.Equal(Guest, echo.Address.Guest);
        Assert.Equal([ScopedId, "GB.ENT.99"], echo.GuestAliases);
    }

    [Theory]
    [InlineData(
        """ "to":"","to_user_id":"GB.13491208655302741918","type":"text","text":{"body":"Yes"} """,
        MessageKind.Text, "Yes", ScopedId)]
    [InlineData(""" "type":"image","image":{"id":"1","caption":"The garden"} """, MessageKind.Picture, "The garden", Guest)]
    [InlineData(""" "type":"audio","audio":{"id":"1"} """, MessageKind.Voice, "", Guest)]
    [InlineData(""" "type":"document","document":{"id":"1","filename":"bill.pdf"} """, MessageKind.Document, "", Guest)]
    [InlineData(""" "type":"location","location":{"latitude":36.5,"longitude":-6} """, MessageKind.Location, "36.5, -6", Guest)]
    [InlineData(""" "type":"poll_creation" """, MessageKind.Other, "", Guest)]
    [InlineData(
        """ "type":"edit","edit":{"original_message_id":"w","message":{"type":"text","text":{"body":"At nine"}}} """,
        MessageKind.Text, "At nine", Guest)]
    public void Whatever_is_sent_is_an_answer(string content, MessageKind kind, string text, string guest)
    {
        var echo = Assert.Single(Read(With(content)).Echoes);

        Assert.Equal((kind, text, guest, "wamid.1"), (echo.Kind, echo.Text, echo.Address.Guest, echo.MessageId));
    }

    [Theory]
    [InlineData(""" "type":"reaction","reaction":{"message_id":"wamid.guest","emoji":"👍"} """)]
    [InlineData(""" "type":"revoke","revoke":{"original_message_id":"wamid.echo"} """)]
    [InlineData(""" "group_id":"1","type":"text","text":{"body":"All"} """)]
    [InlineData(""" "to":"15550783881","type":"text","text":{"body":"To myself"} """)]
    public void What_answers_no_guest_is_passed_over(string content)
    {
        var reading = Read(With(content));

        Assert.Empty(reading.Echoes);
        Assert.Empty(reading.Unread);
    }

    [Theory]
    [InlineData(""" "from":"15550000000","type":"text","text":{"body":"Of another number"} """)]
    [InlineData(""" "from":"","type":"text","text":{"body":"Of nobody"} """)]
    [InlineData(""" "to":"nobody","type":"text","text":{"body":"To nobody"} """)]
    [InlineData(""" "id":"","type":"text","text":{"body":"Again and again"} """)]
    [InlineData(""" "timestamp":"soon","type":"text","text":{"body":"At no time"} """)]
    [InlineData(""" "type":"text" """)]
    [InlineData(""" "type":"edit","edit":{} """)]
    public void What_cannot_be_one_is_named_and_counts_for_nothing(string content)
    {
        var reading = Read(With(content));

        Assert.Empty(reading.Echoes);
        Assert.Equal(["echo"], reading.Unread);
    }

    [Fact]
    public void Messages_never_come_by_this_field_nor_echoes_by_theirs()
    {
        var echoes = Payload("echo-from-the-hotels-phone");

        Assert.Empty(Read(echoes.Replace("\"message_echoes\"", "\"messages\"", StringComparison.Ordinal)).Messages);
        Assert.Empty(Read(echoes.Replace("smb_message_echoes", "messages", StringComparison.Ordinal)).Echoes);
    }

    /// <summary>An echo of which a part is another one; of two properties of one name the last counts.</summary>
    private static string With(string content) => Value(
        """ "message_echoes":[{"from":"15550783881","to":"447700900123","id":"wamid.1","timestamp":"1795000000",""" + content + "}]",
        "smb_message_echoes");
}
