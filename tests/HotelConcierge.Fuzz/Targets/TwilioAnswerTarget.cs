using System.Net;
using System.Text;
using HotelConcierge.Channels;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Contracts;
using HotelConcierge.Messages;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>
/// Whatever a server says in Twilio's place, Retry-After included: an outcome, or an exception that says when to ask again.
/// </summary>
internal sealed class TwilioAnswerTarget : FuzzTarget
{
    private static readonly int[] Statuses = [200, 201, 202, 204, 301, 307, 400, 401, 403, 404, 408, 429, 451, 500, 502, 503, 504, 599];

    private readonly ManualTimeProvider _clock = new();
    private readonly OneAnswer _server = new();
    private readonly HttpClient _http;
    private readonly TwilioRestMessages _messages;

    public TwilioAnswerTarget()
    {
        _http = new HttpClient(_server);
        _messages = new(_http, Options.Create(new TwilioOptions { AccountSid = Deployment.Account, AuthToken = Deployment.Token }), _clock);
    }

    public override string Name => "twilio-answer";

    public override double Share => 6;

    public override IEnumerable<string> Seeds =>
        [
            """120{"sid":"SM0000000000000000000000000000000a","status":"queued","code":null,"error_code":null}""",
            """Wed, 21 Oct 2026 07:28:00 GMT{"code":20429,"message":"Too Many Requests","more_info":"https://www.twilio.com/docs/errors/20429","status":429}""",
            """-1{"messages":[{"sid":"SM01","from":"whatsapp:+1","body":"Hi","direction":"outbound-api","status":"sent","date_created":"Sun, 01 Mar 2026 09:30:00 +0000"}],"next_page_uri":"/2010-04-01/Accounts/x/Messages.json?Page=1"}""",
            "99999999999999999999<html>502</html>",
        ];

    public override async ValueTask<string> RunAsync(FuzzInput input)
    {
        var brace = input.Text.IndexOfAny(['{', '<']);
        var body = brace < 0 ? input.Text : input.Text[brace..];
        _server.Next = () =>
        {
            var answer = new HttpResponseMessage((HttpStatusCode)input.Choose(Statuses))
            {
                Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
            };
            answer.Headers.TryAddWithoutValidation("Retry-After", brace < 0 ? "" : input.Text[..brace]);
            return answer;
        };

        var outcome = await _messages.CreateAsync(
            new("whatsapp:+34600000001", Deployment.Business, MessagingServiceSid: null) { Body = "Hi" },
            default);
        if (outcome is SendOutcome.Failed failed)
        {
            Require(failed.RetryAfter is null || failed.RetryAfter >= TimeSpan.Zero, "a wait is negative");
            Require(
                failed.Code.Length is > 0 and < 20 && !body.Contains(Deployment.Token, StringComparison.Ordinal),
                "the code is no code");
        }

        try
        {
            _ = await _messages.ListAsync("whatsapp:+34600000001", _clock.GetUtcNow(), default);
            return $"{outcome.GetType().Name} {(outcome as SendOutcome.Failed)?.Kind} listed";
        }
        catch (ChannelException refused)
        {
            return $"{outcome.GetType().Name} {(outcome as SendOutcome.Failed)?.Kind} {refused.RetryAfter is null}";
        }
    }

    protected override ValueTask CloseAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>A server that says what it is told to.</summary>
internal sealed class OneAnswer : HttpMessageHandler
{
    public Func<HttpResponseMessage> Next { get; set; } = () => new HttpResponseMessage();

    /// <summary>How often it was asked.</summary>
    public int Requests { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        return Task.FromResult(Next());
    }
}
