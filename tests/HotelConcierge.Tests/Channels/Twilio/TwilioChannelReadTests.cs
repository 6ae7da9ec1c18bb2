using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HotelConcierge.Channels;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Messages;
using static HotelConcierge.Tests.Channels.Twilio.TwilioSamples;

namespace HotelConcierge.Tests.Channels.Twilio;

public class TwilioChannelReadTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20_250_101, 1);

    private readonly TwilioChannel _channel = Channel(new RecordedMessages());

    [Fact]
    public void A_whatsapp_text_is_read_word_for_word()
    {
        var message = Message(Payload("whatsapp-text"));

        Assert.Equal("SM11111111111111111111111111111111", message.Id);
        Assert.Equal(Address, message.Address);
        Assert.Equal(MessageKind.Text, message.Kind);
        Assert.Equal("¿Está abierta la piscina? 🏊 + café & más", message.Text);
        Assert.Equal("Ana María", message.GuestName);
        Assert.Empty(message.Media);
        Assert.Empty(message.GuestAliases);
        Assert.Null(message.ChoiceId);
    }

    [Fact]
    public void An_sms_is_read()
    {
        var message = Message(Payload("sms-text"));

        Assert.Equal(new ConversationAddress(new("twilio"), "+12025550100", "+447700900123"), message.Address);
        Assert.Equal("Is breakfast included?", message.Text);
        Assert.Null(message.GuestName);
    }

    [Theory]
    [InlineData("whatsapp-voice", MessageKind.Voice, "audio/ogg", "")]
    [InlineData("whatsapp-video", MessageKind.Video, "video/mp4", "")]
    [InlineData("whatsapp-sticker", MessageKind.Sticker, "image/webp", "")]
    [InlineData("whatsapp-document", MessageKind.Document, "application/pdf", "invoice.pdf")]
    [InlineData("whatsapp-contact", MessageKind.Contact, "text/vcard", "")]
    public void A_file_is_known_by_its_content_type(string payload, MessageKind kind, string contentType, string text)
    {
        var message = Message(Payload(payload));

        Assert.Equal(kind, message.Kind);
        Assert.Equal(text, message.Text);
        var file = Assert.Single(message.Media);
        Assert.Equal(contentType, file.ContentType);
        Assert.StartsWith("https://api.twilio.com/2010-04-01/Accounts/", file.Url, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_with_a_caption_are_pictures_with_a_text_in_their_order()
    {
        var message = Message(Payload("whatsapp-pictures"));

        Assert.Equal(MessageKind.Picture, message.Kind);
        Assert.Equal("Our room", message.Text);
        Assert.Equal(["image/jpeg", "image/png"], message.Media.Select(file => file.ContentType), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("AUDIO/OGG; codecs=opus", MessageKind.Voice)]
    [InlineData("text/x-vcard; charset=utf-8", MessageKind.Contact)]
    [InlineData("text/plain", MessageKind.Document)]
    [InlineData("model/gltf", MessageKind.Other)]
    [InlineData("", MessageKind.Other)]
    public void An_odd_content_type_is_put_where_it_fits(string contentType, MessageKind kind) =>
        Assert.Equal(kind, Message(Payload("whatsapp-voice").With("MediaContentType0", contentType)).Kind);

    [Theory]
    [InlineData("whatsapp-text", "SM2")]
    [InlineData("whatsapp-button", null)]
    [InlineData("whatsapp-list", null)]
    public void A_reply_names_the_message_that_it_is_to_and_a_tap_is_none(string payload, string? id)
    {
        Assert.Null(Message(Payload(payload)).Quoted);
        Assert.Equal(id, Message(Payload(payload).With("OriginalRepliedMessageSid", "SM2")).Quoted?.Id);
        Assert.Null(Message(Payload(payload).With("OriginalRepliedMessageSid", " ")).Quoted);
    }

    [Fact]
    public void A_place_is_read_as_its_name_address_and_coordinates()
    {
        var message = Message(Payload("whatsapp-location"));

        Assert.Equal(MessageKind.Location, message.Kind);
        Assert.Equal("Old Lighthouse\nHarbour Street 19, Exampletown\n41.386, 2.196", message.Text);
    }

    [Theory]
    [InlineData("Latitude", "91")]
    [InlineData("Latitude", "NaN")]
    [InlineData("Longitude", "east")]
    [InlineData("Longitude", null)]
    public void A_place_off_the_map_is_none(string field, string? value) =>
        Assert.Equal(MessageKind.Other, Message(Payload("whatsapp-location").With(field, value)).Kind);

    [Fact]
    public void A_tapped_button_is_its_words_and_our_id()
    {
        var message = Message(Payload("whatsapp-button"));

        Assert.Equal((MessageKind.Text, "Yes, book it", "confirm:spa-17"), (message.Kind, message.Text, message.ChoiceId));
    }

    [Fact]
    public void A_picked_row_is_its_words_and_our_id()
    {
        var message = Message(Payload("whatsapp-list"));

        Assert.Equal((MessageKind.Text, "Massage", "spa:massage"), (message.Kind, message.Text, message.ChoiceId));
    }

    [Theory]
    [InlineData("STOP", ProviderKeyword.Stop)]
    [InlineData("START", ProviderKeyword.Start)]
    [InlineData("help", ProviderKeyword.Help)]
    [InlineData("", null)]
    [InlineData("OTHER", null)]
    public void What_Twilio_took_a_keyword_for_is_read(string type, ProviderKeyword? keyword) =>
        Assert.Equal(keyword, Message(Payload("sms-text").With("OptOutType", type)).Keyword);

    [Theory]
    [InlineData("Hello! Can I get more info on this?")]
    [InlineData("")]
    public void What_an_advertisement_says_comes_beside_the_words(string body)
    {
        var message = Message(
            Payload("whatsapp-text")
                .With("Body", body)
                .With("ReferralHeadline", "Our spa")
                .With("ReferralBody", "Relax with a Salina massage at our spa")
                .With("ReferralSourceType", "ad"));

        Assert.Equal((MessageKind.Text, body), (message.Kind, message.Text));
        Assert.Equal("Our spa\nRelax with a Salina massage at our spa", message.Promotion);
    }

    [Theory]
    [InlineData("whatsapp-button", "Yes, book it")]
    [InlineData("whatsapp-list", "Massage")]
    public void A_tap_without_a_body_has_the_buttons_words(string payload, string words) =>
        Assert.Equal(words, Message(Payload(payload).With("Body", "")).Text);

    [Fact]
    public void A_tap_without_any_words_has_our_id_for_its_text() =>
        Assert.Equal("confirm:spa-17", Message(Payload("whatsapp-button").With("Body", null).With("ButtonText", null)).Text);

    [Fact]
    public void A_message_with_nothing_we_can_read_is_of_another_kind()
    {
        var message = Message(Payload("whatsapp-text").With("Body", " "));

        Assert.Equal((MessageKind.Other, ""), (message.Kind, message.Text));
    }

    [Fact]
    public void A_guests_business_scoped_ids_are_aliases_in_the_spelling_of_an_address()
    {
        var message = Message(Payload("whatsapp-new-identity"));

        Assert.Equal(Guest, message.Address.Guest);
        Assert.Equal(
            ["whatsapp:GB.13491208655302741918", "whatsapp:GB.ENT.11815799212886844830"],
            message.GuestAliases,
            StringComparer.Ordinal);
    }

    [Fact]
    public void A_guest_who_hides_the_number_is_answered_at_the_id_that_was_an_alias_before()
    {
        var message = Message(Payload("whatsapp-hidden-number"));

        Assert.Equal(Message(Payload("whatsapp-new-identity")).GuestAliases[0], message.Address.Guest);
        Assert.Empty(message.GuestAliases);
    }

    [Theory]
    [InlineData("SmsSid")]
    [InlineData("SmsMessageSid")]
    public void The_older_names_of_the_id_do_too(string field)
    {
        var body = Payload("sms-text").With("MessageSid", null).With("SmsSid", null).With("SmsMessageSid", null).With(field, "SM99");

        Assert.Equal("SM99", Message(body).Id);
    }

    [Theory]
    [InlineData("MessageSid")]
    [InlineData("From")]
    [InlineData("To")]
    public void A_signed_form_without_what_it_must_have_is_malformed_and_says_what(string field)
    {
        var body = Payload("whatsapp-text").With("SmsSid", null).With("SmsMessageSid", null).With(field, null);

        Assert.StartsWith(field, Assert.IsType<WebhookReading.Malformed>(_channel.Read(Webhook(body))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_accounts_form_is_malformed_and_names_the_setting() =>
        Assert.Contains(
            "Twilio__AccountSid",
            Assert
                .IsType<WebhookReading.Malformed>(
                    _channel.Read(Webhook(Payload("whatsapp-text").With("AccountSid", "ACffffffffffffffffffffffffffffffff"))))
                .Reason,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(Business)]
    [InlineData("+12025550100")]
    [InlineData("WhatsApp:+12025550100")]
    public void Our_own_echo_is_ignored(string from) =>
        AssertNothing(_channel.Read(Webhook(Payload("whatsapp-text").With("From", from).With("To", Guest))));

    [Fact]
    public void A_number_that_writes_to_itself_is_ignored() =>
        AssertNothing(Channel(new RecordedMessages(), new() { AccountSid = AccountSid, AuthToken = AuthToken })
            .Read(Webhook(Payload("whatsapp-text").With("From", Business))));

    [Theory]
    [InlineData("status-delivered", DeliveryState.Delivered)]
    [InlineData("status-read", DeliveryState.Read)]
    public void A_status_callback_reports_how_far_our_message_came(string payload, DeliveryState state)
    {
        var genuine = Assert.IsType<WebhookReading.Genuine>(_channel.Read(Webhook(Payload(payload))));

        Assert.Empty(genuine.Messages);
        Assert.Equal(new("SMeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee", Address, state), Assert.Single(genuine.Deliveries));
    }

    [Fact]
    public void A_failed_delivery_says_why() =>
        Assert.Equal(
            new("SMeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee", Address, DeliveryState.Failed, new(SendFailure.WindowClosed, "63016")),
            Report(Payload("status-failed")));

    [Fact]
    public void An_undelivered_sms_says_why() =>
        Assert.Equal(new DeliveryFailure(SendFailure.Transient, "30003"), Report(Payload("status-undelivered")).Failure);

    [Theory]
    [InlineData("queued", DeliveryState.Accepted)]
    [InlineData("accepted", DeliveryState.Accepted)]
    [InlineData("scheduled", DeliveryState.Accepted)]
    [InlineData("sending", DeliveryState.Accepted)]
    [InlineData("sent", DeliveryState.Sent)]
    [InlineData("partially_delivered", DeliveryState.Delivered)]
    [InlineData("READ", DeliveryState.Read)]
    [InlineData("canceled", DeliveryState.Failed)]
    public void Every_documented_status_has_its_place(string status, DeliveryState state) =>
        Assert.Equal(state, Report(Payload("status-delivered").With("MessageStatus", status)).State);

    [Fact]
    public void A_status_nobody_has_heard_of_is_ignored() =>
        AssertNothing(_channel.Read(Webhook(Payload("status-delivered").With("MessageStatus", "pondering"))));

    [Fact]
    public void A_status_under_its_older_name_alone_is_still_a_report() =>
        Assert.Equal(DeliveryState.Sent, Report(Payload("status-delivered").With("MessageStatus", null).With("SmsStatus", "sent")).State);

    [Fact]
    public void Fields_we_do_not_know_are_signed_and_ignored() =>
        Assert.Equal("SM11111111111111111111111111111111", Message(Payload("whatsapp-text").With("BrandNewField", "x")).Id);

    [Fact]
    public void A_signed_json_body_is_genuine_and_nothing_to_us()
    {
        var body = """{"type":"com.twilio.messaging.message.delivered"}"""u8.ToArray();
        var url = Url + "?bodySHA256=" + Convert.ToHexStringLower(SHA256.HashData(body));

        AssertNothing(_channel.Read(Request(body, "application/json", url, TwilioSignature.Compute(url, [], AuthToken))));
        Assert.IsType<WebhookReading.Forged>(
            _channel.Read(Request("{}"u8.ToArray(), "application/json", url, TwilioSignature.Compute(url, [], AuthToken))));
    }

    [Fact]
    public void A_form_sent_as_something_else_does_not_slip_through()
    {
        var body = Encoding.UTF8.GetBytes(Payload("whatsapp-text"));

        Assert.IsType<WebhookReading.Forged>(_channel.Read(Request(body, "text/plain", Url, TwilioSignature.Compute(Url, [], AuthToken))));
    }

    [Fact]
    public void A_body_larger_than_Twilios_is_forged() =>
        Assert.IsType<WebhookReading.Forged>(_channel.Read(Webhook(new byte[TwilioForm.MaxBytes + 1])));

    [Fact]
    public void A_reason_repeats_nothing_of_the_request()
    {
        var reading = Assert.IsType<WebhookReading.Forged>(
            _channel.Read(Webhook(Payload("whatsapp-text")) with { Url = "https://secret.example" })
        );

        Assert.DoesNotContain("secret", reading.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_request_is_read_without_an_exception() =>
        Check.One(
            Fixed,
            Prop.ForAll(
                ArbMap.Default.ArbFor<(NonNull<string> Url, NonNull<string> Signature, NonNull<string> ContentType, byte[] Body)>(),
                request =>
                    _channel.Read(Request(request.Body, request.ContentType.Get, request.Url.Get, request.Signature.Get))
                    is WebhookReading.Forged));

    [Fact]
    public void Any_signed_fields_are_read_without_an_exception() =>
        Check.One(Fixed, Prop.ForAll(
            ArbMap.Default.ArbFor<(NonNull<string> Status, NonNull<string> Latitude, NonNull<string> ContentType, NonNull<string> Alias)>(),
            values => _channel.Read(Webhook(Payload("whatsapp-voice")
                .With("SmsStatus", values.Status.Get)
                .With("Latitude", values.Latitude.Get)
                .With("MediaContentType0", values.ContentType.Get)
                .With("ExternalUserId", values.Alias.Get))) is WebhookReading.Genuine));

    private InboundMessage Message(string body)
    {
        var genuine = Assert.IsType<WebhookReading.Genuine>(_channel.Read(Webhook(body)));
        Assert.Empty(genuine.Deliveries);
        return Assert.Single(genuine.Messages);
    }

    private DeliveryReport Report(string body) =>
        Assert.Single(Assert.IsType<WebhookReading.Genuine>(_channel.Read(Webhook(body))).Deliveries);

    private static void AssertNothing(WebhookReading reading)
    {
        var genuine = Assert.IsType<WebhookReading.Genuine>(reading);
        Assert.Empty(genuine.Messages);
        Assert.Empty(genuine.Deliveries);
    }
}
