using HotelConcierge.Channels.Twilio;
using HotelConcierge.Contracts.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>The REST client as the hosts wire it, over real HTTP to the simulated Twilio.</summary>
public sealed class TwilioRestOverHttpTests : TwilioMessagesContract
{
    protected override Task<(ITwilioServer Server, ITwilioMessages Messages)> ConnectAsync() =>
        SimulatedTwilioServer.ConnectAsync(new ServiceCollection());
}
