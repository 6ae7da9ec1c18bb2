using HotelConcierge.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Safety;

/// <summary>Wires what is done about guests in danger.</summary>
public static class SafetyRegistration
{
    private const string HttpClientName = "alerts";
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Adds the texts, the options, and alerts by webhook unless the host registered others before.</summary>
    public static IServiceCollection AddSafety(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SafetyOptions>, SafetyOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AlertOptions>, AlertOptionsValidator>());
        services.AddSettings<SafetyOptions>(configuration, SafetyOptions.Section, SafetySettings.All);
        services.AddSettings<AlertOptions>(configuration, AlertOptions.Section, SafetySettings.All);
        services.AddSingleton<SafetyTexts>();

        services.AddDiscreetHttpClient(HttpClientName, _ => RequestTimeout);
        services.TryAddSingleton<IStaffAlerts>(provider => new WebhookStaffAlerts(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName),
            provider.GetRequiredService<IOptions<AlertOptions>>()));
        return services;
    }
}
