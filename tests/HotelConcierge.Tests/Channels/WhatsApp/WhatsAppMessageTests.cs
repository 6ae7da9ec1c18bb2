using HotelConcierge.Messages;
using static HotelConcierge.Tests.Channels.WhatsApp.WhatsAppSamples;

namespace HotelConcierge.Tests.Channels.WhatsApp;

/// <summary>What each kind of message says, by payloads of our own in Meta's form.</summary>
public sealed class WhatsAppMessageTests
{
    private const string File = "1479537139650973";

    [Theory]
    [InlineData("text", MessageKind.Text, "Is the pool open at 7? 🏊")]
    [InlineData("image", MessageKind.Picture, "What is this plant?", "image/jpeg")]
    [InlineData("video", MessageKind.Video, "Our room", "video/mp4")]
    [InlineData("document", MessageKind.Document, "My ticket", "application/pdf")]
    [InlineData("voice", MessageKind.Voice, "", "audio/ogg; codecs=opus")]
    [InlineData("audio", MessageKind.Voice, "", "audio/mpeg")]
    [InlineData("sticker", MessageKind.Sticker, "", "image/webp")]
    [InlineData("location", MessageKind.Location, "Beach bar\nCalle Mayor 1\n36.340789, -6.160966")]
    [InlineData("location-bare", MessageKind.Location, "36.5, -6")]
    [InlineData("contacts", MessageKind.Contact, "Tom Ruiz\n+44 7700 900456")]
    [InlineData("contacts-shared-own", MessageKind.Contact, "Ana Ruiz\n+44 7700 900123")]
    [InlineData("template-button", MessageKind.Text, "What have I booked?")]
    [InlineData("order", MessageKind.Other, "For tonight")]
    [InlineData("form-reply", MessageKind.Other, "")]
    [InlineData("interactive-without-object", MessageKind.Other, "")]
    [InlineData("unsupported", MessageKind.Other, "")]
    [InlineData("unsupported-unavailable", MessageKind.Other, "")]
    [InlineData("unknown-type", MessageKind.Other, "")]
    [InlineData("reply", MessageKind.Text, "This one, please")]
    [InlineData("forwarded", MessageKind.Text, "Look at this")]
    [InlineData("product-question", MessageKind.Text, "Is it organic?")]
    public void A_message_is_what_the_guest_sent(string payload, MessageKind kind, string text, string? contentType = null)
    {
        var reading = Read(Payload(payload));

        var message = Assert.Single(reading.Messages);
        Assert.Equal((kind, text, Address, "Ana Ruiz"), (message.Kind, message.Text, message.Address, message.GuestName));
        var name = payload is "document" ? "ticket <1>.pdf" : null;
        var files = message.Media.Select(file => file with { Fingerprint = null });
        Assert.Equal(contentType is null ? [] : [new InboundMedia(File, contentType) { Name = name }], files);
        Assert.StartsWith("wamid.", message.Id, StringComparison.Ordinal);
        Assert.Equal((message.Id, false, null, null), (message.SourceId, message.IsEdit, message.ChoiceId, message.TappedMessageId));
        Assert.Empty(reading.Unread);
    }

    [Theory]
    [InlineData("button-reply", "slot-1", "Sat 10:00")]
    [InlineData("list-reply", "slot-2", "Sat 11:00")]
    public void A_tap_says_the_words_and_the_id_of_the_choice_and_where_it_stood(string payload, string id, string words)
    {
        var message = Assert.Single(Read(Payload(payload)).Messages);

        Assert.Equal(
            (MessageKind.Text, words, id, "wamid.ours"),
            (message.Kind, message.Text, message.ChoiceId, message.TappedMessageId));
    }

    [Theory]
    [InlineData("edit", MessageKind.Text, "Is the sauna open?")]
    [InlineData("edit-caption", MessageKind.Picture, "And this one?")]
    public void An_edit_says_what_the_message_of_before_says_now(string payload, MessageKind kind, string text)
    {
        var message = Assert.Single(Read(Payload(payload)).Messages);

        Assert.Equal((kind, text, true, "wamid.before"), (message.Kind, message.Text, message.IsEdit, message.SourceId));
        Assert.NotEqual("wamid.before", message.Id);
    }

    [Theory]
    [InlineData("reply", "wamid.ours", true)]
    [InlineData("forwarded", null, null)]
    [InlineData("text", null, null)]
    [InlineData("button-reply", null, null)]
    [InlineData("template-button", null, null)]
    public void A_reply_names_the_message_that_it_is_to(string payload, string? id, bool? isOurs)
    {
        var quoted = Assert.Single(Read(Payload(payload)).Messages).Quoted;

        Assert.Equal((id, isOurs), (quoted?.Id, quoted?.IsOurs));
        Assert.Null(quoted?.Text);
    }

