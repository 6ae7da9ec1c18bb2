using HotelConcierge.Channels;
using HotelConcierge.Contracts;
using HotelConcierge.Messages;
using static HotelConcierge.Tests.Channels.Line.LineSamples;

namespace HotelConcierge.Tests.Channels.Line;

/// <summary>What each kind of event says, and what of it is nothing for us.</summary>
public sealed class LineWebhookTests
{
    private static readonly DateTimeOffset Now = new ManualTimeProvider().GetUtcNow();

    [Fact]
    public void A_text_is_read_with_its_ids_its_time_and_its_reply_token()
    {
        var message = Only(Message("\"type\":\"text\",\"text\":\"Where is the pool?\",\"quoteToken\":\"q\",\"markAsReadToken\":\"r\""));

        Assert.Equal((EventId, "468000000000000001"), (message.Id, message.SourceId));
        Assert.Equal((Address, MessageKind.Text, "Where is the pool?"), (message.Address, message.Kind, message.Text));
        Assert.Equal(Now.ToUnixTimeMilliseconds(), message.Sequence);
        Assert.Equal(new ReplyToken(Token, Now + TimeSpan.FromSeconds(50)), message.ReplyToken);
    }

    [Theory]
    [InlineData("image", MessageKind.Picture, "image/jpeg")]
    [InlineData("video", MessageKind.Video, "video/mp4")]
    [InlineData("audio", MessageKind.Voice, "audio/m4a")]
    public void What_LINE_keeps_is_fetched_by_the_id_of_its_message(string type, MessageKind kind, string contentType)
    {
        var message = Only(Message($$"""{{""}}"type":"{{type}}","duration":6000,"contentProvider":{"type":"line"}"""));

        Assert.Equal((kind, ""), (message.Kind, message.Text));
        Assert.Equal([new InboundMedia("468000000000000001", contentType)], message.Media);
    }

    [Fact]
    public void What_lies_elsewhere_is_not_fetched() => Assert.Empty(
        Only(Message(
            """
            "type":"image","contentProvider":{"type":"external","originalContentUrl":"https://evil.example/a.jpg","previewImageUrl":"https://evil.example/b.jpg"}
            """)).Media);

    [Theory]
    [InlineData("menu.pdf", "application/octet-stream")]
    [InlineData("plan.TXT", "text/plain")]
    [InlineData("plan.md", "text/markdown")]
    [InlineData("plan", "application/octet-stream")]
    public void A_file_has_its_name_and_its_size_and_a_text_is_known_by_its_name(string name, string type)
    {
        var message = Only(Message($$"""{{""}}"type":"file","fileName":"{{name}}","fileSize":2138"""));

        Assert.Equal(MessageKind.Document, message.Kind);
        Assert.Equal([new InboundMedia("468000000000000001", type) { Name = name, Size = 2138 }], message.Media);
    }

    [Theory]
    [InlineData("\"type\":\"location\",\"title\":\"Spa\",\"address\":\"Calle Mayor 1\",\"latitude\":36.34,\"longitude\":-6.16", MessageKind.Location, "Spa\nCalle Mayor 1\n36.34, -6.16")]
    [InlineData("\"type\":\"location\",\"latitude\":36.34,\"longitude\":-6.16", MessageKind.Location, "36.34, -6.16")]
    [InlineData("\"type\":\"sticker\",\"packageId\":\"446\",\"stickerId\":\"1988\",\"keywords\":[\"happy\"]", MessageKind.Sticker, "")]
    [InlineData("\"type\":\"hologram\"", MessageKind.Other, "")]
    public void Other_kinds_are_what_they_are(string content, MessageKind kind, string text)
    {
        var message = Only(Message(content));

        Assert.Equal((kind, text), (message.Kind, message.Text));
        Assert.Empty(message.Media);
    }

