using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using HotelConcierge.Handoff;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>
/// What the desk page sends, as any bytes, over a real socket: whoever is signed in gets an answer that says what is wrong with it and none of
/// 500 or above, and whoever is not gets nothing but 401.
/// </summary>
internal sealed class DeskTarget : FuzzTarget
{
    private const string Staff = "lucia";
    private const string Key = "the-key-of-the-fuzzed-desk";

    private const int Longest = 200;

    private static readonly string[] Acts =
    [
        "take", "messages", "notes", "typing", "read", "return", "close", "translate", "summarize", "draft", "files/f1",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("fuzz-desk-").FullName;
    private readonly LoggedErrors _errors = new();
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _stranger = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
    private readonly HttpClient _staff;
    private LocalHost _host = null!;
    private string _case = "";
    private int _opened;

    public DeskTarget() => _staff = new(new SocketsHttpHandler { UseProxy = false, CookieContainer = _cookies });

    public override string Name => "desk";

    public override IEnumerable<string> Seeds =>
        [
            """{"key":"6b8c0c7e-6b0e-4f3f-9d86-6f8f8a7f1a01","text":"Good evening","files":["f1"],"force":false}""",
            """{"key":"k1","text":"She was here last year."}""",
            """{"note":"She moves to room 305."}""",
            """{"key":"k2","template":"answer","force":true}""",
            """{"force":true}""",
            """{"name":"lucia","key":"not the key"}""",
            """{"text":"\ud83d\ude00\u0000","files":[null]}""",
            "{}",
            "null",
            "\u0089PNG\r\n\u001a\n",
        ];

    public override async Task StartAsync()
    {
        _host = await LocalHost.BuildAsync(
            ["--urls=http://127.0.0.1:0", $"--Data:Path={_folder}", $"--Staff:{Staff}:Key={Key}", "--Conversation:QuietPeriod=00:00:00"],
            services => services.RemoveAll<ILoggerProvider>().AddSingleton<ILoggerProvider>(_errors),
            CancellationToken.None);
        await _host.StartAsync(CancellationToken.None);
        _stranger.BaseAddress = _staff.BaseAddress = new(_host.Url);
        _stranger.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        _staff.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var signedIn = await _staff.PostAsJsonAsync("/api/desk/session", new { name = Staff, key = Key });
        signedIn.EnsureSuccessStatusCode();
    }

    public override async ValueTask<string> RunAsync(FuzzInput input)
    {
        if (_case.Length == 0)
            _case = await OpenCaseAsync();
        var isStranger = input.Choose(10) == 0;
        var act = input.Choose(Acts);
        using var request = RequestOf(input, act, isStranger ? _case : IdOf(input));
        using var answer = await (isStranger ? _stranger : _staff).SendAsync(request);
        var status = (int)answer.StatusCode;

        Require(isStranger == (status == 401), $"answered {status} to {(isStranger ? "a stranger" : "staff")}");
        Require(status is 200 or 201 or 202 or 204 or 400 or 401 or 404 or 409 or 410 or 413 or 422, $"answered {status}");
        if (act is "return" or "close" && status == 200)
            _case = "";
        return $"{act} {status}";
    }

    public override async Task FinishAsync()
    {
        using var board = await _staff.GetAsync(new Uri("/api/desk/events?wait=0", UriKind.Relative));
        Require(board.StatusCode is HttpStatusCode.OK, "the board cannot be read any more");
        Require(_errors.Lines.IsEmpty, string.Join('\n', _errors.Lines.Take(5)));
    }

    protected override async ValueTask CloseAsync()
    {
        _stranger.Dispose();
        _staff.Dispose();
        if (_host is null)
            return;
        await _host.App.StopAsync();
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // Now and then the input stands where the case's id does, as far as it can stand in an address.
    private string IdOf(FuzzInput input) =>
        input.Choose(10) == 0 && Short(input.Text) is { } text && text.Trim('.').Length > 0 ? Uri.EscapeDataString(text) : _case;

    private static string Short(string text) => text[..Math.Min(text.Length, Longest)];

    private static HttpRequestMessage RequestOf(FuzzInput input, string act, string id)
    {
        var isFile = act.StartsWith("files/", StringComparison.Ordinal);
        var request = new HttpRequestMessage(
            isFile ? HttpMethod.Put : HttpMethod.Post, new Uri($"/api/desk/cases/{id}/{act}", UriKind.Relative))
        {
            Content = new ByteArrayContent(input.Bytes),
        };
        if (isFile)
            request.Headers.TryAddWithoutValidation("X-File-Name", Uri.EscapeDataString(Short(input.Text)));
        return request;
    }

    private async Task<string> OpenCaseAsync()
    {
        var number = _opened++;
        var address = new ConversationAddress(new("web"), "hotel", string.Create(CultureInfo.InvariantCulture, $"guest{number}"));
        var now = TimeProvider.System.GetUtcNow();
        var opened = new DeskCase(
            DeskCase.IdFor(address.Guest),
            ConversationId.For(address),
            "hotel",
            address,
            CaseReason.Asked,
            CaseUrgency.Normal,
            "en",
            now)
        {
            Desk = BuiltInDesk.DeskName,
        };
        var kept = await _host.App.Services.GetRequiredService<DeskCases>().OpenAsync(
            opened, new("opened", CaseEntryKind.Event, now, null, CaseEvents.Opened), CancellationToken.None);
        return kept.Id;
    }
}
