using System.Net.Sockets;
using System.Text;
using HotelConcierge.Channels.Twilio;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>Any bytes as a webhook are answered 200, 400 or 403: never with a failure of ours.</summary>
public sealed class HostileWebhookTests : IAsyncLifetime
{
    private const int Cases = 2_500;
    private const int Seed = 20_260_601;

    private static readonly string[] ContentTypes =
    [
        SignedPost.FormType,
        "APPLICATION/X-WWW-FORM-URLENCODED",
        "application/x-www-form-urlencoded; charset=utf-16",
        "application/x-www-form-urlencoded;;=;\"",
        "application/json",
        "multipart/form-data; boundary=x",
        "text/plain; charset=nonsense",
        "text/xml",
        "x",
        "",
    ];

    private static readonly string[] Pieces =
    [
        "MessageSid=",
        "SmsSid=SM1",
        "From=",
        "From=whatsapp:%2B34600000001",
        "To=whatsapp:%2B14155238886",
        "Body=",
        "Body=Explain+",
        "MessageStatus=",
        "sent",
        "failed",
        "SmsStatus=received",
        "ErrorCode=",
        "99999999999999999999",
        "NumMedia=-1",
        "MediaUrl0=",
        "MediaContentType0=",
        "Latitude=NaN",
        "Longitude=1e309",
        "AccountSid=AC",
        "ExternalUserId=",
        "ButtonPayload=",
        "ListId=",
        "ProfileName=",
        "&",
        "&&",
        "=",
        "==",
        "%",
        "%0",
        "%zz",
        "%00",
        "%C3",
        "%ED%A0%80",
        "%F0%9F",
        "+",
        "%2B",
        "\0",
        "\r\n",
        "\"",
        "{",
        "}",
        "<",
        "'",
        ";",
        "?",
        "#",
        "\\u0000",
        "\uFEFF",
        "é",
        "👩‍👩‍👧",
        "ก็",
        "1",
        "-",
        ".",
        "/",
        "whatsapp:",
        "sms:",
        "\u202E",
    ];

