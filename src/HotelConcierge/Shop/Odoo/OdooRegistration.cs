using HotelConcierge.Diagnostics;
using HotelConcierge.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Shop.Odoo;

/// <summary>Registers Odoo.</summary>
public static class OdooRegistration
{
    /// <summary>The name of the HTTP client that talks to Odoo.</summary>
    public const string HttpClientName = "Odoo";

    // Hundreds of products with their descriptions are a tenth of it.
    private const long LargestAnswer = 8 * 1024 * 1024;

    private static readonly string[] _needs =
        [nameof(OdooOptions.Url), nameof(OdooOptions.Database), nameof(OdooOptions.Username), nameof(OdooOptions.ApiKey)];

    /// <summary>
    /// Adds Odoo as the shop's ERP, with its settings, checked at start. A deployment whose section <c>Odoo</c> names nothing of what it
    /// needs has none: nothing is added.
    /// </summary>
    public static IServiceCollection AddOdoo(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(OdooOptions.Section);
        if (_needs.All(name => string.IsNullOrWhiteSpace(section[name])))
            return services;

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OdooOptions>, OdooOptions.Check>());
        services.AddSettings<OdooOptions>(configuration, OdooOptions.Section, OdooSettings.All);
        services.AddDiscreetHttpClient(HttpClientName, provider => provider.GetRequiredService<IOptions<OdooOptions>>().Value.Timeout);
        services.AddHttpClient(HttpClientName).ConfigureHttpClient(http => http.MaxResponseContentBufferSize = LargestAnswer);
        services.AddSingleton(provider => new OdooTransport(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName),
            provider.GetRequiredService<IOptions<OdooOptions>>()));
        services.AddSingleton<OdooClient>();
        services.AddSingleton<OdooInstallation>();
        services.AddSingleton<OdooProducts>();
        services.AddSingleton<OdooCustomers>();
        services.AddSingleton<OdooOrders>();
        services.AddSingleton<IErp, OdooErp>();
        services.TryAddEnumerable(ServiceDescriptor.Transient<IProbe, OdooProbe>());
        return services;
    }
}
