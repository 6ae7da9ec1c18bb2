using System.Text;
using HotelConcierge.Channels;
using HotelConcierge.Channels.Telegram;
using HotelConcierge.Messages;
using static HotelConcierge.Tests.Channels.Telegram.TelegramSamples;

namespace HotelConcierge.Tests.Channels.Telegram;

/// <summary>What becomes of each kind of update.</summary>
public sealed class TelegramUpdateTests
{
    private const string Location = "\"location\":{\"latitude\":36.3407887,\"longitude\":-6.1609661}";

    private static readonly TelegramChannel Channel = TelegramSamples.Channel();

    [Fact]
    public void A_text_is_read_with_its_place_in_the_order_and_the_guests_name()
    {
        var message = Read(Message("\"text\":\"¿Está abierta la piscina?\""));

        Assert.Equal(("900001", 900001L), (message.Id, message.Sequence));
        Assert.Equal(Address, message.Address);
        Assert.Equal((MessageKind.Text, "¿Está abierta la piscina?", "Ana Ruiz"), (message.Kind, message.Text, message.GuestName));
        Assert.Null(message.ChoiceId);
    }

    [Theory]
    [InlineData("\"es\"", "es")]
    [InlineData("\"pt-br\"", "pt")]
    [InlineData("\"zh-hans\"", "zh")]
    [InlineData("\"fil\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("\"e\"", null)]
    [InlineData("7", null)]
    public void The_language_of_the_guests_application_is_read_without_its_country(string tag, string? language) =>
        Assert.Equal(language, Read(Message("\"text\":\"hi\"").Replace("\"es\"", tag, StringComparison.Ordinal)).GuestLanguage);

    [Theory]
    [InlineData(
        "\"photo\":[{\"file_id\":\"small\"},{\"file_id\":\"large\"}],\"caption\":\"Our room\"",
        MessageKind.Picture,
        "Our room",
        "large",
        "image/jpeg"
    )]
    [InlineData("\"voice\":{\"file_id\":\"v1\",\"mime_type\":\"audio/ogg\",\"duration\":3}", MessageKind.Voice, "", "v1", "audio/ogg")]
    [InlineData("\"audio\":{\"file_id\":\"a1\"}", MessageKind.Voice, "", "a1", "audio/mpeg")]
    [InlineData(
        "\"document\":{\"file_id\":\"d1\",\"mime_type\":\"application/pdf\",\"file_name\":\"visa.pdf\"},\"caption\":\"My visa\"",
        MessageKind.Document,
        "My visa",
        "d1",
        "application/pdf"
    )]
    [InlineData("\"video\":{\"file_id\":\"m1\",\"mime_type\":\"video/mp4\"}", MessageKind.Video, "", "m1", "video/mp4")]
    [InlineData("\"animation\":{\"file_id\":\"g1\"},\"document\":{\"file_id\":\"g2\"}", MessageKind.Video, "", "g1", "video/mp4")]
    [InlineData("\"sticker\":{\"file_id\":\"s1\",\"emoji\":\"👍\"}", MessageKind.Sticker, "", "s1", "image/webp")]
    public void A_file_is_read_with_its_kind_and_caption(string content, MessageKind kind, string text, string file, string contentType)
    {
        var message = Read(Message(content));

        Assert.Equal((kind, text), (message.Kind, message.Text));
        var media = Assert.Single(message.Media);
        Assert.Equal((file, contentType), (media.Url, media.ContentType));
        Assert.Equal(content.Contains("visa.pdf", StringComparison.Ordinal) ? "visa.pdf" : null, media.Name);
    }