    private World _world = null!;
    private AppInProcess _app = null!;
    private SignedPost _post = null!;

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        _app = await AppInProcess.StartAsync(_world);
        _post = new(_world);
    }

    public async Task DisposeAsync()
    {
        _post.Dispose();
        await _app.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Any_bytes_signed_or_not_of_any_content_type_get_200_or_400_or_403()
    {
        var random = new Random(Seed);
        var seen = new SortedDictionary<int, int>();
        for (var number = 0; number < Cases; number++)
        {
            var body = NextBody(random);
            var type = ContentTypes[random.Next(ContentTypes.Length)];
            var url = random.Next(3) == 0 ? _app.WebhookUrl + "/status" : _app.WebhookUrl;
            var signature = random.Next(4) switch
            {
                0 => null,
                1 => Convert.ToBase64String(NextBytes(random, 30)),
                _ => SignatureOf(url, body, type),
            };
            var status = await _post.PostAsync(url, body, signature, type);
            Assert.True(status is 200 or 400 or 403, $"case {number}: {status} for {type}: {Convert.ToHexString(body)}");
            seen[status] = seen.GetValueOrDefault(status) + 1;
        }

        // All three happened, so that the cases reach behind the signature.
        Assert.Equal([200, 400, 403], seen.Keys);
        await ExpectAnAnswerAsync();
    }

    [Fact]
    public async Task Nasty_bodies_that_the_token_signed_get_200_or_400_or_403()
    {
        const string message = "MessageSid=SM1&From=whatsapp%3A%2B34600000002&To=whatsapp%3A%2B14155238886&Body=";
        string[] bodies =
        [
            "",
            "&",
            "=",
            "&=&=&",
            "%",
            "%%%",
            "a",
            "Body",
            "Body=hi",
            message,
            message + "%00",
            message + "%",
            message + "%4",
            message + "%zz%u0041",
            message + "\0",
            message + "a&Body=b&Body=c",
            message + "a&MessageSid=SM2&MessageSid=SM3",
            "MessageSid=&MessageSid=SM1&From=a&To=b",
            message + "%ED%A0%BD",
            message + "%FF%FE",
            message + new string('x', 60_000),
            message + string.Concat(Enumerable.Repeat("%F0%9F%A6%96", 15_000)),
            message + string.Concat(Enumerable.Repeat("a&b=", 100_000)),
            string.Concat(Enumerable.Repeat("MessageSid=SM1&", 999)),
            new string('&', 250_000),
            new string('%', 250_000),
            message.Replace("SM1", new string('S', 100_000), StringComparison.Ordinal),
            message.Replace("SM1", "%2F%5C%23%3F%0A%00", StringComparison.Ordinal),
            message.Replace("whatsapp%3A%2B34600000002", new string('9', 70_000), StringComparison.Ordinal),
            message.Replace("whatsapp%3A%2B34600000002", "%0A%00%23", StringComparison.Ordinal),
            message + "hi&ProfileName=" + new string('n', 100_000),
            message + "hi&ExternalUserId=" + new string('e', 100_000),
            message + "&MediaUrl0=%00&MediaContentType0=%0A",
            message + "&MessageStatus=never-heard-of",
            message + "&MessageStatus=failed&ErrorCode=-1",
            message.Replace("SM1", new string('S', 2_000), StringComparison.Ordinal) + "&MessageStatus=sent",
            message.Replace("SM1", "%2F%5C%23%3F%0A%00", StringComparison.Ordinal) + "&MessageStatus=delivered",
        ];
        foreach (var text in bodies)
        {
            var body = Encoding.UTF8.GetBytes(text);
            var status = await _post.PostAsync(_app.WebhookUrl, body, SignatureOf(_app.WebhookUrl, body, SignedPost.FormType));
            Assert.True(status is 200 or 400 or 403, $"{status} for {text[..Math.Min(text.Length, 100)]}");
        }

        await ExpectAnAnswerAsync();
    }

    [Fact]
    public async Task A_body_larger_than_any_is_refused_and_costs_nothing()
    {
        var huge = new byte[3 * 1024 * 1024];
        Array.Fill(huge, (byte)'a');

        Assert.Equal(400, await _post.PostAsync(_app.WebhookUrl, huge, signature: null));
        await ExpectAnAnswerAsync();
    }

    [Theory]
    [InlineData("POST /api/channels/twilio HTTP/1.0\r\nContent-Length: 3\r\n\r\na=b", "403")]
    [InlineData(
        "POST http://evil.example/api/channels/twilio HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\nContent-Length: 3\r\n\r\na=b",
        "403"
    )]
    [InlineData("POST /api/channels/twilio HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n", "400")]
    [InlineData("POST /api/channels/twilio HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: -1\r\n\r\n", "400")]
    [InlineData(
        "POST /api/channels/twilio HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Twilio-Signature: \u0001\u00ff\r\nContent-Length: 0\r\n\r\n",
        "400"
    )]
    [InlineData("POST /api/channels/%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", "40")]
    [InlineData("POST /api/channels/%ED%A0%80 HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", "40")]
    [InlineData("nonsense\r\n\r\n", "400")]
    public async Task Broken_http_is_answered_as_the_senders_mistake(string request, string expected)
    {
        var address = new Uri(_app.Url);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, _world.Patience);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), _world.Patience);
        using var reader = new StreamReader(stream);

        var line = await reader.ReadLineAsync(_world.Patience);

        Assert.StartsWith(expected, line!.Split(' ')[1], StringComparison.Ordinal);
    }

    /// <summary>The app is as good as before.</summary>
    private async Task ExpectAnAnswerAsync()
    {
        const string guest = "whatsapp:+34600000099";
        await _world.HearAsync("Explain the moon", guest);
        Assert.Contains("You asked: Explain the moon", (await _world.ReadAsync(1, guest))[0], StringComparison.Ordinal);
        Assert.DoesNotContain(
            _app.Log,
            line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
    }

    private static byte[] NextBody(Random random) =>
        random.Next(3) switch
        {
            0 => NextBytes(random, 200),
            _ => Encoding.UTF8.GetBytes(
                (
                    random.Next(2) == 0
                        ? $"MessageSid=SM{random.Next(50)}&From=whatsapp%3A%2B346{random.Next(9)}&To=whatsapp%3A%2B14155238886&"
                        : ""
                ) + string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Pieces[random.Next(Pieces.Length)]))),
        };

    private static byte[] NextBytes(Random random, int most)
    {
        var bytes = new byte[random.Next(most)];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>The right signature, over the fields as the app reads them.</summary>
    private string SignatureOf(string url, byte[] body, string contentType)
    {
        var isForm = contentType.Split(';')[0].Trim().Equals(SignedPost.FormType, StringComparison.OrdinalIgnoreCase);
        var fields = isForm ? TwilioForm.Parse(body)?.Fields ?? [] : [];
        return TwilioSignature.Compute(url, fields, _world.Twilio.Options.AuthToken);
    }
}
