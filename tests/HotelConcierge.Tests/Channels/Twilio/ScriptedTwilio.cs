using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Contracts.Channels;

namespace HotelConcierge.Tests.Channels.Twilio;

/// <summary>Twilio's Messages API at the other end of an <see cref="HttpClient"/>, without a socket.</summary>
internal sealed class ScriptedTwilio(FixedClock clock) : HttpMessageHandler, ITwilioServer
{
    private const string ListPath = $"/2010-04-01/Accounts/{TwilioSamples.AccountSid}/Messages.json";

    private readonly List<IReadOnlyList<KeyValuePair<string, string>>> _taken = [];
    private readonly List<string> _typingFor = [];
    private TwilioFault? _next;
    private bool _failsListing;

    public IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>> Taken => _taken;

    public IReadOnlyList<string> TypingFor => _typingFor;

    public DateTimeOffset Now => clock.Now;

    public void FailNext(TwilioFault fault) => _next = fault;

    public void FailListing() => _failsListing = true;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{TwilioSamples.AccountSid}:{TwilioSamples.AuthToken}"));
        Assert.Equal(new AuthenticationHeaderValue("Basic", credentials), request.Headers.Authorization);
        return (request.Method.Method, request.RequestUri!.AbsoluteUri.Split('?')[0]) switch
        {
            ("POST", "https://api.twilio.com" + ListPath) => Create(await FieldsOf(request)),
            ("GET", "https://api.twilio.com" + ListPath) => List(request.RequestUri.Query),
            ("POST", "https://messaging.twilio.com/v2/Indicators/Typing.json") => ShowTyping(await FieldsOf(request)),
            _ => Answer(HttpStatusCode.NotFound, """{"code":20404,"message":"not found","status":404}"""),
        };
    }

    private HttpResponseMessage Create(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var fault = _next;
        _next = null;
        switch (fault)
        {
            case TwilioFault.TooManyRequests:
                var answer = Answer(HttpStatusCode.TooManyRequests, """{"code":20429,"status":429}""");
                answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(7));
                return answer;
            case TwilioFault.OptedOut:
                return Answer(HttpStatusCode.BadRequest, """{"code":21610,"status":400}""");
            case TwilioFault.WindowClosed:
                return Answer(HttpStatusCode.BadRequest, """{"code":63016,"status":400}""");
            case TwilioFault.BadToken:
                return Answer(HttpStatusCode.Unauthorized, """{"code":20003,"status":401}""");
            case TwilioFault.ServerError:
                return Answer(HttpStatusCode.InternalServerError, """{"code":20500,"status":500}""");
            case TwilioFault.HtmlBadGateway:
                return Answer(HttpStatusCode.BadGateway, "<html><body><h1>502 Bad Gateway</h1></body></html>");
        }

        _taken.Add(fields);
        return fault switch
        {
            TwilioFault.TakenThenDropped => throw new HttpRequestException(
                HttpRequestError.ResponseEnded,
                "The response ended prematurely."),
            TwilioFault.TakenThenGarbled => Answer(HttpStatusCode.Created, "<html>"),
            _ => Answer(HttpStatusCode.Created, JsonSerializer.Serialize(Record(_taken.Count - 1))),
        };
    }

    private HttpResponseMessage List(string query)
    {
        if (_failsListing)
            return Answer(HttpStatusCode.ServiceUnavailable, "");
        var parameters = TwilioForm.Parse(Encoding.UTF8.GetBytes(query.TrimStart('?')))!;
        var size = int.Parse(parameters["PageSize"], CultureInfo.InvariantCulture);
        var page = parameters["Page"] is { Length: > 0 } number ? int.Parse(number, CultureInfo.InvariantCulture) : 0;
        var matching = Enumerable
            .Range(0, _taken.Count)
            .Reverse()
            .Where(i => string.Equals(Value(i, "To"), parameters["To"], StringComparison.Ordinal))
            .ToArray();
        var first = $"{ListPath}?To={Uri.EscapeDataString(parameters["To"])}&PageSize={size}&Page=0";
        var next = matching.Length > (page + 1) * size
            ? $"{ListPath}?To={Uri.EscapeDataString(parameters["To"])}&PageSize={size}&Page={page + 1}&PageToken=PASM"
            : null;
        var messages = matching.Skip(page * size).Take(size).Select(Record);
        return Answer(
            HttpStatusCode.OK,
            JsonSerializer.Serialize(
                new
                {
                    page,
                    page_size = size,
                    uri = ListPath + query,
                    first_page_uri = first,
                    next_page_uri = next,
                    messages,
                }
            ));
    }

    private HttpResponseMessage ShowTyping(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        Assert.Contains(new("channel", "whatsapp"), fields);
        _typingFor.Add(fields.Single(field => field.Key is "messageId").Value);
        return Answer(HttpStatusCode.OK, """{"success":true}""");
    }

    private Dictionary<string, string?> Record(int index) => new(StringComparer.Ordinal)
    {
        ["sid"] = string.Create(CultureInfo.InvariantCulture, $"SM{index:x32}"),
        ["from"] = Value(index, "From"),
        ["to"] = Value(index, "To"),
        ["body"] = Value(index, "Body"),
        ["direction"] = "outbound-api",
        ["status"] = "queued",
        ["date_created"] = clock.Now.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture),
        ["date_sent"] = null,
    };

    private string? Value(int index, string field) =>
        _taken[index].FirstOrDefault(pair => string.Equals(pair.Key, field, StringComparison.Ordinal)).Value;

    private static async Task<IReadOnlyList<KeyValuePair<string, string>>> FieldsOf(HttpRequestMessage request) =>
        TwilioForm.Parse(await request.Content!.ReadAsByteArrayAsync())!.Fields;

    private static HttpResponseMessage Answer(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body) };
}
