using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Local.Engine;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Simulators.Twilio;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>
/// Every route of the real host over a real socket, by whole requests of any bytes and by signed webhooks that become real
/// turns: no answer of 500 or above, and afterwards the host is well and has logged no error.
/// </summary>
internal sealed class HttpTarget : FuzzTarget
{
    private const string AdminKey = "the-admin-key-of-the-fuzzed-host";

    private readonly string _folder = Directory.CreateTempSubdirectory("fuzz-host-").FullName;
    private readonly LoggedErrors _errors = new();
    private LocalHost _host = null!;
    private Uri _url = null!;

    public override string Name => "http";

    public override double Share => 1.5;

    public override IEnumerable<string> Seeds =>
        [
            .. WebhookForms.All,
            "POST /api/channels/twilio HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nX-Twilio-Signature: AAAA\r\nContent-Length: 8\r\n\r\nBody=hi&",
            "POST /api/channels/twilio/status HTTP/1.1\r\nHost: a:99999\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n0\r\n\r\n",
            "POST /api/channels/..%2f..%2fetc HTTP/1.1\r\nHost: [::1]\r\nContent-Length: 0\r\n\r\n",
            $"GET /api/conversations/twilio-aaaaaaaaaaaaaaaaaaaaaaaaaa HTTP/1.1\r\nHost: a\r\nx-functions-key: {AdminKey}\r\n\r\n",
            "GET /api/conversations/%00%0d%0a HTTP/1.1\r\nHost: a\r\nx-functions-key: wrong\r\n\r\n",
            $"PUT /api/reservations?hotel=hotel HTTP/1.1\r\nHost: a\r\nContent-Type: text/csv\r\nx-functions-key: {AdminKey}\r\nContent-Length: 52\r\n\r\nnumber,checkIn,checkOut,name\nB-1,2026-12-01,2026-12-02",
            $"POST /api/reservations/B-1%2f/link HTTP/1.1\r\nHost: a\r\nx-functions-key: {AdminKey}\r\nContent-Length: 0\r\n\r\n",
            "GET /api/health?a=%zz HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /api/ready HTTP/1.0\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
            "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "GET http://evil.example/api/health HTTP/1.1\r\nHost: b\r\nX-Forwarded-Host: c\r\nCookie: a=b\r\n\r\n",
            "DELETE //api//health/../ready HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n",
        ];

    public override async Task StartAsync()
    {
        _host = await LocalHost.BuildAsync(
            ["--urls=http://127.0.0.1:0", $"--Data:Path={_folder}", $"--Admin:Key={AdminKey}", "--Conversation:QuietPeriod=00:00:00"],
            services => services.RemoveAll<ILoggerProvider>().AddSingleton<ILoggerProvider>(_errors),
            CancellationToken.None);
        await _host.StartAsync(CancellationToken.None);
        _url = new Uri(_host.Url);
    }

    public override async ValueTask<string> RunAsync(FuzzInput input)
    {
        // A request that may not be whole is ended with its connection, or the host would wait for the rest of it.
        var isWhole = !input.Text.Contains("HTTP/", StringComparison.Ordinal);
        var status = StatusOf(await AskAsync(isWhole ? RequestOf(input) : input.Bytes, isWhole));

        // 505 is HTTP's own answer to a version that nobody speaks.
        Require(status is null or < 500 or 505, $"answered {status}");
        return $"{status}";
    }

    public override async Task FinishAsync()
    {
        await _host.App.Services.GetRequiredService<TurnEngine>().IdleAsync().WaitAsync(TimeSpan.FromMinutes(2));
        Require(
            StatusOf(await AskAsync("GET /api/health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"u8.ToArray())) == 200,
            "the host is not well any more");
        Require(
            StatusOf(await AskAsync("GET /api/ready HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"u8.ToArray())) == 200,
            "the host is not ready any more");
        Require(_errors.Lines.IsEmpty, string.Join('\n', _errors.Lines.Take(5)));
    }

    protected override async ValueTask CloseAsync()
    {
        if (_host is null)
            return;
        await _host.App.StopAsync();
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The bytes as the body of a signed webhook, or in a path where they can stand in one.</summary>
    private byte[] RequestOf(FuzzInput input)
    {
        if (input.Choose(4) == 0 && !input.Text.Contains('\n', StringComparison.Ordinal))
            return Encoding.UTF8.GetBytes(
                $"GET /api/{input.Choose(["conversations/", "channels/", "", "health/"])}{input.Text} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nx-functions-key: {AdminKey}\r\n\r\n"
            );

        var path = input.Choose(["/api/channels/twilio", "/api/channels/twilio/status"]);
        var url = $"{_url.GetLeftPart(UriPartial.Authority)}{path}";
        var signature = TwilioSignature.Compute(
            url,
            TwilioForm.Parse(input.Bytes)?.Fields ?? [],
            _host.Simulators.Get<SimulatedTwilio>().Options.AuthToken);
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"POST {path} HTTP/1.1\r\nHost: {_url.Authority}\r\nConnection: close\r\nContent-Type: {WebhookTarget.Form}\r\n{TwilioSignature.Header}: {signature}\r\nContent-Length: {input.Bytes.Length}\r\n\r\n"
        );
        return [.. Encoding.ASCII.GetBytes(head), .. input.Bytes];
    }

    private async Task<string> AskAsync(byte[] request, bool isWhole = true)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, _url.Port);
        var answer = new byte[256];
        var length = 0;
        try
        {
            await socket.SendAsync(request);
            if (!isWhole)
                socket.Shutdown(SocketShutdown.Send);
            int read;
            while (length < answer.Length && (read = await socket.ReceiveAsync(answer.AsMemory(length))) > 0)
                length += read;
        }
        catch (SocketException)
        {
            // The host may close before it has read all of a request that is none.
        }

        return Encoding.Latin1.GetString(answer, 0, length);
    }

    private static int? StatusOf(string answer) =>
        answer.StartsWith("HTTP/1.", StringComparison.Ordinal)
        && int.TryParse(answer.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? status
            : null;
}
