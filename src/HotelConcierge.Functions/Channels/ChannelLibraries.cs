using HotelConcierge.Channels.Twilio;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Functions.Channels;

/// <summary>The providers' own libraries, where this host uses one in place of the core's client.</summary>
internal static class ChannelLibraries
{
    /// <summary>Adds them; before the channels, which bring a client only where there is none.</summary>
    public static IServiceCollection AddChannelLibraries(this IServiceCollection services) =>
        services.AddSingleton<ITwilioMessages, TwilioSdkMessages>();
}
