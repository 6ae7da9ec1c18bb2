using HotelConcierge.Assistants;
using HotelConcierge.Reservations;
using HotelConcierge.Welcome;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Embedded.Stays;

/// <summary>Registers what stands in for a hotel's systems while the product is tried out.</summary>
public static class DemoRegistration
{
    /// <summary>
    /// Demo stays until a hotel imports its reservations, and room keys that open nothing. After <c>AddConcierge</c>, in a host for
    /// trying out only.
    /// </summary>
    /// <param name="folder">Holds <c>HOTEL/reservations.json</c> for each hotel with demo stays.</param>
    public static IServiceCollection AddDemoStays(this IServiceCollection services, string folder)
    {
        services.AddAssistantFile(DemoBooks.FileName, provider => DemoBooks.Load(folder, provider.GetRequiredService<HotelCatalog>()));
        services.AddSingleton<EmbeddedReservations>();
        services.AddSingleton<IReservations, DemoUntilImported>();
        services.AddSingleton<IRoomKeys, EmbeddedRoomKeys>();
        return services;
    }
}
