using HotelConcierge.Contracts.Channels;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>WhatsApp by Twilio, over real HTTP to the simulated Twilio.</summary>
public sealed class TwilioServiceContractTests : ChannelServiceContract
{
    protected override bool CanTellWhatWasSent => true;

    protected override Task<IChannelServer> StartAsync() => SimulatedTwilioChannel.StartAsync();
}
