using System.Net;
using System.Text.Json;
using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Messages;
using HotelConcierge.Replies;
using HotelConcierge.Safety;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>A guest in danger is told what to do at once, whatever else is going on, and staff are told of it.</summary>
public sealed class EmergencyTests : IAsyncLifetime
{
    private const string Danger = "My baby swallowed a button battery, what do I do??";
    private static readonly string Text = Assert.Single(ReplyText.ToChunks(
        new SafetyTexts().Write(SafetyKind.Poisoning, "en", EmergencyNumbers.For("GB"), reception: null),
        new TextStyle(WhatsAppMarkup.Instance, 1600)));

    private World _world = null!;
    private StaffDesk _desk = null!;
    private AppInProcess _app = null!;

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        _desk = await StaffDesk.StartAsync();
        _app = await AppInProcess.StartAsync(
            _world, ("Safety:Country", "GB"), ("Alerts:WebhookUrl", _desk.Url), ("Safety:AskModel", "false"));
        await _world.GetAcquaintedAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _desk.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task While_a_slow_model_thinks_the_guest_reads_what_to_do_and_never_its_answer()
    {
        _world.Model.Enqueue(ScriptedAnswer.Hold("Too late."));
        await _world.HearAsync("Activities dinosaurs");
        await _world.Model.WaitForCallAsync(2, _world.Patience);

        await _world.HearAsync(Danger);
        Assert.Equal(Text, (await _world.ReadAsync(2))[1]);
        _world.Model.ReleaseAll();
        await _app.IdleAsync();
        Assert.Equal(2, _world.Twilio.Phone(World.Ana).Messages.Count);
        Assert.Equal(2, _world.Model.Calls.Count);
    }

    [Fact]
    public async Task Who_opted_out_is_told_too_and_stays_out()
    {
        await _world.HearAsync("STOP");
        await _world.ReadAsync(2);
        await _world.HearAsync(Danger);
        Assert.Equal(Text, (await _world.ReadAsync(3))[2]);

        await _world.HearAsync("Explain the rain");
        await _app.IdleAsync();
        Assert.Equal(3, _world.Twilio.Phone(World.Ana).Messages.Count);
    }

    [Fact]
    public async Task Staff_are_told_once_of_one_emergency_however_often_the_webhook_comes()
    {
        var sid = await _world.HearAsync(Danger);
        for (var time = 0; time < 3; time++)
            Assert.True((await _world.Twilio.RedeliverAsync(sid, _world.Patience)).Succeeded);
        await _desk.WaitAsync(1, _world.Patience);
        await _app.IdleAsync();

        var (key, body) = Assert.Single(_desk.Taken);
        using var alert = JsonDocument.Parse(body);
        Assert.Equal("Poisoning", alert.RootElement.GetProperty("kind").GetString());
        Assert.Equal(World.Ana, alert.RootElement.GetProperty("guest").GetString());
        Assert.Equal(key, alert.RootElement.GetProperty("id").GetString());
        Assert.DoesNotContain("battery", body, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, _world.Twilio.Phone(World.Ana).Messages.Count);
    }

    [Fact]
    public async Task Staff_who_cannot_be_reached_keep_no_guest_waiting()
    {
        _desk.Status = HttpStatusCode.InternalServerError;
        await _world.HearAsync(Danger);
        Assert.Equal(Text, (await _world.ReadAsync(2))[1]);

        await _world.HearAsync("Explain the stars");
        Assert.Equal("You asked: Explain the stars", (await _world.ReadAsync(3))[2]);
        _desk.Status = HttpStatusCode.OK;
        await _desk.WaitAsync(1, _world.Patience);
        Assert.Single(_desk.Tried.Distinct());
    }

    /// <summary>Takes alerts, or does not.</summary>
    private sealed class StaffDesk : IAsyncDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly Lock _lock = new();
        private readonly List<(string Key, string Body)> _taken = [];
        private readonly List<string> _tried = [];
        private readonly SemaphoreSlim _one = new(0);
        private Task _listening = Task.CompletedTask;

        public string Url { get; private init; } = "";

        public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

        public IReadOnlyList<(string Key, string Body)> Taken
        {
            get
            {
                lock (_lock)
                    return [.. _taken];
            }
        }

        public IReadOnlyList<string> Tried
        {
            get
            {
                lock (_lock)
                    return [.. _tried];
            }
        }

        public static Task<StaffDesk> StartAsync()
        {
            // A port that was free a moment ago may be taken by somebody else on a busy machine.
            for (var attempt = 0; ; attempt++)
            {
                using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
                probe.Start();
                var port = ((IPEndPoint)probe.LocalEndpoint).Port;
                probe.Stop();
                var desk = new StaffDesk { Url = $"http://127.0.0.1:{port}/alerts/" };
                desk._listener.Prefixes.Add(desk.Url);
                try
                {
                    desk._listener.Start();
                }
                catch (HttpListenerException) when (attempt < 10)
                {
                    continue;
                }

                desk._listening = desk.ListenAsync();
                return Task.FromResult(desk);
            }
        }

        public async Task WaitAsync(int alerts, CancellationToken cancellationToken)
        {
            for (var alert = 0; alert < alerts; alert++)
                await _one.WaitAsync(cancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            _listener.Close();
            await _listening;
            _one.Dispose();
        }

        private async Task ListenAsync()
        {
            while (true)
            {
                HttpListenerContext context;
                try
                {
                    context = await _listener.GetContextAsync();
                }
                catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                using var reader = new StreamReader(context.Request.InputStream);
                var (key, body) = (context.Request.Headers["Idempotency-Key"] ?? "", await reader.ReadToEndAsync());
                var isTaken = Status is HttpStatusCode.OK;
                lock (_lock)
                {
                    _tried.Add(key);
                    if (isTaken)
                        _taken.Add((key, body));
                }

                context.Response.StatusCode = (int)Status;
                context.Response.Close();
                if (isTaken)
                    _one.Release();
            }
        }
    }
}
