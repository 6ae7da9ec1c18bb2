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
    private const int LongestToken = 80;
    private const string TokenPrefix = "bot";

    private static readonly string[] _verbs = [HttpMethods.Get, HttpMethods.Post];

    private readonly ConcurrentDictionary<long, TelegramChat> _chats = [];
    private readonly TelegramTaps _taps = new();
    private readonly StoredFiles _files = new();
    private readonly TelegramWebhook _webhook;
    private readonly TelegramMethods _methods;
    private readonly TelegramLine _line;
    private LoopbackServer? _server;
    private int _disposed;

    private SimulatedTelegram(SimulatedTelegramOptions options)
    {
        Options = options;
        Calls = new Feed<TelegramCall>(options.MaxCalls);
        _webhook = new TelegramWebhook(options);
        var numbers = new MessageNumbers();
        _methods = new TelegramMethods(options, _chats, _taps, numbers, _files, new TelegramBotInfo(_webhook, new MessageJson(options)));
        _line = new TelegramLine(options, _chats, _taps, numbers, _webhook, RunFromWebhook);
    }

    public SimulatedTelegramOptions Options { get; }

    /// <summary>The address for the setting <c>Telegram__ApiBaseUrl</c>; the control API is under it as well.</summary>
    public Uri BaseAddress => _server!.BaseAddress;

    /// <summary>
    /// Where updates are posted; may be set at any time, since the app may start later or move. The bot may say so itself with
    /// <c>setWebhook</c>, and then says its secret with it.
    /// </summary>
    /// <exception cref="ArgumentException">It is no absolute HTTP address.</exception>
    public string? WebhookUrl
    {
        get => _webhook.Url;
        set => _webhook.Url = value;
    }

    /// <summary>
    /// Leaves updates waiting, as after deliveries that failed; the newest failed at that time, in Telegram's words for why.
    /// </summary>
    /// <param name="count">How many, at least one.</param>
    public void LeaveUndelivered(int count, DateTimeOffset at, string message)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        for (var left = 0; left < count; left++)
            _webhook.Failed(-1 - left, at, message);
    }

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

    /// <summary>Has a file that a guest may send, so that a bot can ask for it with <c>getFile</c> and download it.</summary>
    /// <returns>Its <c>file_id</c>, for the fields of a <see cref="GuestAction.Content"/>.</returns>
    /// <param name="conduct">How it is served; null as on a good day.</param>
    public string KeepFile(string name, string contentType, byte[] bytes, FileConduct? conduct = null) =>
        _files.KeepDocument(bytes, name, contentType, conduct).Best.Id;

    /// <summary>A guest does something; the app gets the webhook, again after a failure as often as the options say.</summary>
    /// <returns>The app's answer. No answer is a result too, not an exception.</returns>
    /// <exception cref="InvalidOperationException">No webhook address is set, the update's number was used, or there is no such
    /// button.</exception>
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

    private void RunFromWebhook(TelegramCall call)
    {
        Calls.Add(call);

        // What becomes of it the bot is not told.
        _methods.Run(call);
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
                routes.MapMethods(
                    "/{bot}/{method}",
                    _verbs,
                    (HttpContext context, string bot, string method) => CallAsync(context, bot, method, faults));
                routes.MapGet("/file/{bot}/{**path}", Download);
                routes.MapFallback(context => TelegramAnswers.NotFound.ExecuteAsync(context));
                control.Map(routes);
            },
            (context, next) => next(context),

            // The published server answers what is no JSON with 400 and nothing else; here the reason is said as of everything else.
            TelegramAnswers.BadRequest,
            cancellationToken);
    }

    private async Task CallAsync(HttpContext context, string bot, string method, TelegramFaults faults)
    {
        if (RefuseToken(bot) is { } refusal)
        {
            await refusal.ExecuteAsync(context);
            return;
        }

        var call = await TelegramCall.ReadAsync(context.Request, method);
        Calls.Add(call);
        await faults.RunAsync(context, call, () => _methods.Run(call));
    }

    private IResult Download(string bot, string path)
    {
        if (RefuseToken(bot) is { } refusal)
            return refusal;
        return _files.At(path) is { Bytes: { } bytes } file
            ? file.Conduct.Serve(bytes, "application/octet-stream")
            : TelegramAnswers.NotFound;
    }

    /// <param name="bot">The part of the path that names the bot: <c>bot</c> and the token in one.</param>
    private IResult? RefuseToken(string bot)
    {
        if (!bot.StartsWith(TokenPrefix, StringComparison.Ordinal))
            return TelegramAnswers.NotFound;
        var token = bot[TokenPrefix.Length..];
        if (string.Equals(token, Options.BotToken, StringComparison.Ordinal))
            return null;
        return token.Length > LongestToken || token.StartsWith('0') || !token.Contains(':', StringComparison.Ordinal)
            ? TelegramAnswers.InvalidToken
            : TelegramAnswers.Unauthorized;
    }
}
