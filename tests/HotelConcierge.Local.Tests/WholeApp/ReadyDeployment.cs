using System.Net.Http.Json;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Telegram;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>
/// A deployment on Twilio, Telegram and a model service, all of them servers of their own, and what it says of them when asked over
/// HTTP.
/// </summary>
internal sealed class ReadyDeployment : IAsyncDisposable
{
    public const string Key = "the-operators-key";
    public const string PublicUrl = "https://hotel.example";
    public const string Webhook = PublicUrl + "/api/channels/telegram";

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly TimeProvider? _clock;
    private readonly SimulatedOpenAIOptions _model;
    private AppInProcess? _app;

    private ReadyDeployment(TimeProvider? clock, SimulatedOpenAIOptions model) => (_clock, _model) = (clock, model);

    public World World { get; private set; } = null!;

    public SimulatedTelegram Telegram { get; private set; } = null!;

    public SimulatedOpenAI Model { get; private set; } = null!;

    public AppInProcess App => _app!;

    public static async Task<ReadyDeployment> StartAsync(params (string Name, string Value)[] changes) =>
        await StartAsync(clock: null, new(), changes);

    public static async Task<ReadyDeployment> StartAsync(
        TimeProvider? clock,
        SimulatedOpenAIOptions model,
        params (string Name, string Value)[] changes)
    {
        var deployment = new ReadyDeployment(clock, model);
        await deployment.OpenAsync(changes);
        return deployment;
    }

    /// <summary>Settings of the deployment, for a process of its own.</summary>
    public Dictionary<string, string> Settings(params (string Name, string Value)[] changes)
    {
        var settings = World.Settings();
        foreach (var (name, value) in Changes(changes))
            settings[name] = value;
        return settings;
    }

    public async Task<(int Status, IReadOnlyDictionary<string, Line> Lines)> AskAsync(string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, App.Url + "/api/ready");
        if (key is not null)
            request.Headers.Add("x-functions-key", key);
        using var answer = await _http.SendAsync(request, World.Patience);
        var report = (await answer.Content.ReadFromJsonAsync<Report>(World.Patience))!;
        Assert.Equal(answer.IsSuccessStatusCode ? "ready" : "not ready", report.Status);
        return ((int)answer.StatusCode, report.Checks.ToDictionary(line => line.What, StringComparer.Ordinal));
    }

    /// <summary>What it says of one thing, and that this alone decides over its readiness.</summary>
    public async Task<Line> AskAboutAsync(string what)
    {
        var (status, lines) = await AskAsync(Key);
        Assert.All(lines.Values.Where(line => line.What != what), line => Assert.Equal("well", line.Status));
        Assert.Equal(lines[what].Status == "not well" ? 503 : 200, status);
        Assert.Equal(lines[what].Status == "well", lines[what].Remedy.Length == 0);
        return lines[what];
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
        await Telegram.DisposeAsync();
        await Model.DisposeAsync();
        await World.DisposeAsync();
    }

    private async Task OpenAsync((string Name, string Value)[] changes)
    {
        World = await World.CreateAsync(_clock);
        Telegram = await SimulatedTelegram.StartAsync(new SimulatedTelegramOptions { WebhookUrl = Webhook });
        Model = await SimulatedOpenAI.StartAsync(_model);
        World.Hide(Telegram.Options.BotToken, Telegram.Options.SecretToken);
        _app = await AppInProcess.StartAsync(World, Changes(changes));
    }

    private (string Name, string Value)[] Changes((string Name, string Value)[] changes) =>
    [
        ("Admin:Key", Key),
        ("PublicBaseUrl", PublicUrl),
        ("OpenAI:Endpoint", Model.Endpoint.ToString()),
        ("OpenAI:ApiKey", Model.ApiKey),
        ("OpenAI:Model", "gpt-simulated"),
        ("Telegram:BotToken", Telegram.Options.BotToken),
        ("Telegram:SecretToken", Telegram.Options.SecretToken),
        ("Telegram:ApiBaseUrl", Telegram.BaseAddress.ToString()),
        .. changes,
    ];

    internal sealed record Line(string What, string Status, string Says, string Remedy);

    private sealed record Report(string Status, IReadOnlyList<Line> Checks);
}
