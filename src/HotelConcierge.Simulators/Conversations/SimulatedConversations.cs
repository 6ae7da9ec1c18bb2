using System.Collections.Concurrent;
using HotelConcierge.Simulators.Faults;
using HotelConcierge.Simulators.Hosting;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Simulators.Conversations;

/// <summary>
/// A server on 127.0.0.1 that behaves like Twilio Conversations and its media service, with the guests and agents who write there. Every
/// member may be used from any thread. The same switches are offered over HTTP under <c>/control</c>, see
/// <see cref="ConversationsControl"/>.
/// </summary>
public sealed class SimulatedConversations : IAsyncDisposable
{
    private const string GuestRole = "RL00000000000000000000000000000001";
    private const string AgentRole = "RL00000000000000000000000000000002";

    private readonly ConcurrentDictionary<string, SimulatedConversation> _conversations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConversationFile> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Task> _echoes = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConversationsWebhooks _webhooks;
    private LoopbackServer? _server;
    private int _disposed;

    private SimulatedConversations(SimulatedConversationsOptions options)
    {
        Options = options;
        Requests = new Feed<LoggedRequest>(options.MaxRequests);
        _webhooks = new(options, FileOf);
    }

    public SimulatedConversationsOptions Options { get; }

    /// <summary>
    /// The address for the settings <c>Conversations__ApiBaseUrl</c> and <c>Conversations__MediaApiBaseUrl</c>; the control API is under
    /// it as well.
    /// </summary>
    public Uri BaseAddress => _server!.BaseAddress;

    /// <summary>Where the chat service tells of its conversations: as set last, here or over the API.</summary>
    /// <exception cref="ArgumentException">It is no absolute HTTP address.</exception>
    public string? WebhookUrl
    {
        get => _webhooks.Service.Url;
        set => _webhooks.Service.Url = value;
    }

    /// <summary>The address that is signed instead, where the app is known by another one; null for <see cref="WebhookUrl"/>.</summary>
    /// <exception cref="ArgumentException">It is no absolute HTTP address.</exception>
    public string? WebhookUrlAsSigned
    {
        get => _webhooks.Service.AsSigned;
        set => _webhooks.Service.AsSigned = value;
    }

    /// <summary>What the chat service tells of; empty for everything.</summary>
    public IReadOnlyList<string> WebhookFilters => _webhooks.Filters;

    /// <summary>Where the account's addresses have the conversations told that they open.</summary>
    public ConcurrentBag<string> AddressWebhooks { get; } = [];

    /// <summary>What goes wrong, and when.</summary>
    public FaultBoard<ConversationsFault> Faults { get; } = new();

    /// <summary>Every request to the API, refused ones included.</summary>
    public Feed<LoggedRequest> Requests { get; }

    /// <summary>The roles there are, by their SIDs; Flex names them so.</summary>
    internal static IReadOnlyDictionary<string, string> Roles { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [GuestRole] = "guest",
        [AgentRole] = "agent",
    };

