using HotelConcierge.Channels;
using HotelConcierge.Channels.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Conversations;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Channels.Conversations;

/// <summary>Twilio Conversations on this host.</summary>
internal sealed class LocalConversations : ILocalChannel
{
    public LocalConversations() => Guests = new ConversationGuests(Name);

    public ChannelName Name { get; } = new("conversations");

    public ChannelRegistration Registration => ConversationsRegistration.Channel;

    public string Title => "Twilio Conversations";

    public string SimulationRemark => "set Conversations__ServiceSid with Twilio's account for the real one";

    public IGuestSide Guests { get; }

    public async Task<RunningSimulator?> StartSimulatorAsync(CancellationToken cancellationToken)
    {
        var service = await SimulatedConversations.StartAsync(cancellationToken: cancellationToken);
        return new(service, service.BaseAddress, SettingsFor(service), url => service.WebhookUrl = url);
    }

    public string? DescribeAccount(IServiceProvider services) =>
        services.GetRequiredService<IOptions<ConversationsOptions>>().Value is { ServiceSid.Length: > 0 } service
            ? $"{service.ApiBaseUrl}, service {service.ServiceSid}"
            : null;

    /// <remarks>The account is that of the simulated Twilio, which stands beside.</remarks>
    private static Dictionary<string, string?> SettingsFor(SimulatedConversations service) => new(StringComparer.Ordinal)
    {
        ["Conversations:ServiceSid"] = service.Options.ServiceSid,
        ["Conversations:ApiBaseUrl"] = service.BaseAddress.ToString(),
        ["Conversations:MediaApiBaseUrl"] = service.BaseAddress.ToString(),
    };
}
