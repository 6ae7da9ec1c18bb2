using HotelConcierge.Channels;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Channels;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Twilio;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>The simulated Twilio with a guest's phone, and the channel as a host wires it, over real HTTP.</summary>
internal sealed class SimulatedTwilioChannel(SimulatedTwilio twilio, ServiceProvider services, ManualTimeProvider clock) : IChannelServer
{
    public IChannel Channel { get; } = services.GetRequiredService<IChannel>();

    public ConversationAddress Address { get; } = new(new("twilio"), "whatsapp:+12025550100", "whatsapp:+447700900123");

    public IReadOnlyList<string> Read => [.. twilio.Shown.Snapshot().Select(message => message.Body)];

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <param name="clientOfHost">What the host registers before the channel: its own client of the Messages API, if it has one.</param>
    public static async Task<IChannelServer> StartAsync(Action<IServiceCollection>? clientOfHost = null)
    {
        var clock = new ManualTimeProvider();
        var twilio = await SimulatedTwilio.StartAsync(new SimulatedTwilioOptions { TimeProvider = clock });
        return new SimulatedTwilioChannel(twilio, ConnectedTo(twilio, clock, clientOfHost), clock);
    }

    internal static ServiceProvider ConnectedTo(SimulatedTwilio twilio, TimeProvider clock, Action<IServiceCollection>? clientOfHost = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Twilio:AccountSid"] = twilio.Options.AccountSid,
            ["Twilio:AuthToken"] = twilio.Options.AuthToken,
            ["Twilio:ApiBaseUrl"] = twilio.BaseAddress.ToString(),
        }).Build();
        var services = new ServiceCollection().AddSingleton(clock);
        clientOfHost?.Invoke(services);
        return services.AddTwilio(configuration).BuildServiceProvider();
    }

    public void FailNext(ChannelFault fault) => twilio.Faults.Add(fault switch
    {
        ChannelFault.TooManyRequests => new(TwilioFaultKind.TooManyRequests) { RetryAfter = TimeSpan.FromSeconds(7) },
        ChannelFault.OptedOut => new(TwilioFaultKind.OptedOut),
        ChannelFault.BadKey => new(TwilioFaultKind.NotAuthenticated),
        ChannelFault.ServerError => new(TwilioFaultKind.ServerError),
        ChannelFault.BadGateway => new(TwilioFaultKind.BadGateway),
        ChannelFault.Dropped => new(TwilioFaultKind.DropBeforeAccepting),
        ChannelFault.TakenThenDropped => new(TwilioFaultKind.DropAfterAccepting),
        ChannelFault.TakenThenGarbled => new(TwilioFaultKind.GarbleAfterAccepting),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "The simulated Twilio has no such fault."),
    });

    public async ValueTask DisposeAsync()
    {
        await twilio.DisposeAsync();
        await services.DisposeAsync();
    }
}
