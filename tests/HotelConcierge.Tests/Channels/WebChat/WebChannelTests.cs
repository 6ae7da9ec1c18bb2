using HotelConcierge.Channels;
using HotelConcierge.Channels.WebChat;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Messages;
using HotelConcierge.Tests.Turns;

namespace HotelConcierge.Tests.Channels.WebChat;

/// <summary>Who may post as a guest, what their messages say, and how ours get to their page.</summary>
public sealed class WebChannelTests
{
    private readonly WebSamples _web = new();

    [Fact]
    public void A_message_has_the_pages_id_the_assistant_and_the_guest_of_the_cookie()
    {
        var message = Read("""{"id":"6B8C0C7E-6b0e-4f3f-9d86-6f8f8a7f1a01","text":"Hola","language":"es"}""");

        Assert.Equal("6b8c0c7e-6b0e-4f3f-9d86-6f8f8a7f1a01", message.Id);
        Assert.Equal(new ConversationAddress(new("web"), "hotel", _web.Session.Guest), message.Address);
        Assert.Equal((MessageKind.Text, "Hola", "es"), (message.Kind, message.Text, message.GuestLanguage));
    }

    [Fact]
    public void A_tap_names_the_option_and_where_it_stood()
    {
        var message = Read(WebSamples.Message("\"text\":\"10:00\",\"choice\":{\"id\":\"slot-2\",\"message\":\"77.4\"}"));

        Assert.Equal(("slot-2", "77.4", "10:00"), (message.ChoiceId, message.TappedMessageId, message.Text));
    }

    [Theory]
    [InlineData("image/png", MessageKind.Picture)]
    [InlineData("audio/ogg", MessageKind.Voice)]
    [InlineData("video/mp4", MessageKind.Video)]
    [InlineData("application/pdf", MessageKind.Document)]
    [InlineData("", MessageKind.Document)]
    public void A_file_is_named_by_its_upload(string type, MessageKind kind)
    {
        const string file = "0d4f9f53-2f3c-4b83-8f07-1c8a3d9f0001";

        var message = Read(WebSamples.Message($$"""{{""}}"files":[{"id":"{{file}}","type":"{{type}}","name":"a.x","size":7}]"""));

        Assert.Equal(kind, message.Kind);
        Assert.Equal((WebUploads.UrlOf(Guid.Parse(file)), "a.x", 7L), (message.Media[0].Url, message.Media[0].Name, message.Media[0].Size));
    }

    [Theory]
    [InlineData("null", "The body is no JSON object.")]
    [InlineData("""{"text":"hi"}""", "id is missing")]
    [InlineData("""{"id":"1","text":"hi"}""", "id is missing or no UUID")]
    [InlineData("""{"id":"6b8c0c7e-6b0e-4f3f-9d86-6f8f8a7f1a01","files":[{"id":"x"}]}""", "files holds one without a UUID")]
    public void What_cannot_be_read_says_which_field_it_is(string body, string reason) =>
        Assert.StartsWith(
            reason, Assert.IsType<WebhookReading.Malformed>(_web.Channel.Read(_web.Post(body))).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_text_that_is_too_long_is_refused_with_the_limit() => Assert.Contains(
        "4000",
        Assert.IsType<WebhookReading.Malformed>(
            _web.Channel.Read(_web.Post(WebSamples.Message($"\"text\":\"{new string('x', 4001)}\"")))).Reason,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "http://hotel.example")]
    [InlineData("Origin", "https://hotel.example:8443")]
    [InlineData("Origin", "https://hotel.example.evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "")]
    public void What_another_sites_page_sends_with_the_guests_cookie_is_forged(string header, string value)
    {
        var request = _web.Post(WebSamples.Message("\"text\":\"cancel it\""));
        var headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase);
        headers.Remove("Sec-Fetch-Site");
        headers[header] = value;

        Assert.IsType<WebhookReading.Forged>(_web.Channel.Read(request with { Headers = headers }));
    }

    [Fact]
    public void A_browser_that_only_names_its_origin_is_believed_it()
    {
        var request = _web.Post(WebSamples.Message("\"text\":\"hi\""));
        var headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase) { ["Origin"] = "https://Hotel.example:443" };
        headers.Remove("Sec-Fetch-Site");

        Assert.IsType<WebhookReading.Genuine>(_web.Channel.Read(request with { Headers = headers }));
    }

