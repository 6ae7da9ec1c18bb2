using HotelConcierge.Channels;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Channels;
using HotelConcierge.Messages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Channels.Toy;

/// <summary>The toy over real HTTP, connected by its one line.</summary>
public sealed class ToyServiceContractTests : ChannelServiceContract
{
    protected override bool CanTellWhatWasSent => true;

    protected override async Task<IChannelServer> StartAsync()
    {
        var toy = await SimulatedToy.StartAsync(new ManualTimeProvider());
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Toy:Squeak"] = SimulatedToy.Squeak,
            ["Toy:ApiBaseUrl"] = toy.Address.ToString(),
        }).Build();
        return new Server(toy, ToyRegistration.Channel.Add(new ServiceCollection(), configuration).BuildServiceProvider());
    }

    private sealed class Server(SimulatedToy toy, ServiceProvider services) : IChannelServer
    {
        public IChannel Channel { get; } = services.GetRequiredService<IChannel>();

        public ConversationAddress Address { get; } = new(ToyChannel.ToyName, "shop", "bear");

        public IReadOnlyList<string> Read => toy.ReadBy("bear", "shop");

        public DateTimeOffset Now => toy.Now;

        public void FailNext(ChannelFault fault) => toy.FailNext(fault);

        public async ValueTask DisposeAsync()
        {
            await toy.DisposeAsync();
            await services.DisposeAsync();
        }
    }
}
