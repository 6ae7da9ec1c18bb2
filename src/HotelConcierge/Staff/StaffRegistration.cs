using HotelConcierge.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Staff;

/// <summary>Registers who of the hotel gets in.</summary>
public static class StaffRegistration
{
    /// <summary>Adds it with its settings, checked at start.</summary>
    public static IServiceCollection AddStaff(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StaffOptions>, StaffOptions.Check>());
        services.AddOptions<StaffOptions>()
            .Configure(options => options.Members = StaffOptions.Read(configuration).Members)
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StaffSignInOptions>, StaffSignInOptions.Check>());
        services.AddSettings<StaffSignInOptions>(configuration, StaffSignInOptions.Section, StaffSettings.All);
        services.AddSingleton<StaffAccess>();
        services.AddSingleton<StaffKeys>();
        services.AddSingleton<StaffSeal>();
        services.AddSingleton<StaffSessions>();
        return services;
    }
}
