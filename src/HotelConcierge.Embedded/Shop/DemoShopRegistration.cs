using HotelConcierge.Shop;
using HotelConcierge.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HotelConcierge.Embedded.Shop;

/// <summary>Registers what stands in for an ERP while the product is tried out.</summary>
public static class DemoShopRegistration
{
    /// <summary>The demo ERP, unless another one is there. After <c>AddConcierge</c>, in a host for trying out only.</summary>
    /// <param name="folder">Holds <c>shop/products.json</c>.</param>
    public static IServiceCollection AddDemoShop(this IServiceCollection services, string folder)
    {
        services.TryAddSingleton<IErp>(provider => new EmbeddedErp(
            folder, provider.GetRequiredService<ITableStore>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
