using System.Text.Json;
using HotelConcierge.Channels.Conversations;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Handoff;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Handoff;
using HotelConcierge.Handoff.Flex;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Conversations;
using HotelConcierge.Simulators.Flex;
using HotelConcierge.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Tests.Handoff.Flex;

/// <summary>People of the simulated Twilio Flex, and a guest in a conversation that tells us of its messages.</summary>
internal sealed class FlexServer : IDeskServer
{
    public const string Chat = "CH0000000000000000000000000000000f";
    public const string Ana = "ana-in-a-web-chat";
    public const string Here = "https://hotel.example/api/channels/conversations?assistant=hotel";

    private readonly ServiceProvider _services;

    private FlexServer(SimulatedConversations conversations, SimulatedFlex flex, ManualTimeProvider clock, ITableStore store)
    {
        (Conversations, Flex, Clock, Store) = (conversations, flex, clock, store);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(SettingsFor(conversations, flex)).Build();
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(store)
            .AddLogging(logging => logging.AddProvider(Log))
            .AddConversations(configuration)
            .AddFlex(configuration)
            .BuildServiceProvider();
        Desk = _services.GetRequiredService<FlexDesk>();
    }

    public SimulatedConversations Conversations { get; }

    public SimulatedFlex Flex { get; }

    public ITableStore Store { get; }

    public RecordedLogs Log { get; } = new();

    public FlexDesk Desk { get; }

    IDesk IDeskServer.Desk => Desk;

    public ConversationAddress Address => new(new("conversations"), Conversations.Options.ServiceSid, Chat);

    public ConversationId Guest => ConversationId.For(Address);

    public ManualTimeProvider Clock { get; }

    public SimulatedConversation Conversation => Conversations.Conversation(Chat);

    /// <summary>Where the conversation's webhooks lead.</summary>
    public IEnumerable<string> Webhooks => Conversation.Webhooks.Select(webhook => webhook.Url);

    /// <param name="clock">Null for one of its own.</param>
    /// <param name="store">Null for one of its own.</param>
    public static async Task<FlexServer> StartAsync(ManualTimeProvider? clock = null, ITableStore? store = null)
    {
        clock ??= new();
        var conversations = await SimulatedConversations.StartAsync(new() { TimeProvider = clock });
        var server = new FlexServer(
            conversations,
            await SimulatedFlex.StartAsync(conversations, new() { TimeProvider = clock }),
            clock,
            store ?? new InMemoryTableStore());
        await server.SayAsync(new(1, "a person, please", clock.GetUtcNow()));
        await server.Get<ConversationWebhooks>().AddAsync(Chat, Here, default);
        return server;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<IReadOnlyList<string>> FindCasesAsync() => Task.FromResult<IReadOnlyList<string>>(
    [
        .. from task in Flex.Tasks
           where task.Status is "pending" or "reserved" or "assigned"
           select JsonDocument.Parse(task.Attributes).RootElement.GetProperty("case").GetString()!,
    ]);

    public Task<IReadOnlyList<(CaseReason Reason, CaseUrgency Urgency, string Summary)>> FindMattersAsync() =>
        Task.FromResult<IReadOnlyList<(CaseReason Reason, CaseUrgency Urgency, string Summary)>>(
        [
            .. from task in Flex.Tasks
               where task.Status is "pending" or "reserved" or "assigned"
               let told = JsonDocument.Parse(task.Attributes).RootElement
               select (
                   Enum.Parse<CaseReason>(Of(told, "reason"), ignoreCase: true),
                   Enum.Parse<CaseUrgency>(Of(told, "urgency"), ignoreCase: true),
                   Of(told, "summary")),
        ]);

    public Task<IReadOnlyList<string>> ReadAsync() =>
        Task.FromResult<IReadOnlyList<string>>([.. Conversation.Messages.Skip(1).Select(message => message.Body)]);

    public Task KeepAsync(DeskCase opened) => Task.CompletedTask;

    public Task SayAsync(ForwardedWords words) =>
        Conversations.DeliverAsync(new(Chat, Ana) { Body = words.Text, IsMissed = true });

    public Task CloseAsync(DeskCase over) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Flex.DisposeAsync();
        await Conversations.DisposeAsync();
    }

    private static string Of(JsonElement told, string name) => told.GetProperty(name).GetString()!;

    private static Dictionary<string, string?> SettingsFor(SimulatedConversations conversations, SimulatedFlex flex) =>
        new(StringComparer.Ordinal)
        {
            ["Twilio:AccountSid"] = conversations.Options.AccountSid,
            ["Twilio:AuthToken"] = conversations.Options.AuthToken,
            ["Conversations:ServiceSid"] = conversations.Options.ServiceSid,
            ["Conversations:ApiBaseUrl"] = conversations.BaseAddress.ToString(),
            ["Flex:WorkspaceSid"] = flex.Options.WorkspaceSid,
            ["Flex:WorkflowSid"] = flex.Options.WorkflowSid,
            ["Flex:ApiBaseUrl"] = flex.BaseAddress.ToString(),
            ["Flex:TaskRouterApiBaseUrl"] = flex.BaseAddress.ToString(),
        };
}
