using HotelConcierge.Assistants;
using HotelConcierge.Diagnostics;
using HotelConcierge.Handoff;
using HotelConcierge.Languages;
using HotelConcierge.Tools;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Shop;

/// <summary>Wires shops.</summary>
public static class ShopRegistration
{
    /// <summary>
    /// Adds the tools of shops and what they need. Which <see cref="IErp"/> they sell from, and who knows the customers, is registered
    /// elsewhere; without an ERP they say that there is none.
    /// </summary>
    public static IServiceCollection AddShop(this IServiceCollection services, string assistantsFolder)
    {
        services.AddAssistantFile(
            ShopCatalog.FileName,
            provider => ShopCatalog.Load(
                assistantsFolder, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<LanguageCatalog>()));
        services.AddSingleton<ErpAccess>();
        services.AddSingleton<Carts>();
        services.AddSingleton<ShopQuestions>();
        services.AddSingleton<ShopOrders>();
        services.AddSingleton<ShopFollowUps>();
        services.AddSingleton<ShopVisits>();
        services.AddSingleton<ShopShelf>();
        services.AddSingleton<CartDesk>();
        services.AddSingleton<ShopPlacing>();
        services.AddSingleton<ShopProposals>();
        services.AddSingleton<IProposalKind>(provider => provider.GetRequiredService<ShopProposals>());
        services.AddSingleton<IProvesClaims, ShopProofs>();
        services.AddSingleton<IModelContext, ShopContext>();
        services.AddSingleton<ITellsStaff, ShopFacts>();
        services.AddSingleton<ITool, FindProducts>();
        services.AddSingleton<ITool, ChangeCart>();
        services.AddSingleton<ITool, ShowCart>();
        services.AddSingleton<ITool, PlaceOrder>();
        services.AddSingleton<ITool, MyOrders>();
        services.AddSingleton<ITool, Reorder>();
        services.AddSingleton<ITool, CancelOrder>();
        services.AddTransient<IProbe, ShopProbe>();
        return services;
    }
}
