using System.Globalization;
using System.Net;
using HotelConcierge.Channels;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Messages;
using HotelConcierge.Replies;
using HotelConcierge.Tests.Channels.Twilio;
using static HotelConcierge.Tests.Channels.WhatsApp.WhatsAppSamples;

namespace HotelConcierge.Tests.Channels.WhatsApp;

/// <summary>What goes over the wire, and what of it Meta would not take.</summary>
public sealed class WhatsAppSendTests
{
    private static readonly IReadOnlySet<string> NoneKnown = new HashSet<string>(StringComparer.Ordinal);
    private static readonly Guid Key = Guid.ParseExact("0123456789abcdef8123456789abcdef", "N");

    private readonly ScriptedMeta _meta = new();

    [Fact]
    public async Task A_text_goes_to_the_number_from_the_number_written_to_without_a_preview()
    {
        var outcome = await Channel(_meta).SendAsync(new(Address, "See https://x.example") { Key = Key }, default);

        Assert.Equal(new SendOutcome.Accepted("wamid.101"), outcome);
        Assert.Equal("https://graph.facebook.com/v23.0/106540352242922/messages", _meta.Calls[0].Url);
        Assert.Equal("Bearer not-a-real-token", _meta.Authorization!.ToString());
        Assert.Equal(
            """{"type":"text","text":{"body":"See https://x.example","preview_url":false},"messaging_product":"whatsapp","recipient_type":"individual","to":"\u002B447700900123","biz_opaque_callback_data":"0123456789abcdef8123456789abcdef"}""",
            _meta.Calls[0].Body);
    }

    [Fact]
    public async Task Who_hides_their_number_is_the_recipient_by_the_business_scoped_id()
    {
        await Channel(_meta).SendAsync(new(Address with { Guest = ScopedId }, "Hello"), default);

        Assert.Equal(ScopedId, (string?)_meta.Json(0)["recipient"]);
        Assert.Null(_meta.Json(0)["to"]);
        Assert.Null(_meta.Json(0)["biz_opaque_callback_data"]);
    }

    [Fact]
    public async Task Of_several_numbers_the_one_that_was_written_to_answers()
    {
        var options = Account();
        options.Numbers["106540352242999"] = "+4930901820";
        options.ApiBaseUrl = "https://meta.example/";

        await Channel(_meta, options).SendAsync(new(Address with { Business = "+4930901820" }, "Hello"), default);

        Assert.Equal("https://meta.example/v23.0/106540352242999/messages", _meta.Calls[0].Url);
    }

    [Fact]
    public async Task Up_to_three_short_choices_are_buttons()
    {
        await SayAsync(new ReplyPart.Choices("Which?", [new("a", "Sat 10:00"), new("b", "Sat 11:00"), new("c", "Sun 9:00")], "Choose"));

        var sent = _meta.Json(0)["interactive"]!;
        Assert.Equal(("button", "Which?", 3), ((string?)sent["type"], (string?)sent["body"]!["text"], sent["action"]!["buttons"]!.AsArray().Count));
        Assert.Equal("""{"type":"reply","reply":{"id":"a","title":"Sat 10:00"}}""", sent["action"]!["buttons"]![0]!.ToJsonString());
    }

    [Theory]
    [InlineData("1", "2", "3", "4")]
    [InlineData("the same", "the same")]
    [InlineData("more than twenty signs!", "2")]
    public async Task What_buttons_cannot_show_is_a_list(params string[] labels)
    {
        await SayAsync(
            new ReplyPart.Choices(
                "Which?",
                [.. labels.Select((label, index) => new ReplyChoice(index.ToString(CultureInfo.InvariantCulture), label))],
                "Choose one of the free times"));

        var sent = _meta.Json(0)["interactive"]!;
        Assert.Equal(("list", "Choose one of the…"), ((string?)sent["type"], (string?)sent["action"]!["button"]));
        Assert.Equal(labels, sent["action"]!["sections"]![0]!["rows"]!.AsArray().Select(row => (string?)row!["title"]));
    }

