using System.Net;
using System.Net.Http.Headers;
using HotelConcierge.Channels;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Contracts;
using HotelConcierge.Messages;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Channels.Twilio;

public sealed class TwilioRestMessagesTests : IDisposable
{
    private const string Record =
        """{"sid":"SM01","from":"whatsapp:+12025550100","body":"Hi","direction":"outbound-api","status":"sent","date_created":"Sun, 01 Mar 2026 09:30:00 +0000"}""";

    private readonly FixedClock _clock = new();
    private readonly CancellationTokenSource _cancellation = new();
    private readonly List<Uri> _asked = [];
    private readonly TwilioMessage _message = new(TwilioSamples.Guest, TwilioSamples.Business, MessagingServiceSid: null) { Body = "Hi" };

    public void Dispose() => _cancellation.Dispose();

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Sun, 01 Mar 2026 09:30:40 GMT", 40)]
    [InlineData("Sun, 01 Mar 2026 09:29:00 GMT", 0)]
    public async Task Retry_after_is_read_as_seconds_and_as_a_date(string header, int seconds)
    {
        var outcome = await Client(_ =>
        {
            var answer = Answer(HttpStatusCode.TooManyRequests, """{"code":20429}""");
            answer.Headers.RetryAfter = RetryConditionHeaderValue.Parse(header);
            return answer;
        }).CreateAsync(_message, default);

        Assert.Equal(new SendOutcome.Failed(SendFailure.RateLimited, "20429", TimeSpan.FromSeconds(seconds)), outcome);
    }

    [Fact]
    public async Task No_connection_means_not_sent() =>
        Assert.Equal(
            new SendOutcome.Failed(SendFailure.Transient, "no connection"),
            await Client(_ => throw new HttpRequestException(HttpRequestError.ConnectionError)).CreateAsync(_message, default));

    [Fact]
    public async Task A_timeout_means_nobody_knows() =>
        Assert.Equal(
            new SendOutcome.Failed(SendFailure.Unknown, "timeout"),
            await Client(_ => throw new TaskCanceledException("too slow", new TimeoutException())).CreateAsync(_message, default));

