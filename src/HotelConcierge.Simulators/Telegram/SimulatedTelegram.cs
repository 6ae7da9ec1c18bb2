using System.Collections.Concurrent;
using HotelConcierge.Simulators.Faults;
using HotelConcierge.Simulators.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>
/// A server on 127.0.0.1 that behaves like Telegram's Bot API, the guests' phones behind it included. Every member may be
/// used from any thread. The same switches are offered over HTTP under <c>/control</c>, see <see cref="TelegramControl"/>.
/// </summary>
public sealed class SimulatedTelegram : IAsyncDisposable
{
    private readonly ConcurrentDictionary<long, TelegramChat> _chats = [];
    private readonly TelegramTaps _taps = new();
    private readonly TelegramMethods _methods;
    private readonly TelegramLine _line;
    private LoopbackServer? _server;
    private int _disposed;

    private SimulatedTelegram(SimulatedTelegramOptions options)
    {
        Options = options;
        WebhookUrl = options.WebhookUrl;
        Calls = new Feed<TelegramCall>(options.MaxCalls);
        _methods = new TelegramMethods(options, _chats, _taps);
        _line = new TelegramLine(options, _chats, _taps, RunFromWebhook);
    }

    public SimulatedTelegramOptions Options { get; }

    /// <summary>The address for the setting <c>Telegram__ApiBaseUrl</c>; the control API is under it as well.</summary>
    public Uri BaseAddress => _server!.BaseAddress;

    /// <summary>Where updates are posted; may be set at any time, since the app may start later or move.</summary>
    /// <exception cref="ArgumentException">It is no absolute HTTP address.</exception>
    public string? WebhookUrl
    {
        get;
        set => field = value is null || (Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            ? value
            : throw new ArgumentException($"'{value}' is no webhook address: write it whole, with http:// or https://.", nameof(value));
    }

    /// <summary>How the webhook is, but for its address.</summary>
    public TelegramWebhookInfo Webhook { get; } = new();

    /// <summary>What goes wrong, and when.</summary>
    public FaultBoard<TelegramFault> Faults { get; } = new();

    /// <summary>Every call with the right token, refused ones included, over HTTP or in the answer to a webhook.</summary>
    public Feed<TelegramCall> Calls { get; }

    /// <summary>Taps that were not answered: buttons that spin.</summary>
    public IReadOnlyCollection<string> SpinningTaps => _taps.Waiting;

    /// <summary>Starts a simulator.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SimulatedTelegram> StartAsync(
        SimulatedTelegramOptions? options = null, CancellationToken cancellationToken = default)
    {
        var telegram = new SimulatedTelegram(options ?? new SimulatedTelegramOptions());
        try
        {
            await telegram.ListenAsync(cancellationToken);
            return telegram;
        }
        catch
        {
            await telegram.DisposeAsync();
            throw;
        }
    }

    /// <summary>The chat of a guest, who may then be written to.</summary>
    public TelegramChat Chat(long id) => _chats.GetOrAdd(id, static chat => new TelegramChat(chat));

    /// <summary>A guest does something; the app gets the webhook, again after a failure as often as the options say.</summary>
    /// <returns>The app's answer. No answer is a result too, not an exception.</returns>
    /// <exception cref="InvalidOperationException">No webhook address is set, the update's number was used, or there is no such button.</exception>
    public Task<UpdateResult> DeliverAsync(GuestAction action, CancellationToken cancellationToken = default) =>
        _line.DeliverAsync(action, Address(), cancellationToken);

    /// <summary>Sends an update again, the same to the letter, to where the app is now.</summary>
    /// <exception cref="InvalidOperationException">No such update was delivered.</exception>
    public Task<UpdateResult> RedeliverAsync(long updateId, CancellationToken cancellationToken = default) =>
        _line.RedeliverAsync(updateId, Address(), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        if (_server is not null)
            await _server.DisposeAsync();
        _line.Dispose();
    }

    private string Address() => WebhookUrl ?? throw new InvalidOperationException(
        "The simulated Telegram does not know the app: set WebhookUrl, or PUT /control/webhook with a url.");

    private bool RunFromWebhook(TelegramCall call)
    {
        Calls.Add(call);
        return _methods.Run(call) is IStatusCodeHttpResult { StatusCode: null or StatusCodes.Status200OK };
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        var faults = new TelegramFaults(Faults, Options.TimeProvider);
        var control = new TelegramControl(this);
        _server = await LoopbackServer.StartAsync(
            "Telegram",
            Options.Port,
            routes =>
            {
                routes.MapPost("/{bot}/{method}", (HttpContext context, string bot, string method) => CallAsync(context, bot, method, faults));
                control.Map(routes);
            },
            (context, next) => next(context),
            what => TelegramAnswers.BadRequest(what),
            cancellationToken);
    }

    private async Task CallAsync(HttpContext context, string bot, string method, TelegramFaults faults)
    {
        if (!string.Equals(bot, "bot" + Options.BotToken, StringComparison.Ordinal))
        {
            await TelegramAnswers.Unauthorized.ExecuteAsync(context);
            return;
        }

        var call = await TelegramCall.ReadAsync(context.Request, method);
        Calls.Add(call);
        await faults.RunAsync(context, call, () => method is "getWebhookInfo" ? Webhook.Answer(WebhookUrl) : _methods.Run(call));
    }
}
