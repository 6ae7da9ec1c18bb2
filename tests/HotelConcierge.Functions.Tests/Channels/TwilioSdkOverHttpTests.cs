using HotelConcierge.Channels.Twilio;
using HotelConcierge.Contracts.Channels;
using HotelConcierge.Functions.Channels;
using HotelConcierge.Local.Tests.Simulators;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Functions.Tests.Channels;

/// <summary>Twilio's own library as this host wires it, over real HTTP to the simulated Twilio.</summary>
public sealed class TwilioSdkOverHttpTests : TwilioMessagesContract
{
    protected override async Task<(ITwilioServer Server, ITwilioMessages Messages)> ConnectAsync()
    {
        var connected = await SimulatedTwilioServer.ConnectAsync(
            new ServiceCollection().AddSingleton<ITwilioMessages, TwilioSdkMessages>());
        Assert.IsType<TwilioSdkMessages>(connected.Messages);
        return connected;
    }
}

/// <summary>WhatsApp by Twilio with Twilio's own library, over real HTTP to the simulated Twilio.</summary>
public sealed class TwilioSdkServiceContractTests : ChannelServiceContract
{
    protected override bool CanTellWhatWasSent => true;

    protected override Task<IChannelServer> StartAsync() =>
        SimulatedTwilioChannel.StartAsync(services => services.AddSingleton<ITwilioMessages, TwilioSdkMessages>());
}