    [Fact]
    public async Task A_request_ends_after_the_set_time_and_nobody_knows_what_came_of_it()
    {
        var clock = new ManualTimeProvider();
        var settings = TwilioSamples.TwilioTestSettings();
        settings.RequestTimeout = TimeSpan.FromSeconds(7);
        using var http = new HttpClient(new SilentServer()) { Timeout = Timeout.InfiniteTimeSpan };
        var sending = new TwilioRestMessages(http, Options.Create(settings), clock).CreateAsync(_message, default);

        clock.Advance(TimeSpan.FromSeconds(6.9));
        Assert.False(sending.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(new SendOutcome.Failed(SendFailure.Unknown, "timeout"), await sending);
    }

    [Fact]
    public async Task A_caller_who_cancels_is_obeyed()
    {
        var client = Client(_ =>
        {
            _cancellation.Cancel();
            throw new TaskCanceledException();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.CreateAsync(_message, _cancellation.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            client.ListAsync(TwilioSamples.Guest, _clock.Now, _cancellation.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.ShowTypingAsync("SM01", _cancellation.Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"sid":17}""")]
    [InlineData("""{"sid":""}""")]
    [InlineData("<html>")]
    public async Task A_success_that_names_no_message_is_unknown(string body) =>
        Assert.Equal(TwilioErrors.UnreadableAnswer, await Client(_ => Answer(HttpStatusCode.Created, body)).CreateAsync(_message, default));

    [Theory]
    [InlineData("""{"code":"21610"}""")]
    [InlineData("""{"code":9999999999999}""")]
    [InlineData("""[21610]""")]
    public async Task An_error_whose_code_cannot_be_read_goes_by_its_status(string body) =>
        Assert.Equal(
            new SendOutcome.Failed(SendFailure.Permanent, "HTTP 400"),
            await Client(_ => Answer(HttpStatusCode.BadRequest, body)).CreateAsync(_message, default));

    [Fact]
    public async Task The_list_is_asked_for_one_guest_and_read_no_further_than_needed()
    {
        var older = Record.Replace("09:30:00", "09:29:59", StringComparison.Ordinal).Replace("SM01", "SM00", StringComparison.Ordinal);
        var client = Client(_ => Answer(HttpStatusCode.OK, $$"""{"messages":[{{Record}},{{older}}],"next_page_uri":"/2010-04-01/more"}"""));

        var listed = await client.ListAsync(TwilioSamples.Guest, _clock.Now.AddMilliseconds(900), default);

        Assert.Equal("SM01", Assert.Single(listed).Sid);
        Assert.Contains("?To=whatsapp%3A%2B447700900123&PageSize=", Assert.Single(_asked).AbsoluteUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/2010-04-01/more")]
    [InlineData("//evil.example/2010-04-01/more")]
    [InlineData("more")]
    public async Task The_next_page_is_never_read_from_another_address(string next)
    {
        var client = Client(_ => Answer(HttpStatusCode.OK, $$"""{"messages":[{{Record}}],"next_page_uri":"{{next}}"}"""));

        await Assert.ThrowsAsync<ChannelException>(() => client.ListAsync(TwilioSamples.Guest, _clock.Now, default));
        Assert.Single(_asked);
    }

    [Fact]
    public async Task A_list_without_end_is_given_up()
    {
        var client = Client(_ => Answer(HttpStatusCode.OK, $$"""{"messages":[{{Record}}],"next_page_uri":"/2010-04-01/more"}"""));

        Assert.NotNull(
            (await Assert.ThrowsAsync<ChannelException>(() => client.ListAsync(TwilioSamples.Guest, _clock.Now, default))).RetryAfter);
        Assert.Equal(20, _asked.Count);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("""{"messages":[{"sid":"SM01"}]}""")]
    [InlineData("""{"messages":[{"sid":"SM01","date_created":"yesterday"}]}""")]
    [InlineData("""{"messages":[17]}""")]
    public async Task A_list_that_cannot_be_read_whole_is_no_list(string body) =>
        await Assert.ThrowsAsync<ChannelException>(() =>
            Client(_ => Answer(HttpStatusCode.OK, body)).ListAsync(TwilioSamples.Guest, _clock.Now, default));

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, true)]
    [InlineData(HttpStatusCode.NotFound, false)]
    [InlineData(HttpStatusCode.Found, false)]
    [InlineData(HttpStatusCode.TooManyRequests, true)]
    [InlineData(HttpStatusCode.BadGateway, true)]
    public async Task A_refused_list_says_whether_to_ask_again(HttpStatusCode status, bool again)
    {
        var exception = await Assert.ThrowsAsync<ChannelException>(() =>
            Client(_ => Answer(status, "")).ListAsync(TwilioSamples.Guest, _clock.Now, default));

        Assert.Equal(again, exception.RetryAfter is not null);
        Assert.DoesNotContain("447700900123", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_behind_a_broken_connection_is_asked_for_again() =>
        Assert.NotNull(
            (
                await Assert.ThrowsAsync<ChannelException>(() =>
                    Client(_ => throw new HttpRequestException(HttpRequestError.ConnectionError))
                        .ListAsync(TwilioSamples.Guest, _clock.Now, default))
            ).RetryAfter);

    [Fact]
    public async Task Typing_that_fails_is_just_not_shown()
    {
        Assert.False(await Client(_ => Answer(HttpStatusCode.BadRequest, "")).ShowTypingAsync("SM01", default));
        Assert.False(await Client(_ => throw new HttpRequestException(HttpRequestError.ConnectionError)).ShowTypingAsync("SM01", default));
    }

    private TwilioRestMessages Client(Func<HttpRequestMessage, HttpResponseMessage> answer) =>
        new(new HttpClient(new Scripted(request =>
        {
            _asked.Add(request.RequestUri!);
            return answer(request);
        })), Options.Create(TwilioSamples.TwilioTestSettings()), _clock);

    private static HttpResponseMessage Answer(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body) };

    private sealed class Scripted(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer(request));
    }

    private sealed class SilentServer : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("It never answers.");
        }
    }
}
