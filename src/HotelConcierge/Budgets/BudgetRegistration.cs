using HotelConcierge.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Budgets;

/// <summary>Wires the budgets.</summary>
public static class BudgetRegistration
{
    /// <summary>Adds <see cref="Budget"/> with the options of section <c>Budget</c>.</summary>
    public static IServiceCollection AddBudget(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BudgetOptions>, BudgetOptionsValidator>());
        services.AddSettings<BudgetOptions>(configuration, BudgetOptions.Section, BudgetSettings.All);
        services.AddSingleton<GuestSpending>();
        services.AddSingleton<Budget>();
        return services;
    }
}
