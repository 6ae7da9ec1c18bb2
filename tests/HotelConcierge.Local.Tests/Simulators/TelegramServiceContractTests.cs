using System.Globalization;
using HotelConcierge.Channels;
using HotelConcierge.Channels.Telegram;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Channels;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Media;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Telegram;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>Telegram, over real HTTP to the simulated Telegram.</summary>
public sealed class TelegramServiceContractTests : ChannelServiceContract
{
    protected override bool CanTellWhatWasSent => false;

    protected override async Task<IChannelServer> StartAsync()
    {
        var clock = new ManualTimeProvider();
        var telegram = await SimulatedTelegram.StartAsync(new SimulatedTelegramOptions { TimeProvider = clock });
        return new Server(telegram, ConnectedTo(telegram), clock);
    }

    internal static ServiceProvider ConnectedTo(SimulatedTelegram telegram, TimeProvider? clock = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Telegram:BotToken"] = telegram.Options.BotToken,
            ["Telegram:SecretToken"] = telegram.Options.SecretToken,
            ["Telegram:ApiBaseUrl"] = telegram.BaseAddress.ToString(),
        }).Build();
        return new ServiceCollection()
            .AddSingleton(clock ?? TimeProvider.System)
            .AddSingleton(new ReplyMedia(new InMemoryBlobStore(), AppContext.BaseDirectory))
            .AddTelegram(configuration)
            .BuildServiceProvider();
    }

    private sealed class Server(SimulatedTelegram telegram, ServiceProvider services, ManualTimeProvider clock) : IChannelServer
    {
        private readonly TelegramChat _chat = telegram.Chat(34600000001);

        public IChannel Channel { get; } = services.GetRequiredService<IChannel>();

        public ConversationAddress Address => new(new("telegram"), "700000051", _chat.Id.ToString(CultureInfo.InvariantCulture));

        public IReadOnlyList<string> Read =>
            [.. _chat.Messages.Select(message => string.Join('\n', [message.Text, .. message.Buttons.Select(button => button.Text)]))];

        public DateTimeOffset Now => clock.GetUtcNow();

        public void FailNext(ChannelFault fault) => telegram.Faults.Add(fault switch
        {
            ChannelFault.TooManyRequests => new(TelegramFaultKind.TooManyRequests) { RetryAfter = TimeSpan.FromSeconds(7) },
            ChannelFault.OptedOut => new(TelegramFaultKind.Blocked),
            ChannelFault.BadKey => new(TelegramFaultKind.NotAuthenticated),
            ChannelFault.ServerError => new(TelegramFaultKind.ServerError),
            ChannelFault.BadGateway => new(TelegramFaultKind.BadGateway),
            ChannelFault.Dropped => new(TelegramFaultKind.DropBeforeAccepting),
            ChannelFault.TakenThenDropped => new(TelegramFaultKind.DropAfterAccepting),
            ChannelFault.TakenThenGarbled => new(TelegramFaultKind.GarbleAfterAccepting),
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "The simulated Telegram has no such fault."),
        });

        public async ValueTask DisposeAsync()
        {
            await telegram.DisposeAsync();
            await services.DisposeAsync();
        }
    }
}
