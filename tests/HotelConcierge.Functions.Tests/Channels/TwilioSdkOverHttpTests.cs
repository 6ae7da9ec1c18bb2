using HotelConcierge.Channels.Twilio;
using HotelConcierge.Contracts.Channels;
using HotelConcierge.Functions.Channels;
using HotelConcierge.Local.Tests.Simulators;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Functions.Tests.Channels;

/// <summary>Twilio's own library as this host wires it, over real HTTP to the simulated Twilio.</summary>
public sealed class TwilioSdkOverHttpTests : TwilioMessagesContract
{
    protected override async Task<(ITwilioServer Server, ITwilioMessages Messages)> ConnectAsync()
    {
        var (server, twilio) = await SimulatedTwilioServer.StartAsync(
            "SM0123456789abcdef0123456789abcdef", "whatsapp:+447700900123", "whatsapp:+12025550100");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Twilio:AccountSid"] = twilio.Options.AccountSid,
            ["Twilio:AuthToken"] = twilio.Options.AuthToken,
            ["Twilio:ApiBaseUrl"] = twilio.BaseAddress.ToString(),
        }).Build();
        var services = new ServiceCollection()
            .AddSingleton(twilio.Options.TimeProvider).AddSingleton<ITwilioMessages, TwilioSdkMessages>().AddTwilio(configuration).BuildServiceProvider();
        return (server, Assert.IsType<TwilioSdkMessages>(services.GetRequiredService<ITwilioMessages>()));
    }
}

/// <summary>WhatsApp by Twilio with Twilio's own library, over real HTTP to the simulated Twilio.</summary>
public sealed class TwilioSdkServiceContractTests : ChannelServiceContract
{
    protected override bool CanTellWhatWasSent => true;

    protected override Task<IChannelServer> StartAsync() =>
        SimulatedTwilioChannel.StartAsync(services => services.AddSingleton<ITwilioMessages, TwilioSdkMessages>());
}
