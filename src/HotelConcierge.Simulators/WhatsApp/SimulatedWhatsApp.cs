using HotelConcierge.Simulators.Faults;
using HotelConcierge.Simulators.Hosting;

namespace HotelConcierge.Simulators.WhatsApp;

/// <summary>
/// A server on 127.0.0.1 that behaves like Meta's WhatsApp Cloud API, the guests' phones behind it included. Every member may be used
/// from any thread. The same switches are offered over HTTP under <c>/control</c>, see <see cref="WhatsAppControl"/>.
/// </summary>
public sealed class SimulatedWhatsApp : IAsyncDisposable
{
    private readonly WhatsAppPhones _phones = new();
    private readonly WhatsAppWebhookSender _sender;
    private readonly WhatsAppLine _line;
    private readonly WhatsAppStatuses _statuses;
    private readonly WhatsAppFiles _files;
    private readonly WhatsAppUploads _uploads;
    private LoopbackServer? _server;
    private string? _webhookUrl;
    private int _disposed;

    private SimulatedWhatsApp(SimulatedWhatsAppOptions options)
    {
        Options = options;
        WebhookUrl = options.WebhookUrl;
        Calls = new Feed<WhatsAppCall>(options.MaxCalls);
        Typing = new Feed<WhatsAppTyping>(options.MaxCalls);
        _files = new WhatsAppFiles(options);
        _uploads = new WhatsAppUploads(options);
        _sender = new WhatsAppWebhookSender(options);
        Subscriptions = new WhatsAppSubscriptions(options, _sender);
        _line = new WhatsAppLine(options, _phones, _sender);
        _statuses = new WhatsAppStatuses(options, _sender, () => WebhookUrl ?? Subscriptions.MessagesUrl);
    }

    public SimulatedWhatsAppOptions Options { get; }

    /// <summary>The address for the setting <c>WhatsApp__ApiBaseUrl</c>; the control API is under it as well.</summary>
    public Uri BaseAddress => _server!.BaseAddress;

    /// <summary>Where webhooks are posted; may be set at any time, since the app may start later or move.</summary>
    /// <exception cref="ArgumentException">It is no absolute HTTP address.</exception>
    public string? WebhookUrl
    {
        get => _webhookUrl;
        set => _webhookUrl = value is null || (Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            ? value
            : throw new ArgumentException($"'{value}' is no webhook address: write it whole, with http:// or https://.", nameof(value));
    }

    /// <summary>Where webhooks go by what the app has set over the API; counts while <see cref="WebhookUrl"/> is null.</summary>
    public WhatsAppSubscriptions Subscriptions { get; }

    /// <summary>How statuses of messages sent from now on are told.</summary>
    public WhatsAppStatusMode StatusMode
    {
        get => _statuses.Mode;
        set => _statuses.Mode = value;
    }

    /// <summary>What goes wrong, and when.</summary>
    public FaultBoard<WhatsAppFault> Faults { get; } = new();

    /// <summary>Every call with the right token, refused ones included.</summary>
    public Feed<WhatsAppCall> Calls { get; }

    /// <summary>Typing indicators that guests saw.</summary>
    public Feed<WhatsAppTyping> Typing { get; }

    /// <summary>Files that the business has uploaded.</summary>
    public Feed<WhatsAppUploaded> Uploads => _uploads.Taken;

    /// <summary>Loses what was uploaded, as though its 30 days were over.</summary>
    public void ForgetUploads() => _uploads.Forget();

    /// <summary>Statuses and what the app answered.</summary>
    public Feed<WhatsAppSentStatus> StatusesSent => _statuses.Sent;

    /// <summary>Starts a simulator.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SimulatedWhatsApp> StartAsync(
        SimulatedWhatsAppOptions? options = null, CancellationToken cancellationToken = default)
    {
        var whatsApp = new SimulatedWhatsApp(options ?? new SimulatedWhatsAppOptions());
        try
        {
            await whatsApp.ListenAsync(cancellationToken);
            return whatsApp;
        }
        catch
        {
            await whatsApp.DisposeAsync();
            throw;
        }
    }

    /// <summary>The phone of a guest, by number in E.164 or by business-scoped id.</summary>
    public WhatsAppPhone Phone(string address) => address.StartsWith('+') ? _phones.Of(address) : _phones.OfScopedId(address);

    /// <summary>Has a file that a guest may send.</summary>
    /// <returns>Its id, for the object of a <see cref="WhatsAppAction.Content"/>.</returns>
    public string KeepFile(string contentType, byte[] bytes) => KeepFile(new(contentType, bytes));

    /// <inheritdoc cref="KeepFile(string, byte[])"/>
    public string KeepFile(WhatsAppFile file) => _files.Keep(file);

