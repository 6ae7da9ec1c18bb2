using System.Net;
using HotelConcierge.Channels;
using HotelConcierge.Messages;
using static HotelConcierge.Tests.Channels.Conversations.ConversationsSamples;

namespace HotelConcierge.Tests.Channels.Conversations;

/// <summary>What is posted to a conversation, and what Twilio's answers mean.</summary>
public sealed class ConversationsSendTests
{
    private static readonly Guid Key = Guid.Parse("0f0e0d0c-0b0a-0908-0706-050403020100");
    private static readonly IReadOnlySet<string> NoneKnown = new HashSet<string>(StringComparer.Ordinal);

    private readonly ScriptedConversations _twilio = new();

    [Fact]
    public async Task A_message_is_posted_as_us_with_its_key_and_asks_for_no_webhook()
    {
        Assert.IsType<SendOutcome.Accepted>(await SendAsync("Yes: 7–22 h"));

        Assert.Equal(
            (
                "POST",
                $"https://conversations.twilio.com/v1/Services/{ServiceSid}/Conversations/{Chat}/Messages",
                "Author=concierge&Body=Yes: 7–22 h&Attributes={\"conciergeKey\":\"0f0e0d0c0b0a09080706050403020100\"}"),
            Assert.Single(_twilio.Calls));
    }

    [Theory]
    [InlineData(400, 50377, SendFailure.Permanent)]
    [InlineData(404, 20404, SendFailure.Permanent)]
    [InlineData(409, 0, SendFailure.Permanent)]
    [InlineData(401, 20003, SendFailure.Transient)]
    [InlineData(429, 20429, SendFailure.RateLimited)]
    [InlineData(500, 0, SendFailure.Unknown)]
    [InlineData(503, 0, SendFailure.Unknown)]
    public async Task A_refusal_says_what_to_do_about_it(int status, int code, SendFailure kind)
    {
        _twilio.Answers((HttpStatusCode)status, $$"""{"code":{{code}},"message":"hunter2"}""");

        var failed = Assert.IsType<SendOutcome.Failed>(await SendAsync("Hello"));

        Assert.Equal(kind, failed.Kind);
        Assert.DoesNotContain("hunter2", failed.Code + failed.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Twilio_would_not_take_is_refused_here()
    {
        Assert.Equal(SendFailure.Permanent, Assert.IsType<SendOutcome.Failed>(await SendAsync(" ")).Kind);
        Assert.Equal(SendFailure.Permanent, Assert.IsType<SendOutcome.Failed>(await SendAsync(new string('x', 1601))).Kind);
        Assert.Empty(_twilio.Calls);
    }

    [Fact]
    public async Task A_message_is_found_by_its_key_alone_among_others_of_the_same_words()
    {
        _twilio.Answers(HttpStatusCode.OK, Page(next: "", Post("IM3", "Hello", "11111111111111111111111111111111"), Post("IM2", "Hello", Key.ToString("N"))));

        Assert.Equal("IM2", await FindAsync());
    }

    [Fact]
    public async Task A_message_of_another_author_with_our_key_is_not_ours()
    {
        _twilio.Answers(HttpStatusCode.OK, Page(next: "", Post("IM2", "Hello", Key.ToString("N"), author: "stranger")));

        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task Looking_goes_on_over_pages_and_ends_where_the_list_is_older()
    {
        const string more = "https://conversations.twilio.com/v1/Services/IS/Conversations/CH/Messages?PageToken=9";
        _twilio.Answers(HttpStatusCode.OK, Page(more, Post("IM3", "Hello", "")))
            .Answers(HttpStatusCode.OK, Page(more, Post("IM1", "Hello", Key.ToString("N"), at: "2026-02-28T00:00:00Z")));

        Assert.Null(await FindAsync());
        Assert.Equal([more], _twilio.Calls.Skip(1).Select(call => call.Url));
    }

    [Theory]
    [InlineData("https://elsewhere.example/messages")]
    [InlineData("https://conversations.twilio.com.elsewhere.example/messages")]
    public async Task The_token_goes_to_no_other_host_that_a_page_names(string next)
    {
        _twilio.Answers(HttpStatusCode.OK, Page(next));

        await Assert.ThrowsAsync<ChannelException>(FindAsync);
        Assert.Single(_twilio.Calls);
    }

    [Theory]
    [InlineData(503, "{}")]
    [InlineData(200, "{}")]
    [InlineData(200, "<html>")]
    [InlineData(200, """{"messages":[{"index":1}]}""")]
    public async Task A_list_that_cannot_be_had_is_no_empty_list(int status, string body)
    {
        _twilio.Answers((HttpStatusCode)status, body);

        Assert.NotNull((await Assert.ThrowsAsync<ChannelException>(FindAsync)).RetryAfter);
    }

    [Theory]
    [InlineData(200, """{"sid":"CH","state":"closed"}""")]
    [InlineData(400, """{"code":50377}""")]
    [InlineData(404, """{"code":20404}""")]
    public async Task A_chat_is_closed_also_when_it_was(int status, string body)
    {
        _twilio.Answers((HttpStatusCode)status, body);

        await Channel(_twilio).CloseAsync(Address, default);

        Assert.Equal("State=closed", Assert.Single(_twilio.Calls).Form);
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(429, true)]
    [InlineData(400, false)]
    public async Task Whether_a_chat_is_closed_may_not_be_known(int status, bool isWorthAsking)
    {
        _twilio.Answers((HttpStatusCode)status, "{}");

        var exception = await Assert.ThrowsAsync<ChannelException>(() => Channel(_twilio).CloseAsync(Address, default));

        Assert.Equal(isWorthAsking, exception.RetryAfter is not null);
    }

    private Task<SendOutcome> SendAsync(string words) =>
        Channel(_twilio).SendAsync(new(Address, words) { Key = Key }, default);

    private Task<string?> FindAsync() => Channel(_twilio).FindSentAsync(
        new(Address, "Hello") { Key = Key }, new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), NoneKnown, default);

    private static string Page(string next, params string[] messages) =>
        $$"""{"meta":{"next_page_url":"{{next}}","key":"messages"},"messages":[{{string.Join(',', messages)}}]}""";

    private static string Post(string sid, string body, string key, string author = "concierge", string at = "2026-03-01T09:30:00Z") =>
        $$"""{"sid":"{{sid}}","index":1,"author":"{{author}}","body":"{{body}}","attributes":"{\"conciergeKey\":\"{{key}}\"}","date_created":"{{at}}"}""";
}
