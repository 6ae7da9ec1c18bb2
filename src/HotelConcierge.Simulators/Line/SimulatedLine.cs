using System.Collections.Concurrent;
using HotelConcierge.Simulators.Faults;
using HotelConcierge.Simulators.Hosting;

namespace HotelConcierge.Simulators.Line;

/// <summary>
/// A server on 127.0.0.1 that behaves like LINE's Messaging API, the guests' phones behind it included; both of LINE's hosts in one. Every
/// member may be used from any thread. The same switches are offered over HTTP under <c>/control</c>, see <see cref="LineControl"/>.
/// </summary>
public sealed class SimulatedLine : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, LinePhone> _phones = new(StringComparer.Ordinal);
    private readonly LineEvents _events;
    private readonly LineQuota _quota;
    private readonly LineFiles _files;
    private readonly LineSettingsApi _settings;
    private readonly LineFaults _faults;
    private LoopbackServer? _server;
    private int _disposed;

    private SimulatedLine(SimulatedLineOptions options)
    {
        Options = options;
        Calls = new Feed<LineCall>(options.MaxCalls);
        Typing = new Feed<LineTyping>(options.MaxCalls);
        _quota = new LineQuota(options);
        _events = new LineEvents(options, Phone);
        _faults = new LineFaults(Faults, options.TimeProvider);
        _files = new LineFiles(options, _faults);
        _settings = new LineSettingsApi(options, _events, _quota, _faults, Calls);
        WebhookUrl = options.WebhookUrl;
    }

    public SimulatedLineOptions Options { get; }

    /// <summary>
    /// The address for the settings <c>Line__ApiBaseUrl</c> and <c>Line__DataBaseUrl</c>; the control API is under it as well.
    /// </summary>
    public Uri BaseAddress => _server!.BaseAddress;

    /// <summary>Where webhooks are posted: what was set last, here or over the API; may be set at any time.</summary>
    /// <exception cref="ArgumentException">It is no absolute HTTP address.</exception>
    public string? WebhookUrl
    {
        get => _settings.Endpoint;
        set => _settings.Endpoint =
            value is null || (Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            ? value
            : throw new ArgumentException($"'{value}' is no webhook address: write it whole, with http:// or https://.", nameof(value));
    }

    /// <summary>The messages of the month; null for no limit.</summary>
    public int? Quota
    {
        get => _quota.Most;
        set => _quota.Most = value;
    }

    /// <summary>How many of them are used.</summary>
    public int QuotaUsed => _quota.Used;

    /// <summary>What goes wrong, and when.</summary>
    public FaultBoard<LineFault> Faults { get; } = new();

    /// <summary>Every call with the right token, refused ones included.</summary>
    public Feed<LineCall> Calls { get; }

    /// <summary>Loading indicators that guests saw.</summary>
    public Feed<LineTyping> Typing { get; }

    /// <summary>Starts a simulator.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SimulatedLine> StartAsync(SimulatedLineOptions? options = null, CancellationToken cancellationToken = default)
    {
        var line = new SimulatedLine(options ?? new SimulatedLineOptions());
        try
        {
            await line.ListenAsync(cancellationToken);
            return line;
        }
        catch
        {
            await line.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether it is written as LINE writes users: <c>U</c> and 32 hexadecimal digits.</summary>
    public static bool IsUserId(string id) => id is ['U', .. var digits] && digits.Length == 32 && digits.All(char.IsAsciiHexDigitLower);

    /// <summary>The phone of a guest, by user id.</summary>
    public LinePhone Phone(string userId) => _phones.GetOrAdd(userId, static id => new LinePhone(id));

    /// <summary>Has a file that a guest may send.</summary>
    /// <returns>The <see cref="LineAction.MessageId"/> of its message.</returns>
    public string KeepFile(LineFile file) => _files.Keep(file);

    /// <summary>A guest does something; the app gets the webhook.</summary>
    /// <returns>The app's answer. No answer is a result too, not an exception.</returns>
    /// <exception cref="InvalidOperationException">No webhook address is set, or the id was used before.</exception>
    public Task<LineWebhookResult> DeliverAsync(LineAction action, CancellationToken cancellationToken = default) =>
        _events.DeliverAsync([action], Address(), cancellationToken);

    /// <summary>What several guests do comes in one webhook, in that order.</summary>
    /// <exception cref="InvalidOperationException">Likewise.</exception>
    public Task<LineWebhookResult> DeliverBatchAsync(IReadOnlyList<LineAction> actions, CancellationToken cancellationToken = default) =>
        _events.DeliverAsync(actions, Address(), cancellationToken);

    /// <summary>Delivers an event again, marked as that.</summary>
    /// <exception cref="InvalidOperationException">No such event was delivered.</exception>
    public Task<LineWebhookResult> RedeliverAsync(string eventId, CancellationToken cancellationToken = default) =>
        _events.RedeliverAsync(eventId, Address(), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        if (_server is not null)
            await _server.DisposeAsync();
        _events.Dispose();
    }

    private string Address() => WebhookUrl ?? throw new InvalidOperationException(
        "The simulated LINE does not know the app: set WebhookUrl, or PUT /control/webhook with a url.");

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        var api = new LineApi(Options, Phone, _events, _quota, _faults, Calls, Typing);
        var control = new LineControl(this);
        _server = await LoopbackServer.StartAsync(
            "LINE",
            Options.Port,
            routes =>
            {
                api.Map(routes);
                _settings.Map(routes);
                _files.Map(routes);
                control.Map(routes);
            },
            (context, next) => next(context),
            problem => LineAnswers.Refuse(400, problem),
            cancellationToken);
    }
}
