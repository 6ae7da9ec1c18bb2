using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Simulators.Conversations;
using HotelConcierge.Simulators.Faults;
using HotelConcierge.Simulators.Hosting;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Simulators.Flex;

/// <summary>
/// A server on 127.0.0.1 that behaves like Twilio Flex and its TaskRouter, with the people who work there. They write in the conversations
/// of a <see cref="SimulatedConversations"/>. Every member may be used from any thread.
/// </summary>
public sealed class SimulatedFlex : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly ChangeSignal _changed = new();
    private readonly Dictionary<string, SimulatedInteraction> _interactions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SimulatedTask> _tasks = new(StringComparer.Ordinal);
    private readonly WebhookAddress _address = new();
    private readonly WebhookSender _sender;
    private LoopbackServer? _server;
    private int _disposed;

    private SimulatedFlex(SimulatedFlexOptions options, SimulatedConversations conversations)
    {
        (Options, Conversations) = (options, conversations);
        Requests = new Feed<LoggedRequest>(options.MaxRequests);
        _sender = new(new()
        {
            AuthToken = options.AuthToken,
            WebhookTimeout = options.WebhookTimeout,
            RetryCount = 0,
            TimeProvider = options.TimeProvider,
        });
    }

    public SimulatedFlexOptions Options { get; }

    /// <summary>The address for the settings <c>Flex__ApiBaseUrl</c> and <c>Flex__TaskRouterApiBaseUrl</c>.</summary>
    public Uri BaseAddress => _server!.BaseAddress;

    /// <summary>The workspace's event callback URL.</summary>
    /// <exception cref="ArgumentException">It is no absolute HTTP address.</exception>
    public string? EventCallbackUrl
    {
        get => _address.Url;
        set => _address.Url = value;
    }

    /// <summary>What goes wrong, and when.</summary>
    public FaultBoard<FlexFault> Faults { get; } = new();

    /// <summary>Every request to the APIs, refused ones included.</summary>
    public Feed<LoggedRequest> Requests { get; }

    /// <summary>What becomes of interactions that are set up from now on.</summary>
    public InteractionSetup Setup { get; set; }

    /// <summary>All interactions, in no order.</summary>
    public IReadOnlyList<SimulatedInteraction> Interactions
    {
        get
        {
            lock (_gate)
                return [.. _interactions.Values];
        }
    }

    /// <summary>All tasks, in no order.</summary>
    public IReadOnlyList<SimulatedTask> Tasks
    {
        get
        {
            lock (_gate)
                return [.. _tasks.Values];
        }
    }

    internal SimulatedConversations Conversations { get; }

    /// <summary>Starts a simulator.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SimulatedFlex> StartAsync(
        SimulatedConversations conversations, SimulatedFlexOptions? options = null, CancellationToken cancellationToken = default)
    {
        var service = new SimulatedFlex(options ?? new SimulatedFlexOptions(), conversations);
        try
        {
            var rest = new FlexRest(service, new(service.Faults, service.Options.TimeProvider));
            service._server = await LoopbackServer.StartAsync(
                "Twilio-Flex",
                service.Options.Port,
                rest.Map,
                new RequestLogging(service.Requests).RunAsync,
                problem => TwilioError.Unreadable(problem).ToResult(),
                cancellationToken);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Completes when somebody could take a task, and has it.</summary>
    public async Task<SimulatedTask> WaitForTaskAsync(CancellationToken cancellationToken = default)
    {
        var tasks = await _changed.WaitForAsync(
            () => Tasks.Where(task => task.Status is "pending" && Find(task.Interaction)?.Status is "active").ToList(),
            found => found.Count > 0,
            cancellationToken);
        return tasks[0];
    }

    /// <summary>Somebody takes a task; the app is told.</summary>
    public Task<WebhookResult> AcceptAsync(string task, string worker, CancellationToken cancellationToken = default)
    {
        var taken = Change(task, "assigned", worker);
        return TellAsync("reservation.accepted", taken, cancellationToken, ("ReservationSid", Sid("WR")), ("WorkerName", worker));
    }

    /// <summary>Who has a task writes to its guest. Where no webhook is left nobody hears of it but the guest.</summary>
    public Task WriteAsync(string task, string text, CancellationToken cancellationToken = default)
    {
        var known = Task(task);
        var conversation = Conversations.Conversation(Find(known.Interaction)!.Conversation);
        return Conversations.DeliverAsync(
            new(conversation.Sid, known.Worker ?? throw new InvalidOperationException("Nobody has this task."))
            {
                Body = text,
                IsStaff = true,
                IsMissed = conversation.Webhooks.Count == 0 && Conversations.WebhookUrl is null,
            },
            cancellationToken);
    }

    /// <summary>Who has a task is done; the app is told.</summary>
    /// <param name="endsChat">Whether they end the conversation too.</param>
    public Task<WebhookResult> CompleteAsync(string task, bool endsChat = false, CancellationToken cancellationToken = default)
    {
        var done = Change(task, "completed", worker: null);
        Put(Find(done.Interaction)! with { Status = endsChat ? "closed" : "inactive" });
        if (endsChat)
            Conversations.Conversation(Find(done.Interaction)!.Conversation).State = "closed";
        return TellAsync("task.completed", done, cancellationToken);
    }

    /// <summary>A task is called off, and its channel with it; the app is told.</summary>
    /// <param name="eventType">What it is told: <c>task.canceled</c>, <c>task.deleted</c> or <c>workflow.timeout</c>.</param>
    public Task<WebhookResult> CancelAsync(string task, string eventType = "task.canceled", CancellationToken cancellationToken = default)
    {
        var over = Change(task, "canceled", worker: null);
        return TellAsync(eventType, over, cancellationToken);
    }

    /// <summary>Who has a task passes the guest on: theirs is completed, and a new one waits. The app is told.</summary>
    /// <returns>The new task, and the app's answer.</returns>
    public async Task<(SimulatedTask Next, WebhookResult Answer)> TransferAsync(string task, CancellationToken cancellationToken = default)
    {
        var before = Task(task);
        var next = new SimulatedTask(Sid("WT"), before.Interaction, before.Attributes, "pending", Worker: null);
        lock (_gate)
            _tasks[next.Sid] = next;
        _changed.Raise();
        return (next, await TellAsync("task.completed", Change(task, "completed", worker: null), cancellationToken));
    }

    /// <summary>Tells the app of an event of a task.</summary>
    /// <exception cref="InvalidOperationException">No <see cref="EventCallbackUrl"/> is set.</exception>
    public Task<WebhookResult> TellAsync(
        string eventType, SimulatedTask task, CancellationToken cancellationToken = default, params (string Name, string Value)[] more)
    {
        ArgumentNullException.ThrowIfNull(task);
        var (postTo, signed) = _address.ForInbound();
        List<KeyValuePair<string, string>> form =
        [
            new("EventType", eventType),
            new("AccountSid", Options.AccountSid),
            new("WorkspaceSid", Options.WorkspaceSid),
            new("WorkspaceName", "Flex Task Assignment"),
            new("EventDescription", "Something happened to a task"),
            new("ResourceType", eventType.Split('.')[0]),
            new("ResourceSid", task.Sid),
            new("Timestamp", Options.TimeProvider.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            new("Sid", Sid("EV")),
            new("TaskSid", task.Sid),
            new("TaskAttributes", task.Attributes),
            new("TaskAge", "1"),
            new("TaskPriority", "0"),
            new("TaskAssignmentStatus", task.Status),
            new("TaskChannelUniqueName", Options.TaskChannel),
            new("WorkflowSid", Options.WorkflowSid),
            .. more.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        ];
        return _sender.SendAsync(new(task.Sid, postTo, signed, form, Sids.IdempotencyToken()), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        if (_server is not null)
            await _server.DisposeAsync();
        _sender.Dispose();
    }

    internal SimulatedInteraction? Find(string sid)
    {
        lock (_gate)
            return _interactions.GetValueOrDefault(sid);
    }

    internal SimulatedTask? FindTask(string sid)
    {
        lock (_gate)
            return _tasks.GetValueOrDefault(sid);
    }

    /// <summary>Begins an interaction, and a task for it.</summary>
    internal (SimulatedInteraction Interaction, SimulatedTask Task) Begin(string conversation, string type, JsonObject attributes)
    {
        var status = Setup is InteractionSetup.AtOnce ? "active" : "setup";
        var interaction = new SimulatedInteraction(Sid("KD"), Sid("UO"), conversation, type, status);
        attributes["flexInteractionSid"] = interaction.Sid;
        attributes["flexInteractionChannelSid"] = interaction.Channel;
        attributes["flexChannelInviteSid"] = Sid("KG");
        attributes["conversationSid"] = conversation;
        attributes["channelType"] = type;
        attributes["taskCreateSource"] = "interaction";
        var task = new SimulatedTask(Sid("WT"), interaction.Sid, attributes.ToJsonString(), "pending", Worker: null);
        lock (_gate)
            _tasks[task.Sid] = task;
        Put(interaction);
        return (interaction, task);
    }

    /// <summary>Somebody has seen a channel in setup: that goes on as the simulator is set.</summary>
    internal void Proceed(SimulatedInteraction interaction)
    {
        if (interaction.Status is "setup" && Setup is not InteractionSetup.Stays)
            Put(interaction with { Status = Setup is InteractionSetup.Fails ? "failed" : "active" });
    }

    /// <summary>The app sets a channel's status, and its tasks are completed, or wait for their people to note what was.</summary>
    internal SimulatedInteraction Update(SimulatedInteraction interaction, string status, bool completes)
    {
        var updated = interaction with { Status = status };
        foreach (var task in Tasks.Where(task => task.Interaction == interaction.Sid && task.Status is "pending" or "reserved" or "assigned"))
            Change(task.Sid, completes ? "completed" : "wrapping", worker: null);
        if (status is "closed")
            Conversations.Conversation(interaction.Conversation).State = "closed";
        Put(updated);
        return updated;
    }

    private static string Sid(string prefix) => SimulatedConversation.NewSid(prefix);

    /// <exception cref="InvalidOperationException">There is none.</exception>
    private SimulatedTask Task(string sid) => FindTask(sid) ?? throw new InvalidOperationException($"There is no task {sid}.");

    private SimulatedTask Change(string sid, string status, string? worker)
    {
        SimulatedTask changed;
        lock (_gate)
        {
            var before = _tasks.GetValueOrDefault(sid) ?? throw new InvalidOperationException($"There is no task {sid}.");
            _tasks[sid] = changed = before with { Status = status, Worker = worker ?? before.Worker };
        }

        _changed.Raise();
        return changed;
    }

    private void Put(SimulatedInteraction interaction)
    {
        lock (_gate)
            _interactions[interaction.Sid] = interaction;
        _changed.Raise();
    }
}