    /// <summary>Lets the next addresses of files run out before they are used.</summary>
    public void ExpireAddresses(int count) => _files.Expire(count);

    /// <summary>Opens the 24 hours, as though the guest had just written to the first number.</summary>
    public void Hear(string address) => Phone(address).Hear(Options.Numbers[0].Number, Options.TimeProvider.GetUtcNow());

    /// <summary>Says what becomes of messages to a guest from now on.</summary>
    public void SetRecipient(string address, WhatsAppRecipient state) => _phones.Set(address, state);

    /// <summary>A guest does something; the app gets the webhook, again after a failure as often as the options say.</summary>
    /// <returns>The app's answer. No answer is a result too, not an exception.</returns>
    /// <exception cref="InvalidOperationException">No webhook address is set, or the id was used before.</exception>
    public Task<WhatsAppWebhookResult> DeliverAsync(WhatsAppAction action, CancellationToken cancellationToken = default) =>
        _line.DeliverAsync([action], Address(), cancellationToken);

    /// <summary>What several guests do comes in one webhook.</summary>
    /// <exception cref="InvalidOperationException">Likewise.</exception>
    public Task<WhatsAppWebhookResult> DeliverBatchAsync(
        IReadOnlyList<WhatsAppAction> actions, CancellationToken cancellationToken = default) =>
        _line.DeliverAsync(actions, Address(), cancellationToken);

    /// <summary>Sends the webhook of a message again, the same to the letter, to where the app is now.</summary>
    /// <exception cref="InvalidOperationException">No such message was delivered.</exception>
    public Task<WhatsAppWebhookResult> RedeliverAsync(string messageId, CancellationToken cancellationToken = default) =>
        _line.RedeliverAsync(messageId, Address(), cancellationToken);

    /// <summary>Tells of a changed business-scoped id by the field <c>user_id_update</c>: from the action's id to its new one.</summary>
    public Task<WhatsAppWebhookResult> TellUpdateAsync(WhatsAppAction action, CancellationToken cancellationToken = default) =>
        _line.TellUpdateAsync(action, Address(), cancellationToken);

    /// <summary>
    /// Somebody of the hotel writes in the WhatsApp Business app on the hotel's phone; <see cref="RedeliverAsync"/> tells it again.
    /// </summary>
    /// <exception cref="InvalidOperationException">No webhook address is set, or the id was used before.</exception>
    public Task<WhatsAppWebhookResult> WriteOnPhoneAsync(WhatsAppEcho echo, CancellationToken cancellationToken = default) =>
        WriteOnPhoneAsync([echo], cancellationToken);

    /// <summary>What is written there comes in one webhook.</summary>
    /// <exception cref="InvalidOperationException">Likewise.</exception>
    public Task<WhatsAppWebhookResult> WriteOnPhoneAsync(
        IReadOnlyList<WhatsAppEcho> echoes, CancellationToken cancellationToken = default) =>
        _line.EchoAsync(echoes, Address(), cancellationToken);

    /// <summary>Asks by GET whether the webhook's address is the app's, as Meta does when an operator sets it.</summary>
    /// <param name="verifyToken">Null for the right one.</param>
    /// <returns>The status of the answer, and whether the challenge came back in it.</returns>
    public Task<(int Status, bool IsOurs)> AskForWebhookAsync(string? verifyToken = null, CancellationToken cancellationToken = default) =>
        _sender.AskAsync(Address(), verifyToken ?? Options.VerifyToken, cancellationToken);

    /// <summary>Sends the statuses that <see cref="WhatsAppStatusMode.Late"/> held back.</summary>
    public void ReleaseStatuses() => _statuses.Release();

    /// <summary>Completes when every status has its answer.</summary>
    public Task WaitUntilIdleAsync(CancellationToken cancellationToken = default) => _statuses.WaitUntilIdleAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        if (_server is not null)
            await _server.DisposeAsync();
        await _statuses.DisposeAsync();
        _sender.Dispose();
    }

    private string Address() => WebhookUrl ?? Subscriptions.MessagesUrl ?? throw new InvalidOperationException(
        "The simulated WhatsApp does not know the app: set WebhookUrl, or PUT /control/webhook with a url.");

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        var faults = new WhatsAppFaults(Faults, Options.TimeProvider);
        var api = new WhatsAppApi(Options, _phones, _line, _statuses, faults, _files, _uploads, Calls, Typing);
        var settings = new WhatsAppSettingsApi(Options, Subscriptions, faults, _files, Calls);
        var control = new WhatsAppControl(this);
        _server = await LoopbackServer.StartAsync(
            "WhatsApp",
            Options.Port,
            routes =>
            {
                api.Map(routes);
                settings.Map(routes);
                control.Map(routes);
            },
            (context, next) => next(context),
            WhatsAppAnswers.BadParameter,
            cancellationToken);
    }
}
