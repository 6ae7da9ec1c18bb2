using HotelConcierge.Assistants;
using HotelConcierge.Handoff;
using HotelConcierge.Storage;
using HotelConcierge.Tools;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HotelConcierge.Shop.Customers;

/// <summary>Wires who a shop's customers are.</summary>
public static class ShopCustomersRegistration
{
    /// <summary>
    /// Adds the tools and what they need. A host may have no <see cref="IErp"/>: then nobody is known, and the tools say that the shop is
    /// not connected. Done again, nothing.
    /// </summary>
    public static IServiceCollection AddShopCustomers(this IServiceCollection services, string assistantsFolder)
    {
        if (services.Any(service => service.ServiceType == typeof(CustomerCatalog)))
            return services;
        services.AddAssistantFile(CustomerCatalog.FileName, _ => CustomerCatalog.Load(assistantsFolder));
        services.AddSingleton<CustomerLinks>();
        services.AddSingleton<CustomerLimits>();
        services.AddSingleton<IHoldsGuestData>(provider => provider.GetRequiredService<CustomerLimits>());
        services.AddSingleton<ShopCustomers>();
        services.TryAddSingleton<IKnowsCustomers>(provider => provider.GetRequiredService<ShopCustomers>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ICodeWay, MailCodeWay>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ICodeWay, MessageCodeWay>());
        services.AddSingleton<CustomerCodes>();
        services.AddSingleton<ITakesCodes>(provider => provider.GetRequiredService<CustomerCodes>());
        services.AddSingleton<IHoldsGuestData>(provider => provider.GetRequiredService<CustomerCodes>());
        services.TryAddSingleton<ShopFollowUps>();
        services.AddSingleton<CustomerTools>();
        services.AddSingleton<CustomerSignUp>();
        services.AddSingleton<CustomerFarewell>();
        services.AddSingleton<IProposalKind, CustomerProposals>();
        services.AddSingleton<IModelContext, CustomerContext>();
        services.AddSingleton<ITellsStaff, CustomerFacts>();
        services.AddSingleton<ITool, LinkCustomer>();
        services.AddSingleton<ITool, RegisterCustomer>();
        services.AddSingleton<ITool, UnlinkCustomer>();
        services.AddSingleton<ITool, MyCustomerRecord>();
        return services;
    }
}
