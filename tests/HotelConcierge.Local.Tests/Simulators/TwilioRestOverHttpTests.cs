using HotelConcierge.Channels.Twilio;
using HotelConcierge.Contracts.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>The REST client as the hosts wire it, over real HTTP to the simulated Twilio.</summary>
public sealed class TwilioRestOverHttpTests : TwilioMessagesContract
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
        var services = new ServiceCollection().AddSingleton(twilio.Options.TimeProvider).AddTwilio(configuration).BuildServiceProvider();
        return (server, services.GetRequiredService<ITwilioMessages>());
    }
}
