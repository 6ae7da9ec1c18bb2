using HotelConcierge.Channels;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Channels;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Hosting;
using HotelConcierge.Simulators.Line;
using HotelConcierge.Simulators.Telegram;
using HotelConcierge.Simulators.Twilio;
using HotelConcierge.Simulators.WhatsApp;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>Guests' files at Twilio: the account's name and token for the first address, and none for its storage.</summary>
public sealed class TwilioMediaContractTests : ChannelMediaContract
{
    protected override async Task<IMediaServer> StartAsync()
    {
        var clock = new ManualTimeProvider();
        var twilio = await SimulatedTwilio.StartAsync(new SimulatedTwilioOptions { TimeProvider = clock });
        return new Server(twilio, SimulatedTwilioChannel.ConnectedTo(twilio, clock), clock);
    }

    private sealed class Server(SimulatedTwilio twilio, ServiceProvider services, ManualTimeProvider clock) : MediaServer(twilio, services, clock)
    {
        public override ConversationAddress Address { get; } = new(new("twilio"), "whatsapp:+12025550100", "whatsapp:+447700900123");

        public override InboundMedia Keep(byte[] bytes, FileConduct conduct) =>
            new(twilio.KeepFile(new("image/png", bytes) { Conduct = conduct }), "image/png");

        public override void FailNext() => twilio.Faults.Add(new(TwilioFaultKind.ServerError) { On = TwilioOperation.FetchMedia });
    }
}

/// <summary>Guests' files at Telegram: the bot's token for the path and for the download.</summary>
public sealed class TelegramMediaContractTests : ChannelMediaContract
{
    protected override async Task<IMediaServer> StartAsync()
    {
        var clock = new ManualTimeProvider();
        var telegram = await SimulatedTelegram.StartAsync(new SimulatedTelegramOptions { TimeProvider = clock });
        return new Server(telegram, TelegramServiceContractTests.ConnectedTo(telegram, clock), clock);
    }

    private sealed class Server(SimulatedTelegram telegram, ServiceProvider services, ManualTimeProvider clock)
        : MediaServer(telegram, services, clock)
    {
        public override ConversationAddress Address { get; } = new(new("telegram"), "700000051", "34600000001");

        public override InboundMedia Keep(byte[] bytes, FileConduct conduct) =>
            new(telegram.KeepFile("p.png", "image/png", bytes, conduct), "image/png");

        public override void FailNext() => telegram.Faults.Add(new(TelegramFaultKind.ServerError) { On = TelegramOperation.FetchFile });
    }
}

/// <summary>Guests' files at Meta: the bearer token for the address and for the download.</summary>
public sealed class WhatsAppMediaContractTests : ChannelMediaContract
{
    protected override async Task<IMediaServer> StartAsync()
    {
        var clock = new ManualTimeProvider();
        var whatsApp = await SimulatedWhatsApp.StartAsync(new SimulatedWhatsAppOptions { TimeProvider = clock });
        return new Server(whatsApp, WhatsAppServiceContractTests.ConnectedTo(whatsApp, clock), clock);
    }

    private sealed class Server(SimulatedWhatsApp whatsApp, ServiceProvider services, ManualTimeProvider clock)
        : MediaServer(whatsApp, services, clock)
    {
        public override ConversationAddress Address { get; } = new(new("whatsapp"), whatsApp.Options.Numbers[0].Number, "+34600000001");

        public override InboundMedia Keep(byte[] bytes, FileConduct conduct) =>
            new(whatsApp.KeepFile(new WhatsAppFile("image/png", bytes) { Conduct = conduct }), "image/png");

        public override void FailNext() => whatsApp.Faults.Add(new(WhatsAppFaultKind.ServerError) { On = WhatsAppOperation.Look });
    }
}

/// <summary>Guests' files at LINE: the bearer token for the download, which LINE sends on to nowhere.</summary>
public sealed class LineMediaContractTests : ChannelMediaContract
{
    protected override async Task<IMediaServer> StartAsync()
    {
        var clock = new ManualTimeProvider();
        var line = await SimulatedLine.StartAsync(new SimulatedLineOptions { TimeProvider = clock });
        return new Server(line, LineServiceContractTests.ConnectedTo(line, clock), clock);
    }

    private sealed class Server(SimulatedLine line, ServiceProvider services, ManualTimeProvider clock) : MediaServer(line, services, clock)
    {
        public override ConversationAddress Address { get; } =
            new(new("line"), line.Options.Accounts[0], "Ubbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb");

        public override InboundMedia Keep(byte[] bytes, FileConduct conduct) =>
            new(line.KeepFile(new LineFile("image/png", bytes) { Conduct = conduct }), "image/png");

        public override void FailNext() => line.Faults.Add(new(LineFaultKind.ServerError) { On = LineOperation.Fetch });
    }
}

/// <summary>What they have in common.</summary>
internal abstract class MediaServer(IAsyncDisposable simulator, ServiceProvider services, ManualTimeProvider clock) : IMediaServer
{
    public IFetchesMedia Channel { get; } = (IFetchesMedia)services.GetRequiredService<IChannel>();

    public ManualTimeProvider Clock => clock;

    public abstract ConversationAddress Address { get; }

    public abstract InboundMedia Keep(byte[] bytes, FileConduct conduct);

    public abstract void FailNext();

    public async ValueTask DisposeAsync()
    {
        await simulator.DisposeAsync();
        await services.DisposeAsync();
    }
}
