using HotelConcierge.Simulators.Faults;
using HotelConcierge.Simulators.Hosting;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>
/// A server on 127.0.0.1 that behaves like Twilio's messaging API, the guests' phones behind it included. Every member
/// may be used from any thread. The same switches are offered over HTTP under <c>/control</c>, see <see cref="TwilioControl"/>.
/// </summary>
public sealed class SimulatedTwilio : IAsyncDisposable
{
    private readonly MessageLog _log = new();
    private readonly MediaStore _media = new();
    private readonly Recipients _recipients;
    private readonly WebhookAddress _address;
    private readonly WebhookSender _sender;
    private readonly StatusCallbacks _callbacks;
    private readonly GuestLine _guests;
    private readonly Phones _phones;
    private readonly TwilioFaults _faults;
    private LoopbackServer? _server;
    private int _disposed;

    private SimulatedTwilio(SimulatedTwilioOptions options)
    {
        Options = options;
        Requests = new Feed<LoggedRequest>(options.MaxRequests);
        Typing = new Feed<TypingShown>(options.MaxRequests);
        _phones = new Phones(options.MaxRequests);
        _address = new WebhookAddress { Url = options.WebhookUrl, AsSigned = options.WebhookUrlAsSigned };
        _sender = new WebhookSender(options);
        _callbacks = new StatusCallbacks(options, _log, _address, _sender);
        _faults = new TwilioFaults(Faults, options.TimeProvider);
        Account = new TwilioAccount(options, _faults);
        _recipients = new Recipients(options);
        _guests = new GuestLine(options, Account, _recipients, _log, _media, _address, _sender);
    }

    public SimulatedTwilioOptions Options { get; }

    /// <summary>The address for the setting <c>Twilio__ApiBaseUrl</c>; the control API is under it as well.</summary>
    public Uri BaseAddress => _server!.BaseAddress;

    /// <summary>Where inbound messages are posted; may be set at any time, since the app may start later or move.</summary>
    /// <exception cref="ArgumentException">It is no absolute HTTP address.</exception>
    public string? WebhookUrl
    {
        get => _address.Url;
        set => _address.Url = value;
    }

    /// <summary>The app's public address when it differs from <see cref="WebhookUrl"/>; signatures cover this one.</summary>
    /// <exception cref="ArgumentException">It is no absolute HTTP address.</exception>
    public string? WebhookUrlAsSigned
    {
        get => _address.AsSigned;
        set => _address.AsSigned = value;
    }

    /// <summary>How callbacks of messages created from now on are sent.</summary>
    public StatusMode StatusMode
    {
        get => _callbacks.Mode;
        set => _callbacks.Mode = value;
    }

    /// <summary>The account as its owner sees it.</summary>
    public TwilioAccount Account { get; }

    /// <summary>What goes wrong, and when.</summary>
    public FaultBoard<TwilioFault> Faults { get; } = new();

    /// <summary>Every request to the API, refused ones included.</summary>
    public Feed<LoggedRequest> Requests { get; }

    /// <summary>Every message that appears on any guest's phone.</summary>
    public Feed<PhoneMessage> Shown => _phones.Shown;

    /// <summary>Typing indicators the guests saw.</summary>
    public Feed<TypingShown> Typing { get; }

    /// <summary>Status callbacks and what the app answered.</summary>
    public Feed<SentStatus> StatusesSent => _callbacks.Sent;

    /// <summary>The account's messages, sent and received, oldest first.</summary>
    public IReadOnlyList<SimulatedMessage> Messages => [.. _log.NewestFirst().Reverse()];

    /// <summary>Starts a simulator.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SimulatedTwilio> StartAsync(
        SimulatedTwilioOptions? options = null, CancellationToken cancellationToken = default)
    {
        var twilio = new SimulatedTwilio(options ?? new SimulatedTwilioOptions());
        try
        {
            await twilio.ListenAsync(cancellationToken);
            return twilio;
        }
        catch
        {
            await twilio.DisposeAsync();
            throw;
        }
    }

    /// <summary>The phone of the guest with this address, as the channel writes it.</summary>
    public GuestPhone Phone(string guestAddress) => _phones.Of(guestAddress);

    /// <summary>Says what becomes of messages to a guest from now on.</summary>
    /// <param name="lateStatus">The status of messages that fail after they were taken: undelivered or failed.</param>
    public void SetRecipient(string address, RecipientState state, string lateStatus = "undelivered") =>
        _recipients.Set(address, state, lateStatus);

    /// <summary>Has a file that came with a message which is not delivered here.</summary>
    /// <returns>The address that the webhook would have named.</returns>
    public string KeepFile(SimulatedMedia file) => _guests.Keep(file, Sids.Message(withMedia: true), BaseAddress);

    /// <summary>A guest sends a message; the app gets the webhook, again after a failure as often as the options say.</summary>
    /// <returns>The app's answer. No answer is a result too, not an exception.</returns>
    /// <exception cref="InvalidOperationException">No webhook address is set, or the SID was used before.</exception>
    public Task<WebhookResult> DeliverAsync(InboundSms message, CancellationToken cancellationToken = default) =>
        _guests.DeliverAsync(message, BaseAddress, cancellationToken);

    /// <summary>Sends a webhook again, the same fields and idempotency token, to where the app is now.</summary>
    /// <exception cref="InvalidOperationException">No such message was delivered.</exception>
    public Task<WebhookResult> RedeliverAsync(string messageSid, CancellationToken cancellationToken = default) =>
        _guests.RedeliverAsync(messageSid, cancellationToken);

    /// <summary>Sends one status callback now, whatever the mode.</summary>
    /// <exception cref="InvalidOperationException">The message is unknown or has no StatusCallback.</exception>
    public Task<WebhookResult> SendStatusAsync(
        string messageSid, string status, int? errorCode = null, CancellationToken cancellationToken = default) =>
        _callbacks.SendAsync(messageSid, status, errorCode, cancellationToken);

    /// <summary>Completes when no message is on its way and every callback has its answer.</summary>
    public Task WaitUntilIdleAsync(CancellationToken cancellationToken = default) =>
        _callbacks.WaitUntilIdleAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        if (_server is not null)
            await _server.DisposeAsync();
        await _callbacks.DisposeAsync();
        _sender.Dispose();
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        var outbox = new Outbox(Options, _log, _recipients, _phones, _callbacks);
        var records = new MessageRecords(Options, _log, _media);
        var api = new TwilioApi(Options, outbox, _log, records, _media, _faults, Typing);
        var control = new TwilioControl(this);
        _server = await LoopbackServer.StartAsync(
            "Twilio",
            Options.Port,
            routes =>
            {
                api.Map(routes);
                Account.Map(routes);
                control.Map(routes);
            },
            new RequestLogging(Requests).RunAsync,
            what => TwilioError.Unreadable(what).ToResult(),
            cancellationToken);
    }
}