    [Theory]
    [InlineData(@"{""from"":""447700900123"",""id"":""wamid.x""}", "wamid.x", false)]
    [InlineData(@"{""id"":""wamid.x""}", "wamid.x", null)]
    [InlineData(@"{""id"":7}", null, null)]
    [InlineData(@"{""from"":""447700900123""}", null, null)]
    [InlineData("7", null, null)]
    public void Whose_message_it_is_may_be_missing(string context, string? id, bool? isOurs)
    {
        var quoted = Assert.Single(Read(Message($@"""type"":""text"",""text"":{{""body"":""this""}},""context"":{context}")).Messages).Quoted;

        Assert.Equal((id, isOurs), (quoted?.Id, quoted?.IsOurs));
    }

    [Fact]
    public void A_message_taken_back_is_named_by_its_own_id()
    {
        var reading = Read(Payload("revoke"));

        var revoked = Assert.Single(reading.Revoked);
        Assert.Equal((Address, "wamid.before"), (revoked.Address, revoked.MessageId));
        Assert.Empty(reading.Messages);
        Assert.Empty(reading.Unread);
    }

    [Theory]
    [InlineData("reaction", "❤️")]
    [InlineData("reaction-removed")]
    public void A_reaction_is_a_sign_under_a_message_and_no_message(string payload, params string[] signs)
    {
        var reading = Read(Payload(payload));

        var reaction = Assert.Single(reading.Reactions);
        Assert.Equal((Address, "wamid.ours", 1_795_000_000), (reaction.Address, reaction.MessageId, reaction.At.ToUnixTimeSeconds()));
        Assert.Equal(signs, reaction.Signs);
        Assert.Empty(reading.Messages);
        Assert.Empty(reading.Unread);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"emoji":"👍"}""")]
    [InlineData("""{"message_id":7,"emoji":"👍"}""")]
    [InlineData("7")]
    public void A_reaction_to_nothing_cannot_be_read(string reaction)
    {
        var reading = Read(Message($"\"type\":\"reaction\",\"reaction\":{reaction}"));

        Assert.Empty(reading.Reactions);
        Assert.Equal(["reaction"], reading.Unread);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"original_message_id":7}""")]
    [InlineData("""{"original_message_id":" "}""")]
    [InlineData("\"wamid.before\"")]
    public void What_is_taken_back_without_a_name_cannot_be_read(string revoke)
    {
        var reading = Read(Message($"\"type\":\"revoke\",\"revoke\":{revoke}"));

        Assert.Empty(reading.Revoked);
        Assert.Equal(["revoke"], reading.Unread);
    }

    [Fact]
    public void A_file_is_known_by_its_digest_whatever_its_id()
    {
        var file = Assert.Single(Assert.Single(Read(Message("""
            "type":"image","image":{"id":"1","mime_type":"image/jpeg","sha256":"c2hh"}
            """)).Messages).Media);

        Assert.Equal("c2hh", file.Fingerprint);
    }

    [Fact]
    public void An_advertisement_is_no_word_of_the_guests()
    {
        var message = Assert.Single(Read(Payload("referral")).Messages);

        Assert.Equal(("Hello", "Two nights for one\nIn November"), (message.Text, message.Promotion));
    }

    [Theory]
    [InlineData("unsupported-pin")]
    [InlineData("group")]
    [InlineData("changed-identity")]
    [InlineData("marketing-stopped")]
    [InlineData("template-status")]
    [InlineData("other-object")]
    [InlineData("status-group")]
    public void What_says_nothing_to_us_is_thanked_for(string payload)
    {
        var reading = Read(Payload(payload));

        Assert.Empty(reading.Messages);
        Assert.Empty(reading.Deliveries);
        Assert.Empty(reading.SameGuests);
        Assert.Empty(reading.Echoes);
        Assert.Empty(reading.Unread);
    }

    [Fact]
    public void A_number_comes_first_and_every_other_id_is_an_alias()
    {
        var message = Assert.Single(Read(Payload("number-and-scoped-id")).Messages);

        Assert.Equal(Guest, message.Address.Guest);
        Assert.Equal([ScopedId, "GB.ENT.99"], message.GuestAliases);
    }

    [Theory]
    [InlineData("scoped-id-alone")]
    [InlineData("scoped-id-in-from")]
    public void Who_hides_their_number_is_known_by_the_business_scoped_id(string payload)
    {
        var message = Assert.Single(Read(Payload(payload)).Messages);

        Assert.Equal((ScopedId, "Ana Ruiz"), (message.Address.Guest, message.GuestName));
        Assert.Empty(message.GuestAliases);
        Assert.Null(Channel().NumberOf(message.Address));
    }

    [Theory]
    [InlineData("changed-number", Guest, "+447700900999", "GB.222")]
    [InlineData("changed-scoped-id", Guest, "GB.222")]
    [InlineData("changed-without-before", "+447700900999", "GB.222")]
    [InlineData("user-id-update", ScopedId, "+447700900999", "GB.222")]
    public void Who_changes_their_number_stays_one_guest(string payload, string before, params string[] now)
    {
        var reading = Read(Payload(payload));

        var guest = Assert.Single(reading.SameGuests);
        Assert.Equal(Address with { Guest = before }, guest.Address);
        Assert.Equal(now, guest.Others);
        Assert.Empty(reading.Messages);
    }

    [Fact]
    public void A_message_from_our_own_number_is_an_echo() =>
        Assert.Empty(Read(Payload("text").Replace("\"from\": \"447700900123\"", "\"from\": \"15550783881\"", StringComparison.Ordinal)).Messages);
}
