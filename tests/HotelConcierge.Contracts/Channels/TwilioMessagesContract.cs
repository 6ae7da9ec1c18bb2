using HotelConcierge.Channels;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Messages;
using Xunit;

namespace HotelConcierge.Contracts.Channels;

/// <summary>
/// What every client of Twilio's Messages API promises: one outcome for one answer, and never a doubt passed off as a no.
/// </summary>
public abstract class TwilioMessagesContract : IAsyncLifetime
{
    private const string Guest = "whatsapp:+447700900123";
    private const string OtherGuest = "whatsapp:+447700900456";
    private const string Business = "whatsapp:+12025550100";
    private const string MessageSid = "SM0123456789abcdef0123456789abcdef";

    private ITwilioServer _server = null!;
    private ITwilioMessages _messages = null!;

    /// <summary>Starts a server and connects the client under test to it.</summary>
    protected abstract Task<(ITwilioServer Server, ITwilioMessages Messages)> ConnectAsync();

    public async Task InitializeAsync() => (_server, _messages) = await ConnectAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_message_is_taken_once_with_everything_it_says()
    {
        var outcome = await _messages.CreateAsync(
            new(Guest, Business, MessagingServiceSid: null)
            {
                Body = "Pool & spa: 7–22 h + sauna\nSee you 🌊",
                MediaUrls = ["https://hotel.example/a.jpg?size=1&v=2", "https://hotel.example/b.pdf"],
                StatusCallback = "https://hotel.example/api/channels/twilio/status",
            },
            default);

        Assert.NotEmpty(Assert.IsType<SendOutcome.Accepted>(outcome).MessageId);
        var taken = Assert.Single(_server.Taken);
        AssertField(taken, "To", Guest);
        AssertField(taken, "From", Business);
        AssertField(taken, "Body", "Pool & spa: 7–22 h + sauna\nSee you 🌊");
        AssertField(taken, "MediaUrl", "https://hotel.example/a.jpg?size=1&v=2", "https://hotel.example/b.pdf");
        AssertField(taken, "StatusCallback", "https://hotel.example/api/channels/twilio/status");
        AssertField(taken, "MessagingServiceSid");
        AssertField(taken, "ContentSid");
    }

    [Fact]
    public async Task A_template_goes_out_with_its_values_through_a_messaging_service()
    {
        const string service = "MG00112233445566778899aabbccddeeff";
        const string template = "HX00112233445566778899aabbccddeeff";

        await _messages.CreateAsync(
            new(Guest, From: null, service) { ContentSid = template, ContentVariables = """{"1":"Ana"}""" },
            default);

        var taken = Assert.Single(_server.Taken);
        AssertField(taken, "MessagingServiceSid", service);
        AssertField(taken, "ContentSid", template);
        AssertField(taken, "ContentVariables", """{"1":"Ana"}""");
        AssertField(taken, "From");
        AssertField(taken, "Body");
    }

    [Theory]
    [InlineData(TwilioFault.TooManyRequests, SendFailure.RateLimited)]
    [InlineData(TwilioFault.OptedOut, SendFailure.OptedOut)]
    [InlineData(TwilioFault.WindowClosed, SendFailure.WindowClosed)]
    [InlineData(TwilioFault.BadToken, SendFailure.Transient)]
    [InlineData(TwilioFault.ServerError, SendFailure.Unknown)]
    [InlineData(TwilioFault.HtmlBadGateway, SendFailure.Unknown)]
    [InlineData(TwilioFault.TakenThenDropped, SendFailure.Unknown)]
    [InlineData(TwilioFault.TakenThenGarbled, SendFailure.Unknown)]
    public async Task A_failure_is_named_for_what_to_do_about_it(TwilioFault fault, SendFailure expected)
    {
        _server.FailNext(fault);

        var outcome = await SendAsync("Good morning");

        Assert.Equal(expected, Assert.IsType<SendOutcome.Failed>(outcome).Kind);
    }

    [Fact]
    public async Task A_message_is_not_sent_again_behind_our_back()
    {
        _server.FailNext(TwilioFault.TakenThenDropped);

        await SendAsync("Good morning");

        Assert.Single(_server.Taken);
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_is_found_in_the_list()
    {
        var since = _server.Now;
        _server.FailNext(TwilioFault.TakenThenDropped);
        await SendAsync("Your table is at eight");

        var found = Assert.Single(await _messages.ListAsync(Guest, since, default));

        Assert.Equal("Your table is at eight", found.Body);
        Assert.Equal(Business, found.From);
        Assert.NotEmpty(found.Sid);
        Assert.StartsWith("outbound", found.Direction, StringComparison.Ordinal);
        Assert.InRange(found.CreatedAt, since.AddSeconds(-1), _server.Now.AddSeconds(1));
    }

    [Fact]
    public async Task The_list_holds_one_guests_messages_newest_first()
    {
        var since = _server.Now;
        await SendAsync("one");
        await _messages.CreateAsync(new(OtherGuest, Business, MessagingServiceSid: null) { Body = "not for you" }, default);
        await SendAsync("two");

        var listed = await _messages.ListAsync(Guest, since, default);
        Assert.Equal(["two", "one"], listed.Select(message => message.Body), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_list_goes_on_over_its_pages()
    {
        const int moreThanAPage = 230;
        var since = _server.Now;
        for (var i = 0; i < moreThanAPage; i++)
            await SendAsync($"message {i}");

        var listed = await _messages.ListAsync(Guest, since, default);

        Assert.Equal(moreThanAPage, listed.Select(message => message.Sid).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Messages_from_before_are_not_listed()
    {
        await SendAsync("long ago");

        Assert.Empty(await _messages.ListAsync(Guest, _server.Now.AddHours(1), default));
    }

    [Fact]
    public async Task A_list_that_cannot_be_had_is_no_empty_list()
    {
        _server.FailListing();

        var exception = await Assert.ThrowsAsync<ChannelException>(() => _messages.ListAsync(Guest, _server.Now, default));

        Assert.NotNull(exception.RetryAfter);
    }

    [Fact]
    public async Task Typing_is_shown_in_answer_to_a_message()
    {
        Assert.True(await _messages.ShowTypingAsync(MessageSid, default));
        Assert.Equal(MessageSid, Assert.Single(_server.TypingFor));
    }

    private Task<SendOutcome> SendAsync(string body) =>
        _messages.CreateAsync(new(Guest, Business, MessagingServiceSid: null) { Body = body }, default);

    private static void AssertField(IReadOnlyList<KeyValuePair<string, string>> taken, string field, params string[] expected) =>
        Assert.Equal(
            expected,
            taken.Where(pair => string.Equals(pair.Key, field, StringComparison.Ordinal)).Select(pair => pair.Value),
            StringComparer.Ordinal);
}