    [Fact]
    public async Task A_description_stands_in_its_row_and_too_long_a_one_in_the_text()
    {
        await SayAsync(new ReplyPart.Choices("Which?", [new("a", "Sat", "with a view"), new("b", "Sun")], "Choose"));
        await SayAsync(new ReplyPart.Choices("Which?", [new("a", "Sat", new string('x', 73)), new("b", "Sun")], "Choose"));

        var (inRow, inText) = (_meta.Json(0)["interactive"]!, _meta.Json(1)["interactive"]!);
        Assert.Equal(("list", "Which?"), ((string?)inRow["type"], (string?)inRow["body"]!["text"]));
        Assert.Equal("with a view", (string?)inRow["action"]!["sections"]![0]!["rows"]![0]!["description"]);
        Assert.Equal("button", (string?)inText["type"]);
        Assert.Contains(new string('x', 73), (string?)inText["body"]!["text"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(11, "label", "Which?")]
    [InlineData(2, "a label that is longer than 24", "Which?")]
    [InlineData(2, "label", null)]
    public async Task More_than_fits_is_numbered_text_in_one_message(int count, string label, string? question)
    {
        var heading = question ?? string.Concat(Enumerable.Repeat("many words ", 100));
        await SayAsync(
            new ReplyPart.Choices(
                heading,
                [.. Enumerable.Range(1, count).Select(number => new ReplyChoice($"id-{number}", label))],
                "Choose")
            {
                NumberHint = "Answer with a number.",
            });

        var sent = Assert.Single(_meta.Calls);
        Assert.Contains($"1. {label}", (string?)_meta.Json(0)["text"]!["body"], StringComparison.Ordinal);
        Assert.Contains("Answer with a number.", sent.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_of_its_own_is_a_button_that_says_where_it_leads()
    {
        await SayAsync(new ReplyPart.Link("Read more", "https://www.hotel.example/more") { IsOwnMessage = true });
        await SayAsync(new ReplyPart.Link("Read more", "https://a-very-long-name.hotel.example/more") { IsOwnMessage = true });

        Assert.Equal(
            """{"type":"cta_url","body":{"text":"Read more"},"action":{"name":"cta_url","parameters":{"display_text":"hotel.example","url":"https://www.hotel.example/more"}}}""",
            _meta.Json(0)["interactive"]!.ToJsonString());
        Assert.Equal("Read more\nhttps://a-very-long-name.hotel.example/more", (string?)_meta.Json(1)["text"]!["body"]);
    }

    [Fact]
    public async Task Pictures_documents_and_places_go_by_their_addresses()
    {
        await SayAsync(
            new ReplyPart.Picture(new("https://hotel.example/pool.jpg", "image/jpeg"), "The pool", "A pool"),
            new ReplyPart.File(new("https://hotel.example/menu.pdf", "application/pdf"), "menu.pdf", "The menu"),
            new ReplyPart.Location("Spa", "Calle Mayor 1", 36.34, -6.16));

        Assert.Equal("""{"link":"https://hotel.example/pool.jpg","caption":"The pool"}""", _meta.Json(0)["image"]!.ToJsonString());
        Assert.Equal(
            """{"link":"https://hotel.example/menu.pdf","caption":"The menu","filename":"menu.pdf"}""",
            _meta.Json(1)["document"]!.ToJsonString());
        Assert.Equal(
            """{"latitude":36.34,"longitude":-6.16,"name":"Spa","address":"Calle Mayor 1"}""",
            _meta.Json(2)["location"]!.ToJsonString());
    }

    [Fact]
    public async Task A_picture_that_Meta_cannot_take_is_said_in_words()
    {
        _meta.Refuses(400, 131053);
        await SayAsync(new ReplyPart.Picture(new("https://hotel.example/pool.jpg", "image/jpeg"), "", "A pool"));
        await SayAsync(new ReplyPart.Picture(new("https://hotel.example/pool.webp", "image/webp"), "The pool", "A pool"));

        Assert.Equal("A pool\nhttps://hotel.example/pool.jpg", (string?)_meta.Json(1)["text"]!["body"]);
        Assert.Equal("The pool\nhttps://hotel.example/pool.webp", (string?)_meta.Json(2)["text"]!["body"]);
    }

    [Fact]
    public async Task An_answer_of_3900_characters_is_one_message_here_and_three_on_Twilio()
    {
        var answer = string.Concat(Enumerable.Repeat("word ", 780)).Trim();
        Assert.Equal(3899, answer.Length);

        await SayAsync(new ReplyPart.Text(answer));

        Assert.Equal(answer, (string?)_meta.Json(0)["text"]!["body"]);
        Assert.Single(_meta.Calls);
        var twilio = TwilioSamples.Channel(new RecordedMessages()).AbilitiesFor(TwilioSamples.Address);
        Assert.Equal(3, ReplyRenderer.Render([new ReplyPart.Text(answer)], twilio).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    public async Task Nothing_is_not_sent(string text) => await RefusedAsync(new OutboundContent.Text(text));

    [Fact]
    public async Task What_is_too_long_or_names_no_template_is_not_sent()
    {
        await RefusedAsync(new OutboundContent.Text(new string('x', 4097)));
        await RefusedAsync(new OutboundContent.Template("stay_welcome", new Dictionary<string, string>()));
    }

    [Fact]
    public async Task Typing_marks_the_guests_message_as_read()
    {
        Assert.True(await Channel(_meta).ShowTypingAsync(Address, "wamid.x", default));
        Assert.False(await Channel(_meta).ShowTypingAsync(Address, "", default));

        Assert.Equal(
            """{"messaging_product":"whatsapp","status":"read","message_id":"wamid.x","typing_indicator":{"type":"text"}}""",
            Assert.Single(_meta.Calls).Body);
    }

    [Theory]
    [InlineData("""{"messages":[]}""")]
    [InlineData("""{"messages":[{"id":7}]}""")]
    [InlineData("no json")]
    public async Task A_thank_you_that_names_no_message_is_a_doubt(string body)
    {
        _meta.Answers(HttpStatusCode.OK, body);

        Assert.Equal(new SendOutcome.Failed(SendFailure.Unknown, "unreadable answer"), await Channel(_meta).SendAsync(new(Address, "x"), default));
    }

    [Fact]
    public async Task A_refusal_carries_codes_and_never_Metas_words()
    {
        _meta.Refuses(400, 131026);

        Assert.Equal(new SendOutcome.Failed(SendFailure.Permanent, "400 131026"), await Channel(_meta).SendAsync(new(Address, "x"), default));
    }

    [Fact]
    public async Task A_report_with_the_key_proves_a_message_and_silence_proves_nothing()
    {
        var (store, clock) = (new InMemoryTableStore(), new ManualTimeProvider());
        var channel = Channel(_meta, store: store, clock: clock);
        var message = new OutboundMessage(Address, "Hello") { Key = Key };
        var since = clock.GetUtcNow();

        await Assert.ThrowsAsync<ChannelException>(() => channel.FindSentAsync(message, since, NoneKnown, default));
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Null(await channel.FindSentAsync(message, since, NoneKnown, default));

        // Sent again, and in doubt again.
        await Assert.ThrowsAsync<ChannelException>(() => channel.FindSentAsync(message, since, NoneKnown, default));

        var aliases = new GuestAliases(store);
        await new SentKeys(store, aliases).RecordAsync(ConversationId.For(Address), Key, "wamid.1", default);
        await new SentKeys(store, aliases).RecordAsync(ConversationId.For(Address), Key, "wamid.2", default);
        Assert.Equal("wamid.1", await channel.FindSentAsync(message, since, NoneKnown, default));
        await Assert.ThrowsAsync<ChannelException>(() => channel.FindSentAsync(message with { Key = Guid.NewGuid() }, since, NoneKnown, default));
        Assert.Null(await channel.FindSentAsync(message, since, new HashSet<string>(StringComparer.Ordinal) { "wamid.1" }, default));
    }

    private async Task SayAsync(params ReplyPart[] parts)
    {
        var channel = Channel(_meta);
        foreach (var content in ReplyRenderer.Render(parts, channel.AbilitiesFor(Address)))
            Assert.IsType<SendOutcome.Accepted>(await channel.SendAsync(new(Address, content), default));
    }

    private async Task RefusedAsync(OutboundContent content)
    {
        Assert.Equal(
            SendFailure.Permanent,
            Assert.IsType<SendOutcome.Failed>(await Channel(_meta).SendAsync(new(Address, content), default)).Kind);
        Assert.Empty(_meta.Calls);
    }
}
