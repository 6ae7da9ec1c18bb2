using HotelConcierge.Channels.Conversations;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Diagnostics;
using HotelConcierge.Settings;
using HotelConcierge.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Handoff.Flex;

/// <summary>Registers the people of Twilio Flex.</summary>
public static class FlexRegistration
{
    /// <summary>The name of the HTTP client that talks to Flex and TaskRouter.</summary>
    public const string HttpClientName = "Twilio Flex";

    /// <summary>
    /// Adds the desk with its settings, checked at start; before the built-in one, so that its guests' cases are Flex's. A deployment that
    /// names neither a workspace nor a workflow has no such desk: nothing is added.
    /// </summary>
    public static IServiceCollection AddFlex(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(FlexOptions.Section);
        if (string.IsNullOrWhiteSpace(section[nameof(FlexOptions.WorkspaceSid)])
            && string.IsNullOrWhiteSpace(section[nameof(FlexOptions.WorkflowSid)]))
            return services;

        var hasConversations = services.Any(service => service.ServiceType == typeof(ConversationsApi));
        services.AddSettings<FlexOptions>(configuration, FlexOptions.Section, FlexSettings.All);
        services.AddSingleton<IValidateOptions<FlexOptions>>(new FlexOptions.Check(hasConversations));
        if (!hasConversations)
            return services;

        services.AddDiscreetHttpClient(
            HttpClientName, provider => provider.GetRequiredService<IOptions<TwilioOptions>>().Value.RequestTimeout);
        services.AddSingleton(provider => new FlexApi(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName),
            provider.GetRequiredService<IOptions<FlexOptions>>(),
            provider.GetRequiredService<IOptions<TwilioOptions>>()));
        services.AddSingleton<FlexInteractions>();
        services.AddSingleton<FlexCases>();
        services.AddSingleton<FlexDesk>();
        services.AddSingleton<IDesk>(provider => provider.GetRequiredService<FlexDesk>());
        services.AddSingleton<IHoldsGuestData>(provider => provider.GetRequiredService<FlexDesk>());
        services.AddTransient<FlexWayBack>();
        services.AddTransient<IWatchesCases>(provider => provider.GetRequiredService<FlexWayBack>());
        services.AddTransient<FlexEvents>();
        services.TryAddEnumerable(ServiceDescriptor.Transient<IProbe, FlexProbe>());
        return services;
    }
}
