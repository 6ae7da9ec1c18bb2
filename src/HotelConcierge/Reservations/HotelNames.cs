using HotelConcierge.Assistants;
using HotelConcierge.Tools;

namespace HotelConcierge.Reservations;

/// <summary>What the hotel is called.</summary>
internal sealed class HotelNames(HotelCatalog hotels) : INamesThings
{
    public IEnumerable<string> NamesFor(Assistant assistant) => hotels.Find(assistant) is { } hotel ? [hotel.Name] : [];
}
