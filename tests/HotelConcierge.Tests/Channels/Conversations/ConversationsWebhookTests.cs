using System.Text;
using HotelConcierge.Channels;
using HotelConcierge.Messages;
using static HotelConcierge.Tests.Channels.Conversations.ConversationsSamples;

namespace HotelConcierge.Tests.Channels.Conversations;

/// <summary>What each event of a conversation says.</summary>
public sealed class ConversationsWebhookTests
{
    [Fact]
    public void A_guests_words_come_with_their_place_in_the_conversation()
    {
        var reading = Read(Added());

        var message = Assert.Single(reading.Messages);
        Assert.Equal((MessageSid, MessageKind.Text, "Is there a pool?", 7), (message.Id, message.Kind, message.Text, message.Sequence));
        Assert.Equal(Address, message.Address);
        Assert.Null(message.GuestName);
        Assert.Equal(new MessageAuthor("+34600000001", "MB0123456789abcdef0123456789abcdef", IsGuest: true), reading.Authors[MessageSid]);
    }

    [Theory]
    [InlineData("SMS", true)]
    [InlineData("WHATSAPP", true)]
    [InlineData("MESSENGER", true)]
    [InlineData("SDK", false)]
    [InlineData("sdk", false)]
    [InlineData("API", false)]
    [InlineData("", false)]
    public void Only_a_phone_shows_by_itself_that_it_is_a_guests(string source, bool isGuest) =>
        Assert.Equal(isGuest, Read(Added(("Source", source))).Authors[MessageSid].IsGuest);

    [Theory]
    [InlineData("SDK")]
    [InlineData("API")]
    [InlineData("SMS")]
    public void What_our_own_identity_wrote_is_an_echo(string source) =>
        Assert.Empty(Read(Added(("Author", "concierge"), ("Source", source))).Messages);

    [Theory]
    [InlineData("onMessageAdd")]
    [InlineData("onConversationAdded")]
    [InlineData("onConversationStateUpdated")]
    [InlineData("onParticipantAdded")]
    [InlineData("onMessageUpdated")]
    [InlineData("onUserUpdated")]
    [InlineData("onWhateverComesNext")]
    public void Other_events_and_those_that_ask_for_permission_are_thanked_for_and_not_read(string type)
    {
        var reading = Read(Added(("EventType", type), ("MessageSid", ""), ("Index", "")));

        Assert.Empty(reading.Messages);
        Assert.Null(reading.Acknowledgement);
        Assert.Equal(new WebhookAcknowledgement("application/json", "{}"), Channel().Acknowledgement);
    }

    [Fact]
    public void Files_come_with_what_Twilio_tells_of_them()
    {
        var message = Assert.Single(Read(Added(
            ("Body", ""),
            ("Media", """[{"Sid":"ME01","Filename":"pool.jpg","ContentType":"image/jpeg","Size":1234},{"MediaSid":"ME02","ContentType":"audio/ogg"}]""")))
            .Messages);

        Assert.Equal(MessageKind.Picture, message.Kind);
        Assert.Equal(
            [
                new("ME01", "image/jpeg") { Name = "pool.jpg", Size = 1234, Fingerprint = "ME01" },
                new InboundMedia("ME02", "audio/ogg") { Fingerprint = "ME02" },
            ],
            message.Media);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("[]}{")]
    [InlineData("\"")]
    public void Of_files_that_cannot_be_read_the_words_are_taken_and_the_rest_is_named(string media)
    {
        var reading = Read(Added(("Media", media)));

        Assert.Equal("Is there a pool?", Assert.Single(reading.Messages).Text);
        Assert.Equal(["Media"], reading.Unread);
    }

    [Theory]
    [InlineData("?assistant=early-years", "early-years")]
    [InlineData("?lang=en&assistant=early-years&x=1", "early-years")]
    [InlineData("?Assistant=early%2Dyears", "early-years")]
    [InlineData("?notassistant=hotel", null)]
    [InlineData("?assistant=", null)]
    [InlineData("?assistant", null)]
    [InlineData("", null)]
    public void The_address_of_the_webhook_may_say_who_answers_wherever_in_its_query(string query, string? assistant) =>
        Assert.Equal(assistant, Assert.Single(Read(Added(), Url + query).Messages).Assistant);

