using HotelConcierge.Channels;
using HotelConcierge.Channels.Conversations;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Channels;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Conversations;
using HotelConcierge.Simulators.Hosting;
using HotelConcierge.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>Twilio Conversations, over real HTTP to the simulated one.</summary>
public sealed class ConversationsServiceContractTests : ChannelServiceContract
{
    private const string Chat = "CH00000000000000000000000000000001";

    protected override bool CanTellWhatWasSent => true;

    protected override bool TellsOfBlocking => false;

    protected override async Task<IChannelServer> StartAsync()
    {
        var clock = new ManualTimeProvider();
        var service = await SimulatedConversations.StartAsync(new SimulatedConversationsOptions { TimeProvider = clock });
        return new Server(service, ConnectedTo(service, clock), clock);
    }

    internal static ServiceProvider ConnectedTo(SimulatedConversations service, TimeProvider clock) => new ServiceCollection()
        .AddSingleton(clock)
        .AddSingleton<ITableStore, InMemoryTableStore>()
        .AddConversations(new ConfigurationBuilder().AddInMemoryCollection(SettingsFor(service)).Build())
        .BuildServiceProvider();

    internal static Dictionary<string, string?> SettingsFor(SimulatedConversations service) => new(StringComparer.Ordinal)
    {
        ["Twilio:AccountSid"] = service.Options.AccountSid,
        ["Twilio:AuthToken"] = service.Options.AuthToken,
        ["Conversations:ServiceSid"] = service.Options.ServiceSid,
        ["Conversations:ApiBaseUrl"] = service.BaseAddress.ToString(),
        ["Conversations:MediaApiBaseUrl"] = service.BaseAddress.ToString(),
    };

    private sealed class Server : IChannelServer
    {
        private readonly SimulatedConversations _service;
        private readonly ServiceProvider _services;
        private readonly ManualTimeProvider _clock;
        private readonly SimulatedConversation _chat;

        public Server(SimulatedConversations service, ServiceProvider services, ManualTimeProvider clock)
        {
            (_service, _services, _clock) = (service, services, clock);
            _chat = service.Conversation(Chat);
            Channel = services.GetRequiredService<IChannel>();
        }

        public IChannel Channel { get; }

        public ConversationAddress Address => new(new("conversations"), _service.Options.ServiceSid, Chat);

        public IReadOnlyList<string> Read => [.. _chat.Shown.Select(message => message.Body)];

        public DateTimeOffset Now => _clock.GetUtcNow();

        public void FailNext(ChannelFault fault)
        {
            if (fault is ChannelFault.OptedOut)
            {
                // The conversation takes what a phone does not.
                _chat.IsBlocked = true;
                return;
            }

            _service.Faults.Add(fault switch
            {
                ChannelFault.TooManyRequests => new(ConversationsFaultKind.TooManyRequests) { RetryAfter = TimeSpan.FromSeconds(7) },
                ChannelFault.BadKey => new(ConversationsFaultKind.NotAuthenticated),
                ChannelFault.ServerError => new(ConversationsFaultKind.ServerError),
                ChannelFault.BadGateway => new(ConversationsFaultKind.BadGateway),
                ChannelFault.Dropped => new(ConversationsFaultKind.DropBeforeAccepting),
                ChannelFault.TakenThenDropped => new(ConversationsFaultKind.DropAfterAccepting),
                ChannelFault.TakenThenGarbled => new(ConversationsFaultKind.GarbleAfterAccepting),
                _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "The simulated Twilio Conversations has no such fault."),
            });
        }

        public async ValueTask DisposeAsync()
        {
            await _service.DisposeAsync();
            await _services.DisposeAsync();
        }
    }
}

/// <summary>Guests' files in conversations: the account for what is told of a file, and nothing for the storage.</summary>
public sealed class ConversationsMediaContractTests : ChannelMediaContract
{
    protected override async Task<IMediaServer> StartAsync()
    {
        var clock = new ManualTimeProvider();
        var service = await SimulatedConversations.StartAsync(new SimulatedConversationsOptions { TimeProvider = clock });
        return new Server(service, ConversationsServiceContractTests.ConnectedTo(service, clock), clock);
    }

    private sealed class Server(SimulatedConversations service, ServiceProvider services, ManualTimeProvider clock)
        : MediaServer(service, services, clock)
    {
        public override ConversationAddress Address { get; } =
            new(new("conversations"), service.Options.ServiceSid, "CH00000000000000000000000000000001");

        public override InboundMedia Keep(byte[] bytes, FileConduct conduct) =>
            new(service.KeepFile(new ConversationFile("image/png", bytes) { Conduct = conduct }), "image/png");

        public override void FailNext() =>
            service.Faults.Add(new(ConversationsFaultKind.ServerError) { On = ConversationsOperation.FetchMedia });
    }
}
