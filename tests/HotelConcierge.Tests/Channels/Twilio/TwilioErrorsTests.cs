using System.Net.Sockets;
using HotelConcierge.Channels;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Messages;

namespace HotelConcierge.Tests.Channels.Twilio;

public class TwilioErrorsTests
{
    [Theory]
    [InlineData(400, 21610, SendFailure.OptedOut)]
    [InlineData(400, 63014, SendFailure.OptedOut)]
    [InlineData(400, 63016, SendFailure.WindowClosed)]
    [InlineData(429, 20429, SendFailure.RateLimited)]
    [InlineData(400, 63017, SendFailure.RateLimited)]
    [InlineData(400, 63018, SendFailure.RateLimited)]
    [InlineData(400, 63038, SendFailure.RateLimited)]
    [InlineData(400, 21611, SendFailure.RateLimited)]
    [InlineData(400, 30001, SendFailure.RateLimited)]
    [InlineData(400, 14107, SendFailure.RateLimited)]
    [InlineData(429, null, SendFailure.RateLimited)]
    [InlineData(401, 20003, SendFailure.Transient)]
    [InlineData(403, 20003, SendFailure.Transient)]
    [InlineData(401, null, SendFailure.Transient)]
    [InlineData(403, null, SendFailure.Permanent)]
    [InlineData(404, 20404, SendFailure.Permanent)]
    [InlineData(400, 21211, SendFailure.Permanent)]
    [InlineData(400, 21603, SendFailure.Permanent)]
    [InlineData(400, 21606, SendFailure.Permanent)]
    [InlineData(400, 21614, SendFailure.Permanent)]
    [InlineData(400, 21617, SendFailure.Permanent)]
    [InlineData(400, 63013, SendFailure.Permanent)]
    [InlineData(400, null, SendFailure.Permanent)]
    [InlineData(302, null, SendFailure.Permanent)]
    [InlineData(408, null, SendFailure.Transient)]
    [InlineData(500, 20500, SendFailure.Unknown)]
    [InlineData(500, null, SendFailure.Unknown)]
    [InlineData(502, null, SendFailure.Unknown)]
    [InlineData(503, null, SendFailure.Unknown)]
    [InlineData(504, null, SendFailure.Unknown)]
    [InlineData(503, 20429, SendFailure.RateLimited)]
    [InlineData(0, 0, SendFailure.Unknown)]
    [InlineData(0, 21610, SendFailure.OptedOut)]
    [InlineData(0, null, SendFailure.Unknown)]
    public void An_answer_is_read_by_its_code_then_by_its_status(int status, int? code, SendFailure expected) =>
        Assert.Equal(expected, TwilioErrors.FromAnswer(status, code, retryAfter: null).Kind);

    [Fact]
    public void The_code_in_the_log_is_Twilios_own_or_the_status()
    {
        Assert.Equal("21610", TwilioErrors.FromAnswer(400, 21610, null).Code);
        Assert.Equal("HTTP 502", TwilioErrors.FromAnswer(502, null, null).Code);
    }

    [Fact]
    public void What_only_an_operator_can_mend_comes_with_the_settings_to_look_at()
    {
        Assert.Contains("Twilio__AuthToken", TwilioErrors.FromAnswer(401, 20003, null).Remedy, StringComparison.Ordinal);
        Assert.Contains("Twilio__AuthToken", TwilioErrors.FromAnswer(401, null, null).Remedy, StringComparison.Ordinal);
        Assert.Contains("limit", TwilioErrors.FromAnswer(400, 63038, null).Remedy, StringComparison.Ordinal);
        Assert.Null(TwilioErrors.FromAnswer(429, 20429, null).Remedy);
    }

    [Fact]
    public void The_provider_says_how_long_to_wait_and_for_the_daily_limit_we_do()
    {
        var seven = TimeSpan.FromSeconds(7);

        Assert.Equal(seven, TwilioErrors.FromAnswer(429, 20429, seven).RetryAfter);
        Assert.Null(TwilioErrors.FromAnswer(429, 20429, null).RetryAfter);
        Assert.Equal(TwilioErrors.DailyLimitPause, TwilioErrors.FromAnswer(400, 63038, null).RetryAfter);
        Assert.Equal(seven, TwilioErrors.FromAnswer(400, 63038, seven).RetryAfter);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, SendFailure.Transient)]
    [InlineData(HttpRequestError.NameResolutionError, SendFailure.Transient)]
    [InlineData(HttpRequestError.SecureConnectionError, SendFailure.Transient)]
    [InlineData(HttpRequestError.ProxyTunnelError, SendFailure.Transient)]
    [InlineData(HttpRequestError.ResponseEnded, SendFailure.Unknown)]
    [InlineData(HttpRequestError.HttpProtocolError, SendFailure.Unknown)]
    [InlineData(HttpRequestError.Unknown, SendFailure.Unknown)]
    public void Only_a_connection_that_never_was_has_surely_sent_nothing(HttpRequestError error, SendFailure expected)
    {
        var broken = new HttpRequestException(error, inner: new SocketException());

        Assert.Equal(expected, TwilioErrors.FromConnection(broken).Kind);
        Assert.Equal(expected, TwilioErrors.FromConnection(new InvalidOperationException("a client's own exception", broken)).Kind);
    }

    [Fact]
    public void After_a_timeout_nobody_knows() =>
        Assert.Equal(
            new SendOutcome.Failed(SendFailure.Unknown, "timeout"),
            TwilioErrors.FromConnection(new TaskCanceledException("too slow", new TimeoutException())));

    [Theory]
    [InlineData("63016", SendFailure.WindowClosed, "63016")]
    [InlineData("63014", SendFailure.OptedOut, "63014")]
    [InlineData("30003", SendFailure.Transient, "30003")]
    [InlineData("63012", SendFailure.Transient, "63012")]
    [InlineData("30008", SendFailure.Unknown, "30008")]
    [InlineData("30007", SendFailure.Permanent, "30007")]
    [InlineData("", SendFailure.Permanent, "undelivered")]
    [InlineData("none", SendFailure.Permanent, "undelivered")]
    public void A_report_of_failure_says_what_kind(string code, SendFailure kind, string name) =>
        Assert.Equal(new DeliveryFailure(kind, name), TwilioErrors.FromReport(code, "undelivered"));
}
