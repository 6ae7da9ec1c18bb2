using HotelConcierge.Channels.Twilio;
using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Messages;
using static HotelConcierge.Tests.Channels.Twilio.TwilioSamples;

namespace HotelConcierge.Tests.Channels.Twilio;

public class TwilioChannelSendTests
{
    private const string Sid = "SM00000000000000000000000000000077";

    private static readonly DateTimeOffset Since = new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero);
    private static readonly HashSet<string> NoneKnown = [];

    private readonly RecordedMessages _twilio = new();

    [Fact]
    public async Task A_reply_comes_from_the_address_the_guest_wrote_to()
    {
        var outcome = await Channel(_twilio).SendAsync(new(Address, "Good evening"), default);

        Assert.Same(_twilio.Outcome, outcome);
        var sent = Assert.Single(_twilio.Created);
        Assert.Equal((Guest, Business, null), (sent.To, sent.From, sent.MessagingServiceSid));
        Assert.Equal("Good evening", sent.Body);
        Assert.Equal("https://hotel.example/api/channels/twilio/status", sent.StatusCallback);
    }

    [Fact]
    public async Task A_message_to_a_guest_who_never_wrote_comes_from_the_default_sender()
    {
        await Channel(_twilio).SendAsync(new(Address with { Business = "" }, "Welcome"), default);

        Assert.Equal(Business, Assert.Single(_twilio.Created).From);
    }

    [Fact]
    public async Task Without_any_sender_nothing_is_sent_and_the_setting_is_named()
    {
        var options = TwilioTestSettings();
        options.From = "";

        var outcome = await Channel(_twilio, options).SendAsync(new(Address with { Business = "" }, "Welcome"), default);

        Assert.Equal(new SendOutcome.Failed(SendFailure.Permanent, "no sender: set Twilio__From"), outcome);
        Assert.Empty(_twilio.Created);
    }

    [Fact]
    public async Task A_messaging_service_chooses_the_sender()
    {
        var options = TwilioTestSettings();
        options.MessagingServiceSid = "MG00112233445566778899aabbccddeeff";

        await Channel(_twilio, options).SendAsync(new(Address, "Good evening"), default);

        var sent = Assert.Single(_twilio.Created);
        Assert.Equal((null, options.MessagingServiceSid), (sent.From, sent.MessagingServiceSid));
    }

    [Fact]
    public async Task Without_a_public_address_no_reports_are_asked_for()
    {
        await Channel(_twilio, publicBaseUrl: "").SendAsync(new(Address, "Good evening"), default);

        Assert.Null(Assert.Single(_twilio.Created).StatusCallback);
    }

    [Fact]
    public async Task A_template_goes_without_body_and_files()
    {
        var template = new OutboundContent.Template(
            "HX00112233445566778899aabbccddeeff",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["1"] = "Ana \"Ñ\"" }
        );

        await Channel(_twilio).SendAsync(new(Address, template), default);

        var sent = Assert.Single(_twilio.Created);
        Assert.Equal(template.Id, sent.ContentSid);
        Assert.Equal("""{"1":"Ana \u0022\u00D1\u0022"}""", sent.ContentVariables);
        Assert.Equal("", sent.Body);
        Assert.Empty(sent.MediaUrls);
    }

    [Fact]
    public async Task The_longest_text_is_sent()
    {
        await Channel(_twilio).SendAsync(new(Address, new string('x', TwilioChannel.MaxLength)), default);

        Assert.Equal(TwilioChannel.MaxLength, Assert.Single(_twilio.Created).Body.Length);
    }

    [Fact]
    public async Task A_picture_and_a_document_go_as_media_with_their_caption()
    {
        var channel = Channel(_twilio);

        await channel.SendAsync(
            new(Address, new OutboundContent.Picture(new("https://hotel.example/pool.jpg", "image/jpeg"), "The *pool*", "A pool")),
            default);
        await channel.SendAsync(
            new(Address, new OutboundContent.File(new("https://hotel.example/menu.pdf", "application/pdf"), "menu.pdf", "")),
            default);

        Assert.Equal(
            ("The *pool*", "https://hotel.example/pool.jpg"),
            (_twilio.Created[0].Body, Assert.Single(_twilio.Created[0].MediaUrls)));
        Assert.Equal(("", "https://hotel.example/menu.pdf"), (_twilio.Created[1].Body, Assert.Single(_twilio.Created[1].MediaUrls)));
    }

    [Theory]
    [InlineData(1601, "text over 1600 characters")]
    [InlineData(0, "nothing to send")]
    public async Task What_Twilio_could_not_take_is_refused_before_it_is_asked(int length, string code)
    {
        var outcome = await Channel(_twilio).SendAsync(new OutboundMessage(Address, new string('x', length)), default);

        Assert.Equal(new SendOutcome.Failed(SendFailure.Permanent, code), outcome);
        Assert.Empty(_twilio.Created);
    }

    [Fact]
    public async Task A_place_that_was_not_put_into_words_is_refused()
    {
        var outcome = await Channel(_twilio).SendAsync(new(Address, new OutboundContent.Location("Spa", "", 36.34, -6.16)), default);

        Assert.Equal(new SendOutcome.Failed(SendFailure.Permanent, "no Location on Twilio"), outcome);
    }

    [Fact]
    public void Whatsapp_has_marks_and_sms_has_none()
    {
        var channel = Channel(_twilio);

        Assert.Equal(new TextStyle(WhatsAppMarkup.Instance, 1600), channel.AbilitiesFor(Address).Text);
        Assert.Equal(new TextStyle(TextMarkup.Plain, 1600), channel.AbilitiesFor(new(new("twilio"), "+12025550100", "+447700900123")).Text);
    }

    [Fact]
    public void A_webhook_is_answered_with_an_empty_twiml_document()
    {
        var acknowledgement = Channel(_twilio).Acknowledgement;

        Assert.Equal("text/xml", acknowledgement.ContentType);
        var root = System.Xml.Linq.XDocument.Parse(acknowledgement.Body).Root!;
        Assert.Equal("Response", root.Name.LocalName);
        Assert.True(root.IsEmpty);
    }

    [Theory]
    [InlineData("Dinner is at eight.\nSee you!")]
    [InlineData("Dinner is at eight.\r\nSee you!  \n")]
    [InlineData("Sent from your Twilio trial account - Dinner is at eight.\nSee you!")]
    public async Task A_lost_message_is_found_by_its_text_however_Twilio_kept_it(string body)
    {
        _twilio.Listed.Add(Sent(Sid, body));

        Assert.Equal(Sid, await FindAsync("Dinner is at eight.\nSee you! "));
        Assert.Equal((Guest, Since.AddSeconds(-5)), _twilio.AskedFor);
    }

    [Fact]
    public async Task A_message_that_is_not_there_is_not_found()
    {
        _twilio.Listed.Add(Sent(Sid, "Dinner is at nine."));

        Assert.Null(await FindAsync("Dinner is at eight."));
    }

    [Fact]
    public async Task What_does_not_count_is_not_found()
    {
        const string text = "One moment, please.";
        _twilio.Listed.AddRange(
            Sent("SM01", text) with { Status = "failed" },
            Sent("SM02", text) with { Status = "undelivered" },
            Sent("SM03", text) with { Status = "canceled" },
            Sent("SM04", text) with { Direction = "inbound" },
            Sent("SM05", text) with { From = "whatsapp:+12025550199" },
            Sent("SM06", text));

        Assert.Null(
            await Channel(_twilio).FindSentAsync(new(Address, text), Since, new HashSet<string>(StringComparer.Ordinal) { "SM06" }, default)
        );
    }

    [Fact]
    public async Task Of_two_that_match_the_earlier_is_ours()
    {
        _twilio.Listed.AddRange(
            Sent("SM02", "Good evening") with { CreatedAt = Since.AddSeconds(9) },
            Sent("SM01", "Good evening") with { CreatedAt = Since.AddSeconds(2) });

        Assert.Equal("SM01", await FindAsync("Good evening"));
    }

    [Fact]
    public async Task Behind_a_messaging_service_any_sender_may_be_ours()
    {
        var options = TwilioTestSettings();
        options.MessagingServiceSid = "MG00112233445566778899aabbccddeeff";
        _twilio.Listed.Add(Sent(Sid, "Good evening") with { From = "whatsapp:+12025550199" });

        Assert.Equal(Sid, await Channel(_twilio, options).FindSentAsync(new(Address, "Good evening"), Since, NoneKnown, default));
    }

    [Fact]
    public async Task A_template_or_a_file_without_words_cannot_be_told_apart()
    {
        _twilio.Listed.Add(Sent(Sid, ""));
        var template = new OutboundContent.Template(
            "HX00112233445566778899aabbccddeeff",
            new Dictionary<string, string>(StringComparer.Ordinal));
        var picture = new OutboundContent.Picture(new("https://hotel.example/a.jpg", "image/jpeg"), "", "A pool");

        Assert.Null(await Channel(_twilio).FindSentAsync(new(Address, template), Since, NoneKnown, default));
        Assert.Null(await Channel(_twilio).FindSentAsync(new(Address, picture), Since, NoneKnown, default));
    }

    [Fact]
    public async Task A_template_is_known_by_the_values_it_was_filled_with()
    {
        var template = new OutboundContent.Template(
            "HX00112233445566778899aabbccddeeff",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["1"] = "Ana", ["2"] = "Sat 21 Nov" }
        );
        _twilio.Listed.Add(Sent("SM01", "Hello Ana, see you on Sun 22 Nov."));
        Assert.Null(await Channel(_twilio).FindSentAsync(new(Address, template), Since, NoneKnown, default));

        _twilio.Listed.Add(Sent(Sid, "Hello Ana, see you on Sat 21 Nov."));
        Assert.Equal(Sid, await Channel(_twilio).FindSentAsync(new(Address, template), Since, NoneKnown, default));
    }

    [Theory]
    [InlineData(true, Guest, true)]
    [InlineData(false, Guest, false)]
    [InlineData(true, "+447700900123", false)]
    public async Task Typing_is_shown_on_whatsapp_where_it_is_switched_on(bool on, string guest, bool shown)
    {
        var options = TwilioTestSettings();
        options.TypingIndicator = on;

        Assert.Equal(shown, await Channel(_twilio, options).ShowTypingAsync(Address with { Guest = guest }, Sid, default));
        Assert.Equal(shown ? [Sid] : Array.Empty<string>(), _twilio.TypingFor, StringComparer.Ordinal);
    }

    private Task<string?> FindAsync(string text) => Channel(_twilio).FindSentAsync(new(Address, text), Since, NoneKnown, default);

    private static TwilioMessageRecord Sent(string sid, string body) => new(sid, Business, body, "outbound-api", "delivered", Since);
}