    [Fact]
    public void The_cookie_of_one_assistant_is_none_for_another()
    {
        var signed = _web.Sessions.Sign(_web.Session);

        Assert.NotNull(_web.Sessions.Read($"concierge-hotel={signed}", "hotel"));
        Assert.Null(_web.Sessions.Read($"concierge-shop={signed}", "shop"));
        Assert.Null(_web.Sessions.Read($"concierge-hotel={signed}", ""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a.b.c")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA.99999999999.AAAA")]
    [InlineData("..")]
    public void A_made_up_cookie_is_nobodys(string value) => Assert.Null(_web.Sessions.Read($"concierge-hotel={value}", "hotel"));

    [Fact]
    public void The_signed_cookie_counts_beside_one_that_somebody_planted()
    {
        var session = _web.Sessions.Read($"x=1; concierge-hotel=planted.99999999999.x; concierge-hotel={_web.Sessions.Sign(_web.Session)}", "hotel");

        Assert.Equal(_web.Session, session);
    }

    [Fact]
    public void A_session_ends_thirty_days_after_the_page_was_opened_last()
    {
        var cookie = $"concierge-hotel={_web.Sessions.Sign(_web.Session)}";
        _web.Clock.Advance(WebSessions.GoodFor - TimeSpan.FromSeconds(1));
        var renewed = _web.Sessions.Renew(_web.Sessions.Read(cookie, "hotel")!);
        _web.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(_web.Sessions.Read(cookie, "hotel"));
        Assert.Equal(_web.Session.Guest, _web.Sessions.Read($"concierge-hotel={_web.Sessions.Sign(renewed)}", "hotel")!.Guest);
    }

    [Fact]
    public async Task A_message_of_ours_that_is_sent_again_is_the_same_one()
    {
        var first = Assert.IsType<SendOutcome.Accepted>(await _web.Channel.SendAsync(_web.Ours("Hello"), default));
        var again = Assert.IsType<SendOutcome.Accepted>(await _web.Channel.SendAsync(_web.Ours("Hello"), default));

        Assert.Equal(first.MessageId, again.MessageId);
        Assert.Equal(first.MessageId, await _web.Channel.FindSentAsync(_web.Ours("Hello"), default, new HashSet<string>(), default));
        Assert.Null(await _web.Channel.FindSentAsync(_web.Ours("Hello", 2), default, new HashSet<string>(), default));
        Assert.Single((await _web.Log.ReadAsync(_web.Conversation, after: null, default)).Entries);
    }

    [Fact]
    public async Task A_store_that_fails_leaves_a_doubt_and_no_exception()
    {
        var isBroken = false;
        var web = new WebSamples(new PassingTableStore(new InMemoryTableStore(), _ => FailIf(isBroken)));
        isBroken = true;

        Assert.Equal(
            SendFailure.Unknown, Assert.IsType<SendOutcome.Failed>(await web.Channel.SendAsync(web.Ours("Hello"), default)).Kind);
        await Assert.ThrowsAsync<ChannelException>(() => web.Channel.FindSentAsync(web.Ours("Hello"), default, new HashSet<string>(), default));
    }

    [Fact]
    public async Task Of_a_file_that_is_gone_the_guest_reads_what_it_was()
    {
        var picture = new OutboundContent.Picture(new("kept:web-x/away.png", "image/png"), "", "A room key");

        Assert.IsType<SendOutcome.Accepted>(await _web.Channel.SendAsync(_web.Ours("") with { Content = picture }, default));

        Assert.Equal("A room key", Assert.Single((await _web.Log.ReadAsync(_web.Conversation, after: null, default)).Entries).Entry.Content!.Words);
    }

    [Fact]
    public void A_guest_may_write_so_often_in_a_minute_and_then_evenly()
    {
        var web = new WebSamples(change: options => options.MessagesPerMinute = 3);
        var other = web.Address with { Guest = "other" };

        Assert.Equal([null, null, null], Enumerable.Range(0, 3).Select(_ => web.Channel.RetryAfter(web.Address)));
        Assert.Equal(TimeSpan.FromSeconds(20), web.Channel.RetryAfter(web.Address));
        Assert.Null(web.Channel.RetryAfter(other));

        web.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(web.Channel.RetryAfter(web.Address));
        Assert.NotNull(web.Channel.RetryAfter(web.Address));
    }

    [Fact]
    public async Task An_upload_is_fetched_as_the_file_of_a_message_by_its_guest_only()
    {
        var id = Guid.Parse("0d4f9f53-2f3c-4b83-8f07-1c8a3d9f0001");
        var media = new InboundMedia(WebUploads.UrlOf(id), "image/png");
        IFetchesMedia channel = _web.Channel;
        Assert.True(await _web.Uploads.KeepAsync(_web.Address, id, "image/png", new byte[] { 1, 2, 3 }, default));

        Assert.Equal([1, 2, 3], Assert.IsType<MediaFetch.Fetched>(await channel.FetchAsync(_web.Address, media, 3, default)).Bytes.ToArray());
        Assert.IsType<MediaFetch.TooLarge>(await channel.FetchAsync(_web.Address, media, 2, default));
        Assert.IsType<MediaFetch.Gone>(await channel.FetchAsync(_web.Address with { Guest = "other" }, media, 3, default));
        foreach (var url in new[] { "made-up", "upload:../x", "upload:", "http://169.254.169.254/latest/meta-data" })
            Assert.IsType<MediaFetch.Gone>(await channel.FetchAsync(_web.Address, new(url, "image/png"), 3, default));
    }

    [Fact]
    public async Task Of_a_guests_uploads_so_many_are_kept()
    {
        for (var number = 0; number < WebUploads.Most; number++)
            Assert.True(await _web.Uploads.KeepAsync(_web.Address, FileId(number), "text/plain", new byte[] { 1 }, default));

        Assert.False(await _web.Uploads.KeepAsync(_web.Address, FileId(WebUploads.Most), "text/plain", new byte[] { 1 }, default));
        Assert.True(await _web.Uploads.KeepAsync(_web.Address, FileId(0), "text/plain", new byte[] { 2 }, default));
        Assert.True(await _web.Uploads.KeepAsync(_web.Address with { Guest = "other" }, FileId(0), "text/plain", new byte[] { 1 }, default));
    }

    [Theory]
    [InlineData("short", "", "WebChat__Secret must have at least 32 characters")]
    [InlineData(WebSamples.Secret, "https://hotel.example/", "WebChat__AllowedOrigins holds 'https://hotel.example/'")]
    [InlineData(WebSamples.Secret, "hotel.example", "WebChat__AllowedOrigins holds 'hotel.example'")]
    [InlineData(WebSamples.Secret, "https://a.example; script-src *", "WebChat__AllowedOrigins holds")]
    public void Settings_that_will_not_do_are_named_with_the_remedy(string secret, string origins, string problem)
    {
        var result = new WebChatOptions.Check().Validate(name: null, new() { Secret = secret, AllowedOrigins = origins });

        Assert.StartsWith(problem, Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void Origins_are_a_list() => Assert.Equal(
        ["https://a.example", "https://b.example:8443"],
        new WebChatOptions { AllowedOrigins = "https://a.example, https://b.example:8443," }.Origins);

    private static void FailIf(bool isBroken)
    {
        if (isBroken)
            throw new IOException("The disk is gone.");
    }

    private static Guid FileId(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    private InboundMessage Read(string body) =>
        Assert.Single(Assert.IsType<WebhookReading.Genuine>(_web.Channel.Read(_web.Post(body))).Messages);
}