    [Fact]
    public void The_query_is_part_of_what_is_signed()
    {
        var signed = Webhook(Added(), Url + "?assistant=hotel&x=1");

        Assert.IsType<WebhookReading.Forged>(Channel().Read(signed with { Url = Url + "?assistant=early-years&x=1" }));
        Assert.IsType<WebhookReading.Forged>(Channel().Read(signed with { Url = Url + "?x=1&assistant=hotel" }));
        Assert.IsType<WebhookReading.Genuine>(
            Channel().Read(signed with { Url = signed.Url.Replace("hotel.example/", "hotel.example:443/", StringComparison.Ordinal) }));
    }

    // Twilio's own example of a signature, from twilio-csharp's RequestValidatorTest: taken, though it is no event of a conversation.
    [Fact]
    public void Twilios_own_example_of_a_signature_is_genuine()
    {
        const string url = "https://mycompany.com/myapp.php?foo=1&bar=2";
        const string body = "Digits=1234&To=%2B18005551212&From=%2B14158675309&Caller=%2B14158675309&CallSid=CA1234567890ABCDE";
        var request = new WebhookRequest(
            "POST",
            url,
            new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["Content-Type"] = "application/x-www-form-urlencoded",
                ["X-Twilio-Signature"] = "RSOYDt4T1cUTdK1PDd93/VVr8B8=",
            },
            Encoding.ASCII.GetBytes(body));

        Assert.StartsWith(
            "EventType is missing",
            Assert.IsType<WebhookReading.Malformed>(Channel(token: "12345").Read(request)).Reason,
            StringComparison.Ordinal);
        Assert.IsType<WebhookReading.Forged>(Channel(token: "12345").Read(request with { Url = "https://mycompany.com/myapp.php?bar=2&foo=1" }));
    }

    [Theory]
    [InlineData("EventType", "", "EventType is missing")]
    [InlineData("ConversationSid", "", "ConversationSid is missing")]
    [InlineData("MessageSid", "", "MessageSid is missing")]
    [InlineData("Author", "", "Author is missing")]
    [InlineData("AccountSid", "AC00000000000000000000000000000000", "AccountSid is not the account in Twilio__AccountSid")]
    [InlineData("ChatServiceSid", "IS00000000000000000000000000000000", "ChatServiceSid is not the service in Conversations__ServiceSid")]
    public void What_is_missing_or_another_accounts_is_said_by_name(string field, string value, string problem) => Assert.StartsWith(
        problem, Assert.IsType<WebhookReading.Malformed>(Channel().Read(Webhook(Added((field, value))))).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_message_that_was_removed_is_taken_back() => Assert.Equal(
        new RevokedMessage(Address, MessageSid), Assert.Single(Read(Added(("EventType", "onMessageRemoved"))).Revoked));

    [Theory]
    [InlineData("sent", "", DeliveryState.Sent, null)]
    [InlineData("delivered", "", DeliveryState.Delivered, null)]
    [InlineData("read", "", DeliveryState.Read, null)]
    [InlineData("undelivered", "21610", DeliveryState.Failed, SendFailure.OptedOut)]
    [InlineData("failed", "63016", DeliveryState.Failed, SendFailure.WindowClosed)]
    [InlineData("failed", "", DeliveryState.Failed, SendFailure.Permanent)]
    public void How_far_a_message_came_to_a_phone_is_a_report(string status, string code, DeliveryState state, SendFailure? failure)
    {
        var report = Assert.Single(Read(Added(("EventType", "onDeliveryUpdated"), ("Status", status), ("ErrorCode", code))).Deliveries);

        Assert.Equal((MessageSid, Address, state, failure), (report.MessageId, report.Address, report.State, report.Failure?.Kind));
    }

    [Fact]
    public void A_state_that_is_not_known_is_no_report() =>
        Assert.Empty(Read(Added(("EventType", "onDeliveryUpdated"), ("Status", "pondered"))).Deliveries);
}
