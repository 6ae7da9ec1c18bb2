using HotelConcierge.Assistants;
using HotelConcierge.Reservations;

namespace HotelConcierge.Embedded.Stays;

/// <summary>The demo stays of a deployment's hotels. Only a host that is for trying things out has any.</summary>
public sealed class DemoBooks
{
    internal const string FileName = "reservations.json";

    private readonly IReadOnlyDictionary<string, ReservationBook> _books;

    private DemoBooks(IReadOnlyDictionary<string, ReservationBook> books) => _books = books;

    /// <summary>
    /// Reads the demo stays of all hotels: <c>HOTEL/reservations.json</c>, with <c>reservations</c> and <c>demo</c>; a hotel without
    /// one has none.
    /// </summary>
    /// <exception cref="AssistantDataException">Anything is wrong; the message lists everything that is.</exception>
    public static DemoBooks Load(string folder, HotelCatalog hotels)
    {
        ArgumentNullException.ThrowIfNull(hotels);
        return new(hotels.ReadFiles(folder, FileName, (_, data, _) => DemoFile.Read(data)));
    }

    internal ReservationBook Of(Hotel hotel) => _books.GetValueOrDefault(hotel.Key) ?? ReservationBook.Empty;
}
