using HotelConcierge.Alerts;
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

    /// <summary>Adds the texts, the options, and alerts by webhook and by mail, beside those that the host brings.</summary>
    public static IServiceCollection AddSafety(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SafetyOptions>, SafetyOptionsValidator>());
        services.AddSettings<SafetyOptions>(configuration, SafetyOptions.Section, SafetySettings.All);
        services.AddSingleton<SafetyTexts>();

        services.AddDiscreetHttpClient(HttpClientName, _ => RequestTimeout);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStaffAlerts, WebhookStaffAlerts>(provider => new(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName),
            provider.GetRequiredService<IOptions<AlertOptions>>())));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStaffAlerts, MailStaffAlerts>());
        return services;
    }
}