    /// <summary>Starts a simulator.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SimulatedConversations> StartAsync(
        SimulatedConversationsOptions? options = null, CancellationToken cancellationToken = default)
    {
        var service = new SimulatedConversations(options ?? new SimulatedConversationsOptions());
        try
        {
            await service.ListenAsync(cancellationToken);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether it is written as Twilio writes conversations: <c>CH</c> and 32 hexadecimal digits.</summary>
    public static bool IsConversationSid(string text) => ConversationsRules.IsSid(text, "CH");

    /// <summary>The conversation of that SID, which begins if it is not there.</summary>
    /// <exception cref="InvalidOperationException">It is no SID of a conversation.</exception>
    public SimulatedConversation Conversation(string sid) => IsConversationSid(sid)
        ? _conversations.GetOrAdd(sid, static sid => new SimulatedConversation(sid))
        : throw new InvalidOperationException("A conversation is CH and 32 hexadecimal digits.");

    /// <summary>Has a file that somebody may post.</summary>
    /// <returns>Its SID.</returns>
    public string KeepFile(ConversationFile file)
    {
        var sid = SimulatedConversation.NewSid("ME");
        _files[sid] = file;
        return sid;
    }

    /// <summary>Somebody posts a message; the app gets the webhooks.</summary>
    /// <returns>The app's answer to the last of them. No answer is a result too, not an exception.</returns>
    /// <exception cref="InvalidOperationException">The conversation is closed, or no webhook is set.</exception>
    public Task<WebhookResult> DeliverAsync(ConversationAction action, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        var conversation = Conversation(action.Conversation);
        var isPhone = action.Source is not ("SDK" or "API");
        var participant = action.IsNoParticipant
            ? null
            : conversation.Join(isPhone ? null : action.Author, isPhone ? action.Author : null, action.IsStaff ? AgentRole : GuestRole);
        var message = conversation.Add(index => new(
            action.MessageSid ?? SimulatedConversation.NewSid("IM"),
            index,
            action.Author,
            participant?.Sid,
            action.Body,
            action.Media,
            "{}",
            IsByGuest: !action.IsStaff && !action.IsNoParticipant,
            Options.TimeProvider.GetUtcNow()))
            ?? throw new InvalidOperationException("The conversation is closed: nobody can post to it.");
        return _webhooks.TellOfMessageAsync(conversation, message, action, cancellationToken);
    }

    /// <summary>Tells of a message again, or of one whose webhook got lost.</summary>
    /// <exception cref="InvalidOperationException">No such message was posted.</exception>
    public Task<WebhookResult> RedeliverAsync(string messageSid, CancellationToken cancellationToken = default) =>
        _webhooks.RetellAsync(messageSid, cancellationToken);

    /// <summary>Tells how far a message of the app's came to a phone.</summary>
    /// <param name="status"><c>sent</c>, <c>delivered</c>, <c>read</c>, <c>failed</c> or <c>undelivered</c>.</param>
    public Task<WebhookResult> ReportAsync(
        string conversation, string messageSid, string status, int? errorCode = null, CancellationToken cancellationToken = default) =>
        _webhooks.TellAsync(
            Conversation(conversation),
            "onDeliveryUpdated",
            messageSid,
            errorCode is { } code
                ? [new("Status", status), new("ErrorCode", code.ToString(System.Globalization.CultureInfo.InvariantCulture))]
                : [new("Status", status)],
            cancellationToken);

    /// <summary>Tells of something else that happened to a message.</summary>
    public Task<WebhookResult> TellAsync(
        string conversation, string eventType, string messageSid, CancellationToken cancellationToken = default) =>
        _webhooks.TellAsync(Conversation(conversation), eventType, messageSid, [], cancellationToken);

    /// <summary>Completes when the app has been told of all that it posted itself and asked to be told of.</summary>
    public Task EchoedAsync() => Task.WhenAll(_echoes);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        await _stopping.CancelAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        await Task.WhenAll(_echoes).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _webhooks.Dispose();
        _stopping.Dispose();
    }

    internal SimulatedConversation? Find(string sid) => _conversations.GetValueOrDefault(sid);

    internal ConversationFile? FileOf(string sid) => _files.GetValueOrDefault(sid);

    /// <returns>The message; null where the conversation is closed.</returns>
    internal ConversationMessage? PostByApi(SimulatedConversation conversation, LoggedRequest request, bool isTold)
    {
        var author = request.Field("Author") is { Length: > 0 } named ? named : "system";
        var message = conversation.Add(index => new(
            SimulatedConversation.NewSid("IM"),
            index,
            author,
            conversation.Participants.FirstOrDefault(each => each.Identity == author)?.Sid,
            request.Field("Body"),
            request.Field("MediaSid") is { Length: > 0 } media ? [media] : [],
            request.Field("Attributes") is { Length: > 0 } attributes ? attributes : "{}",
            IsByGuest: false,
            Options.TimeProvider.GetUtcNow()));
        if (message is not null && isTold)
        {
            _echoes.Add(_webhooks.TellOfMessageAsync(
                conversation, message, new(conversation.Sid, author) { Source = "API" }, _stopping.Token));
        }

        return message;
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        var rest = new ConversationsRest(
            Options, this, new(Options, () => BaseAddress, FileOf), _webhooks, new(Faults, Options.TimeProvider));
        var control = new ConversationsControl(this);
        _server = await LoopbackServer.StartAsync(
            "Twilio-Conversations",
            Options.Port,
            routes =>
            {
                rest.Map(routes);
                control.Map(routes);
            },
            new RequestLogging(Requests).RunAsync,
            problem => TwilioError.Unreadable(problem).ToResult(),
            cancellationToken);
    }
}