    [Theory]
    [InlineData("spa-1\\nSat 10:00", "spa-1", "Sat 10:00")]
    [InlineData("spa-1", "spa-1", "spa-1")]
    [InlineData("spa-1\\n", "spa-1", "spa-1")]
    [InlineData("\\nx", "\nx", "\nx")]
    public void A_tap_is_its_choice_and_what_was_on_the_button(string data, string id, string text)
    {
        var message = Only(Event($$"""{{""}}"type":"postback","postback":{"data":"{{data}}"}"""));

        Assert.Equal((id, text, MessageKind.Text), (message.ChoiceId, message.Text, message.Kind));
        Assert.NotNull(message.ReplyToken);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public void Who_adds_the_account_opens_the_chat(string isUnblocked)
    {
        var message = Only(Event($$"""{{""}}"type":"follow","follow":{"isUnblocked":{{isUnblocked}}}"""));

        Assert.Equal(("/start", true), (message.Text, message.OpensChat));
        Assert.NotNull(message.ReplyToken);
    }

    [Fact]
    public void Who_blocks_the_account_is_out_unless_they_came_back_since()
    {
        var (leaves, comes) = (
            Event("\"type\":\"unfollow\"", timestamp: 2000, id: "01KB0000000000000000000002"),
            Event("\"type\":\"follow\",\"follow\":{\"isUnblocked\":true}", timestamp: 3000, id: "01KB0000000000000000000003"));

        Assert.Equal([Address], Read(Events(leaves)).Blocked);
        Assert.Empty(Read(Events(comes, leaves)).Blocked);
    }

    [Fact]
    public void What_a_guest_replies_to_and_what_they_take_back_is_told_by_its_id()
    {
        Assert.Equal(new QuotedMessage("468000"), Only(Message("\"type\":\"text\",\"text\":\"x\",\"quotedMessageId\":\"468000\"")).Quoted);
        Assert.Null(Only(Message("\"type\":\"text\",\"text\":\"x\"")).Quoted);
        Assert.Equal(
            [new RevokedMessage(Address, "468001")], Read(Events(Event("\"type\":\"unsend\",\"unsend\":{\"messageId\":\"468001\"}"))).Revoked);
        Assert.Equal(["unsend"], Read(Events(Event("\"type\":\"unsend\",\"unsend\":{}"))).Unread);
    }

    [Fact]
    public void Events_of_several_guests_are_read_by_their_time()
    {
        var reading = Read(Events(
            Event(Text("third"), timestamp: 3000, id: "01KB0000000000000000000003"),
            Event(Text("first"), timestamp: 1000, id: "01KB0000000000000000000001", source: """{"type":"user","userId":"Ucccccccccccccccccccccccccccccccc"}"""),
            Event(Text("second"), timestamp: 2000, id: "01KB0000000000000000000002")));

        Assert.Equal(["first", "second", "third"], reading.Messages.Select(message => message.Text));
        Assert.Equal(2, reading.Messages.Select(message => message.Address).Distinct().Count());
    }

    [Theory]
    [InlineData("standby", null)]
    [InlineData("active", """{"type":"group","groupId":"Cdddddddddddddddddddddddddddddddd","userId":"Ubbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"}""")]
    [InlineData("active", """{"type":"room","roomId":"Rdddddddddddddddddddddddddddddddd"}""")]
    [InlineData("active", "null")]
    public void What_others_answer_and_what_others_hear_is_nothing_for_us(string mode, string? source)
    {
        var reading = Read(Events(Event(Text("hello"), mode: mode, source: source)));

        Assert.Equal((0, 0), (reading.Messages.Count, reading.Unread.Count));
    }

    [Theory]
    [InlineData("\"type\":\"join\"")]
    [InlineData("\"type\":\"leave\"")]
    [InlineData("\"type\":\"memberJoined\",\"joined\":{\"members\":[]}")]
    [InlineData("\"type\":\"accountLink\",\"link\":{\"result\":\"ok\",\"nonce\":\"n\"}")]
    [InlineData("\"type\":\"botSuspended\"")]
    [InlineData("\"type\":\"videoPlayComplete\",\"videoPlayComplete\":{\"trackingId\":\"t\"}")]
    [InlineData("\"type\":\"whatever comes next\"")]
    public void What_says_nothing_is_passed_over(string content) =>
        Assert.Empty(Read(Events(Event(content), Message("\"type\":\"text\",\"text\":\"hello\"", id: "01KB0000000000000000000002"))).Unread);

    [Theory]
    [InlineData("\"type\":\"message\"")]
    [InlineData("\"type\":\"message\",\"message\":{\"type\":\"text\",\"text\":\"no id\"}")]
    [InlineData("\"type\":\"message\",\"message\":{\"id\":\"1\"}")]
    [InlineData("\"type\":\"message\",\"message\":{\"id\":\"1\",\"type\":\"location\",\"latitude\":91,\"longitude\":0}")]
    [InlineData("\"type\":\"postback\"")]
    [InlineData("\"type\":\"postback\",\"postback\":{\"data\":7}")]
    public void What_cannot_be_read_is_named_and_takes_nothing_else_with_it(string content)
    {
        var reading = Read(Events(Event(content), Message("\"type\":\"text\",\"text\":\"hello\"", id: "01KB0000000000000000000002")));

        Assert.Single(reading.Unread);
        Assert.Equal("hello", Assert.Single(reading.Messages).Text);
    }

    [Fact]
    public void Without_an_id_or_a_guest_an_event_is_not_read()
    {
        Assert.Equal(["message"], Read(Events(Event(Text("x"), id: ""))).Unread);
        Assert.Equal(["message"], Read(Events(Event(Text("x"), source: """{"type":"user"}"""))).Unread);
    }

    [Fact]
    public void An_empty_list_is_what_LINE_tries_an_address_with() => Assert.Empty(Read(Events()).Messages);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"events":[]}""")]
    [InlineData("""{"destination":"U1"}""")]
    public void What_is_no_webhook_is_malformed(string body) => Assert.IsType<WebhookReading.Malformed>(Channel().Read(Webhook(body)));

    [Theory]
    [InlineData(0, false, 50)]
    [InlineData(-30, false, 20)]
    [InlineData(-55, false, null)]
    [InlineData(30, false, 50)]
    [InlineData(-600, true, 50)]
    [InlineData(-1170, true, 20)]
    [InlineData(-1300, true, null)]
    public void A_token_is_used_while_LINE_knows_it(int happenedSecondsFromNow, bool isAgain, int? goodForSeconds)
    {
        var time = Now.AddSeconds(happenedSecondsFromNow).ToUnixTimeMilliseconds();

        var message = Only(Message("\"type\":\"text\",\"text\":\"x\"", timestamp: time, isAgain: isAgain));

        Assert.Equal(goodForSeconds, (message.ReplyToken?.Until - Now)?.TotalSeconds);
    }

    private static InboundMessage Only(string occurrence) => Assert.Single(Read(Events(occurrence)).Messages);

    private static string Text(string text) => $$"""{{""}}"type":"message","message":{"id":"1","type":"text","text":"{{text}}"}""";
}
