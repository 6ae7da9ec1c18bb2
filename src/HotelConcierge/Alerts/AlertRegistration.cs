using HotelConcierge.Diagnostics;
using HotelConcierge.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Alerts;

/// <summary>Wires how staff are told who look at no page.</summary>
public static class AlertRegistration
{
    /// <summary>Adds the options, the mail server and the mail to staff; where a mail server is set, also what asks whether it is well.</summary>
    public static IServiceCollection AddAlerts(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AlertOptions>, AlertOptionsValidator>());
        services.AddSettings<AlertOptions>(configuration, AlertOptions.Section, AlertSettings.All);
        services.TryAddSingleton(provider => new MailServer(
            provider.GetRequiredService<IOptions<AlertOptions>>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<StaffMail>();
        if (!string.IsNullOrEmpty(configuration["Alerts:Smtp:Host"]))
            services.TryAddEnumerable(ServiceDescriptor.Transient<IProbe, MailProbe>());
        return services;
    }
}
