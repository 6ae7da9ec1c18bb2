using HotelConcierge.Channels;
using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Channels;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Media;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.WhatsApp;
using HotelConcierge.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>WhatsApp directly from Meta, over real HTTP to the simulated WhatsApp.</summary>
public sealed class WhatsAppServiceContractTests : ChannelServiceContract
{
    /// <summary>Only by what it reports, which here nobody takes: see <c>WhatsAppTests</c>.</summary>
    protected override bool CanTellWhatWasSent => false;

    protected override async Task<IChannelServer> StartAsync()
    {
        var clock = new ManualTimeProvider();
        var whatsApp = await SimulatedWhatsApp.StartAsync(new SimulatedWhatsAppOptions { TimeProvider = clock });
        return new Server(whatsApp, ConnectedTo(whatsApp, clock), clock);
    }

    internal static ServiceProvider ConnectedTo(SimulatedWhatsApp whatsApp, TimeProvider clock) => new ServiceCollection()
        .AddSingleton(clock)
        .AddSingleton<ITableStore, InMemoryTableStore>()
        .AddSingleton(new ReplyMedia(new InMemoryBlobStore(), AppContext.BaseDirectory))
        .AddWhatsApp(new ConfigurationBuilder().AddInMemoryCollection(SettingsFor(whatsApp)).Build())
        .BuildServiceProvider();

    internal static Dictionary<string, string?> SettingsFor(SimulatedWhatsApp whatsApp) => new(StringComparer.Ordinal)
    {
        ["WhatsApp:AccessToken"] = whatsApp.Options.AccessToken,
        ["WhatsApp:AppSecret"] = whatsApp.Options.AppSecret,
        ["WhatsApp:VerifyToken"] = whatsApp.Options.VerifyToken,
        ["WhatsApp:PhoneNumberId"] = whatsApp.Options.Numbers[0].Id,
        ["WhatsApp:Number"] = whatsApp.Options.Numbers[0].Number,
        ["WhatsApp:ApiBaseUrl"] = whatsApp.BaseAddress.ToString(),
    };

    private sealed class Server : IChannelServer
    {
        private readonly SimulatedWhatsApp _whatsApp;
        private readonly ServiceProvider _services;
        private readonly ManualTimeProvider _clock;
        private readonly WhatsAppPhone _phone;

        public Server(SimulatedWhatsApp whatsApp, ServiceProvider services, ManualTimeProvider clock)
        {
            (_whatsApp, _services, _clock) = (whatsApp, services, clock);
            _phone = whatsApp.Phone("+34600000001");
            whatsApp.Hear(_phone.Number);
            Channel = services.GetRequiredService<IChannel>();
        }

        public IChannel Channel { get; }

        public ConversationAddress Address => new(new("whatsapp"), _whatsApp.Options.Numbers[0].Number, _phone.Number);

        public IReadOnlyList<string> Read => [.. _phone.Messages.Select(Words)];

        public DateTimeOffset Now => _clock.GetUtcNow();

        public void FailNext(ChannelFault fault) => _whatsApp.Faults.Add(fault switch
        {
            ChannelFault.TooManyRequests => new(WhatsAppFaultKind.TooManyCalls) { RetryAfter = TimeSpan.FromSeconds(7) },
            ChannelFault.OptedOut => new(WhatsAppFaultKind.Blocked),
            ChannelFault.BadKey => new(WhatsAppFaultKind.NotAuthenticated),
            ChannelFault.ServerError => new(WhatsAppFaultKind.ServerError),
            ChannelFault.BadGateway => new(WhatsAppFaultKind.BadGateway),
            ChannelFault.Dropped => new(WhatsAppFaultKind.DropBeforeAccepting),
            ChannelFault.TakenThenDropped => new(WhatsAppFaultKind.DropAfterAccepting),
            ChannelFault.TakenThenGarbled => new(WhatsAppFaultKind.GarbleAfterAccepting),
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "The simulated WhatsApp has no such fault."),
        });

        public async ValueTask DisposeAsync()
        {
            await _whatsApp.DisposeAsync();
            await _services.DisposeAsync();
        }

        private static string Words(WhatsAppShown message) => string.Join(
            '\n',
            [
                message.Text,
                .. message.Kind is "cta_url" ? [message.Url] : Array.Empty<string?>(),
                .. message.Options.SelectMany(option => new[] { option.Title, option.Description }),
            ]);
    }
}
