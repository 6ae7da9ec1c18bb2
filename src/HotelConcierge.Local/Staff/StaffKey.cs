using System.Security.Cryptography;
using HotelConcierge.Staff;

namespace HotelConcierge.Local.Staff;

/// <summary>
/// The key of whoever sits at this machine, made up for as long as this process runs, where no staff is configured: as the
/// <see cref="Admin.AdminKey"/> is.
/// </summary>
internal sealed class StaffKey(IConfiguration configuration)
{
    /// <summary>The name that goes with it.</summary>
    public const string Name = "reception";

    /// <summary>The key; null where the settings say who gets in.</summary>
    public string? Value { get; } =
        StaffAccess.IsAnybodyConfigured(configuration) ? null : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}

/// <summary>Registers it.</summary>
internal static class StaffKeyRegistration
{
    public static IServiceCollection AddStaffKey(this IServiceCollection services)
    {
        services.AddSingleton<StaffKey>();
        services.AddOptions<StaffOptions>().PostConfigure<StaffKey>((options, key) =>
        {
            if (key.Value is { } value)
            {
                options.Members = new Dictionary<string, StaffEntry>(StringComparer.OrdinalIgnoreCase)
                {
                    [StaffKey.Name] = new(value, "manager"),
                };
            }
        });
        return services;
    }
}