    [Theory]
    [InlineData(@"""reply_to_message"":{""message_id"":40,""from"":{""id"":123456},""text"":""Which?""}", "40", "Which?", true)]
    [InlineData(
        @"""reply_to_message"":{""message_id"":40,""from"":{""id"":123456},""text"":""Massage or facial?""},""quote"":{""text"":""facial""}",
        "40",
        "facial",
        true
    )]
    [InlineData(@"""reply_to_message"":{""message_id"":40,""from"":{""id"":123456},""caption"":""The pool""}", "40", "The pool", true)]
    [InlineData(@"""reply_to_message"":{""message_id"":39,""from"":{""id"":34600000001},""text"":""Any?""}", "39", "Any?", false)]
    [InlineData(
        @"""reply_to_message"":{""message_id"":39,""from"":{""id"":34600000001},""forward_origin"":{""type"":""user""},""text"":""Say yes""}",
        "39",
        "Say yes",
        false,
        true
    )]
    [InlineData(@"""external_reply"":{""origin"":{""type"":""user""}},""quote"":{""text"":""Say yes""}", "", "Say yes", null, true)]
    [InlineData(@"""external_reply"":{""origin"":{""type"":""user""}}", null, null, null)]
    [InlineData(@"""reply_to_message"":{""message_id"":7,""forum_topic_created"":{""name"":""Spa""}}", null, null, null)]
    [InlineData(@"""reply_to_message"":{""text"":""no number""}", null, null, null)]
    [InlineData(@"""reply_to_message"":[]", null, null, null)]
    public void A_reply_comes_with_what_it_is_to(string fields, string? id, string? text, bool? isOurs, bool isForwarded = false)
    {
        var message = Read(Message($@"""text"":""this one"",{fields}"));

        Assert.Equal("this one", message.Text);
        Assert.Equal(id is null ? null : new QuotedMessage(id) { Text = text, IsOurs = isOurs, IsForwarded = isForwarded }, message.Quoted);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData(@"[{""type"":""emoji"",""emoji"":""👍""}]", "👍")]
    [InlineData(@"[{""type"":""custom_emoji"",""custom_emoji_id"":""5""},{""type"":""emoji"",""emoji"":""❤""},{""type"":""paid""}]", "❤")]
    public void A_reaction_is_what_stands_under_a_message_now(string signs, params string[] read)
    {
        var reading = Assert.IsType<WebhookReading.Genuine>(Channel.Read(Webhook(Reaction($@"""message_id"":42,""date"":1767225600,""new_reaction"":{signs}"))));

        var reaction = Assert.Single(reading.Reactions);
        Assert.Equal((Address, "42", 1_767_225_600), (reaction.Address, reaction.MessageId, reaction.At.ToUnixTimeSeconds()));
        Assert.Equal(read, reaction.Signs);
        Assert.Empty(reading.Messages);
    }

    [Theory]
    [InlineData(@"""date"":1767225600,""new_reaction"":[]")]
    [InlineData(@"""message_id"":42,""new_reaction"":[]")]
    [InlineData(@"""message_id"":42,""date"":99999999999999,""new_reaction"":[]")]
    [InlineData(@"""message_id"":""42"",""date"":-1,""new_reaction"":7")]
    public void A_reaction_of_which_too_little_is_told_is_none(string fields) =>
        Assert.Empty(Assert.IsType<WebhookReading.Genuine>(Channel.Read(Webhook(Reaction(fields)))).Reactions);

    [Fact]
    public void A_reaction_in_a_group_is_none_of_ours() =>
        Assert.Empty(Assert.IsType<WebhookReading.Genuine>(Channel.Read(Webhook(
            Reaction(@"""message_id"":42,""date"":1,""new_reaction"":[]").Replace("private", "group", StringComparison.Ordinal)))).Reactions);

    private static string Reaction(string fields) =>
        $@"{{""update_id"":900009,""message_reaction"":{{""chat"":{{""id"":34600000001,""type"":""private""}},{fields}}}}}";

    [Fact]
    public void A_file_is_known_by_what_is_the_same_in_every_message()
    {
        var media = Assert.Single(Read(Message(@"""document"":{""file_id"":""d1"",""file_unique_id"":""u1""}")).Media);

        Assert.Equal("u1", media.Fingerprint);
    }

    [Theory]
    [InlineData(Location, "36.340789, -6.160966")]
    [InlineData(
        "\"venue\":{" + Location + ",\"title\":\"Catedral\",\"address\":\"Plaza 1\"}," + Location,
        "Catedral\nPlaza 1\n36.340789, -6.160966"
    )]
    public void A_place_is_read_in_words(string content, string text)
    {
        var message = Read(Message(content));

        Assert.Equal((MessageKind.Location, text), (message.Kind, message.Text));
    }

    [Fact]
    public void A_contact_is_read_in_words() =>
        Assert.Equal(
            (MessageKind.Contact, "Ben Ruiz\n+34600000002"),
            Read(Message("\"contact\":{\"phone_number\":\"+34600000002\",\"first_name\":\"Ben\",\"last_name\":\"Ruiz\"}")) is var message
                ? (message.Kind, message.Text)
                : default);

    [Fact]
    public void A_dice_is_content_that_is_not_carried() =>
        Assert.Equal(MessageKind.Other, Read(Message("\"dice\":{\"emoji\":\"🎲\",\"value\":4}")).Kind);

    [Fact]
    public void A_tap_is_the_buttons_words_and_id_and_is_answered_at_once()
    {
        var reading = Assert.IsType<WebhookReading.Genuine>(Channel.Read(Webhook(Tap("slot-7", "Sat 10:00"))));

        var message = Assert.Single(reading.Messages);
        Assert.Equal(("Sat 10:00", "slot-7", "42", "900002"), (message.Text, message.ChoiceId, message.TappedMessageId, message.Id));
        Assert.Equal(MessageKind.Text, message.Kind);
        Assert.Equal(
            new WebhookAcknowledgement("application/json", """{"method":"answerCallbackQuery","callback_query_id":"77001"}"""),
            reading.Acknowledgement);
    }

    [Fact]
    public void A_tap_on_an_old_message_is_the_id_alone()
    {
        var message = Assert.Single(Assert.IsType<WebhookReading.Genuine>(Channel.Read(Webhook(Tap("slot-7", label: null)))).Messages);

        Assert.Equal(("slot-7", "slot-7"), (message.Text, message.ChoiceId));
    }

    [Fact]
    public void A_tap_without_a_message_is_answered_all_the_same()
    {
        var reading = Assert.IsType<WebhookReading.Genuine>(
            Channel.Read(Webhook("""{"update_id":5,"callback_query":{"id":"9","from":{"id":1},"inline_message_id":"x","data":"d"}}""")));

        Assert.Empty(reading.Messages);
        Assert.Contains("\"9\"", reading.Acknowledgement!.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edited_message_is_a_message_with_the_new_words_but_a_moving_place_is_not()
    {
        Assert.Equal(
            "Is the spa open?",
            Read(Message("\"edit_date\":1767225700,\"text\":\"Is the spa open?\"", 900009, "edited_message")).Text);
        AssertNothing(Message("\"edit_date\":1767225700," + Location, 900010, "edited_message"));
    }

    [Fact]
    public void An_edit_is_told_from_a_message_and_has_the_same_source()
    {
        var sent = Read(Message("\"text\":\"Is the spa open?\""));
        var edited = Read(Message("\"edit_date\":1767225700,\"text\":\"Is the spa open?\"", 900009, "edited_message"));

        Assert.Equal((false, true), (sent.IsEdit, edited.IsEdit));
        Assert.NotNull(sent.SourceId);
        Assert.Equal(sent.SourceId, edited.SourceId);
    }

    [Theory]
    [InlineData("\"message_thread_id\":42,\"is_topic_message\":true,", "42")]
    [InlineData("\"message_thread_id\":42,", null)]
    [InlineData("\"message_thread_id\":\"x\",\"is_topic_message\":true,", null)]
    [InlineData("", null)]
    public void The_topic_of_a_message_is_part_of_its_address_and_of_one_conversation(string fields, string? topic)
    {
        var message = Read(Message(fields + "\"text\":\"hi\""));

        Assert.Equal(Address with { Topic = topic }, message.Address);
        Assert.Equal(ConversationId.For(Address), ConversationId.For(message.Address));
    }

    [Theory]
    [InlineData("/start hotel", "/start", "hotel")]
    [InlineData("/start early-years", "/start", "early-years")]
    [InlineData("/start", "/start", null)]
    [InlineData("/start hotel_HC-0000-0000-000W", "HC-0000-0000-000W", "hotel")]
    [InlineData("/start my_hotel_hc-0000-0000-0000", "hc-0000-0000-0000", "my_hotel")]
    [InlineData("/start HC-0000-0000-000W", "HC-0000-0000-000W", null)]
    [InlineData("/start my_hotel", "/start", "my_hotel")]
    [InlineData("/start a b", "/start a b", null)]
    [InlineData("/start <script>", "/start <script>", null)]
    [InlineData("/starter hotel", "/starter hotel", null)]
    public void A_link_names_the_assistant_that_is_wanted(string text, string words, string? assistant)
    {
        var message = Read(Message($"\"text\":\"{text}\""));

        Assert.Equal((words, assistant), (message.Text, message.Assistant));
        Assert.Equal(text.StartsWith("/start ", StringComparison.Ordinal) || text == "/start", message.OpensChat);
    }

    [Fact]
    public void A_guest_who_blocks_the_bot_is_gone_and_one_who_lets_it_in_again_has_said_nothing_yet()
    {
        Assert.Equal(Address, Assert.Single(Assert.IsType<WebhookReading.Genuine>(Channel.Read(Webhook(Membership("kicked")))).Blocked));
        AssertNothing(Membership("member"));
    }

    [Theory]
    [InlineData("""{"update_id":1,"message":{"message_id":1,"chat":{"id":-100,"type":"supergroup"},"from":{"id":1},"text":"hi"}}""")]
    [InlineData(
        """{"update_id":1,"message":{"message_id":1,"chat":{"id":5,"type":"private"},"from":{"id":9,"is_bot":true},"text":"hi"}}"""
    )]
    [InlineData("""{"update_id":1,"channel_post":{"message_id":1,"chat":{"id":-100,"type":"channel"},"text":"hi"}}""")]
    [InlineData(
        """{"update_id":1,"message":{"message_id":1,"chat":{"id":5,"type":"private"},"from":{"id":5},"pinned_message":{"message_id":2}}}"""
    )]
    [InlineData("""{"update_id":1,"my_chat_member":{"chat":{"id":-7,"type":"group"},"new_chat_member":{"status":"kicked"}}}""")]
    [InlineData("""{"update_id":1,"something_new":{}}""")]
    public void What_is_none_of_our_business_is_thanked_for(string body) => AssertNothing(body);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"update_id\":\"1\"}")]
    [InlineData("{\"message\":{\"text\":\"hi\"}}")]
    [InlineData("{\"update_id\":1e400}")]
    [InlineData("""{"\ud83dupdate_id":1}""")]
    public void What_is_no_update_is_malformed(string body) => Assert.IsType<WebhookReading.Malformed>(Channel.Read(Webhook(body)));

    [Theory]
    [InlineData("{\"update_id\":1,\"message\":{\"chat\":{\"id\":5,\"type\":\"private\"},\"text\":\"\\udc00\"}}")]
    [InlineData("{\"update_id\":1,\"message\":{\"chat\":{\"id\":5.5,\"type\":\"private\"},\"text\":\"hi\"}}")]
    [InlineData("{\"update_id\":1,\"message\":{\"chat\":{\"id\":5,\"type\":\"private\"},\"photo\":[1,null,\"x\"]}}")]
    [InlineData("{\"update_id\":1,\"message\":{\"chat\":[],\"text\":{}}}")]
    [InlineData(
        "{\"update_id\":1,\"message\":{\"chat\":{\"id\":5,\"type\":\"private\"},\"location\":{\"latitude\":91,\"longitude\":1e999}}}"
    )]
    [InlineData("{\"update_id\":1,\"message\":7,\"callback_query\":\"x\",\"my_chat_member\":[]}")]
    public void Odd_types_are_read_as_absent(string body) => AssertNothing(body);

    [Fact]
    public void An_update_with_a_field_of_any_type_is_read_without_an_exception()
    {
        string[] values = ["null", "true", "1", "-1e300", "\"x\"", "[]", "{}", "[[{}]]", "{\"id\":1}", "\"\\ud800\""];
        string[] samples =
        [
            Message("\"text\":\"hi\""),
            Message("\"photo\":[{\"file_id\":\"a\"}]"),
            Message("\"venue\":{" + Location + "}"),
            Tap("a", "b"),
            Membership("kicked"),
        ];
        var read = 0;
        foreach (var sample in samples)
        {
            for (var colon = sample.IndexOf(':', StringComparison.Ordinal); colon >= 0; colon = sample.IndexOf(':', colon + 1))
            {
                var next = sample.IndexOfAny([',', '}', ']'], colon);
                foreach (var value in values)
                {
                    Assert.NotNull(Channel.Read(Webhook(sample[..(colon + 1)] + value + sample[next..])));
                    read++;
                }
            }
        }

        Assert.True(read > 500);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("made-up_secret")]
    [InlineData("made-up_Secre")]
    [InlineData("made-up_Secret,made-up_Secret")]
    public void Any_other_secret_is_forged(string? secret) =>
        Assert.IsType<WebhookReading.Forged>(Channel.Read(Webhook(Message("\"text\":\"hi\""), secret)));

    [Fact]
    public void Deep_nesting_is_malformed() =>
        Assert.IsType<WebhookReading.Malformed>(
            Channel.Read(Webhook(Encoding.UTF8.GetBytes("{\"update_id\":1,\"message\":" + new string('[', 5000)))));

    private static InboundMessage Read(string body) =>
        Assert.Single(Assert.IsType<WebhookReading.Genuine>(Channel.Read(Webhook(body))).Messages);

    private static void AssertNothing(string body)
    {
        var reading = Assert.IsType<WebhookReading.Genuine>(Channel.Read(Webhook(body)));
        Assert.Empty(reading.Messages);
        Assert.Empty(reading.Blocked);
    }
}
