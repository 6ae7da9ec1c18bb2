using HotelConcierge.Channels;
using HotelConcierge.Channels.Line;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Channels;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Line;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>LINE, over real HTTP to the simulated LINE.</summary>
public sealed class LineServiceContractTests : ChannelServiceContract
{
    /// <summary>Sending again tells, see <c>LineTests</c>.</summary>
    protected override bool CanTellWhatWasSent => false;

    protected override bool TellsOfBlocking => false;

    protected override async Task<IChannelServer> StartAsync()
    {
        var clock = new ManualTimeProvider();
        var line = await SimulatedLine.StartAsync(new SimulatedLineOptions { TimeProvider = clock });
        return new Server(line, ConnectedTo(line, clock), clock);
    }

    internal static ServiceProvider ConnectedTo(SimulatedLine line, TimeProvider clock) => new ServiceCollection()
        .AddSingleton(clock)
        .AddLine(new ConfigurationBuilder().AddInMemoryCollection(SettingsFor(line)).Build())
        .BuildServiceProvider();

    internal static Dictionary<string, string?> SettingsFor(SimulatedLine line) => new(StringComparer.Ordinal)
    {
        ["Line:ChannelSecret"] = line.Options.ChannelSecret,
        ["Line:ChannelAccessToken"] = line.Options.ChannelAccessToken,
        ["Line:ApiBaseUrl"] = line.BaseAddress.ToString(),
        ["Line:DataBaseUrl"] = line.BaseAddress.ToString(),
    };

    private sealed class Server : IChannelServer
    {
        private readonly SimulatedLine _line;
        private readonly ServiceProvider _services;
        private readonly ManualTimeProvider _clock;
        private readonly LinePhone _phone;

        public Server(SimulatedLine line, ServiceProvider services, ManualTimeProvider clock)
        {
            (_line, _services, _clock) = (line, services, clock);
            _phone = line.Phone("U" + new string('b', 32));
            Channel = services.GetRequiredService<IChannel>();
        }

        public IChannel Channel { get; }

        public ConversationAddress Address => new(new("line"), _line.Options.Accounts[0], _phone.UserId);

        public IReadOnlyList<string> Read => [.. _phone.Messages.Select(Words).Where(words => words.Length > 0)];

        public DateTimeOffset Now => _clock.GetUtcNow();

        public void FailNext(ChannelFault fault)
        {
            if (fault is ChannelFault.OptedOut)
            {
                // LINE takes what it does not deliver.
                _line.Phone(_phone.UserId).IsBlocking = true;
                return;
            }

            _line.Faults.Add(fault switch
            {
                ChannelFault.TooManyRequests => new(LineFaultKind.TooManyRequests) { RetryAfter = TimeSpan.FromSeconds(7) },
                ChannelFault.BadKey => new(LineFaultKind.NotAuthenticated),
                ChannelFault.ServerError => new(LineFaultKind.ServerError),
                ChannelFault.BadGateway => new(LineFaultKind.BadGateway),
                ChannelFault.Dropped => new(LineFaultKind.DropBeforeAccepting),
                ChannelFault.TakenThenDropped => new(LineFaultKind.DropAfterAccepting),
                ChannelFault.TakenThenGarbled => new(LineFaultKind.GarbleAfterAccepting),
                _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "The simulated LINE has no such fault."),
            });
        }

        public async ValueTask DisposeAsync()
        {
            await _line.DisposeAsync();
            await _services.DisposeAsync();
        }

        private static string Words(LineShown message) => string.Join('\n', [message.Text, .. message.Buttons.Select(button => button.Label)]);
    }
}
