using HotelConcierge.Assistants;
using HotelConcierge.Reservations;

namespace HotelConcierge.Spa;

/// <summary>The spas of a deployment's hotels: one for each whose folder has a <c>spa.json</c>.</summary>
public sealed class SpaCatalog
{
    internal const string FileName = "spa.json";

    private readonly IReadOnlyDictionary<string, HotelSpa> _spas;

    private SpaCatalog(IReadOnlyDictionary<string, HotelSpa> spas) => _spas = spas;

    /// <summary>All of them, by their assistants' names.</summary>
    public IEnumerable<HotelSpa> All => _spas.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Value);

    /// <summary>Reads the spas of all hotels.</summary>
    /// <remarks>
    /// <c>spa.json</c>: <c>slotMinutes</c>, <c>hours</c> (<c>days</c>, <c>from</c>, <c>to</c>), <c>noticeMinutes</c>,
    /// <c>horizonDays</c>, <c>mostBookings</c>, <c>reminderMinutes</c>, <c>treatments</c> (<c>name</c>, <c>labels</c> by language,
    /// optionally <c>minutes</c> and <c>price</c>, which needs <c>currency</c>), <c>rooms</c> (<c>name</c>, <c>treatments</c>, optionally
    /// <c>capacity</c>), optionally <c>therapists</c> (<c>name</c>, <c>treatments</c>, optionally <c>languages</c> and <c>days</c>) and
    /// <c>waitingMinutes</c>, <c>words</c> (<c>more</c>, <c>cancel</c>, <c>keep</c>, <c>button</c>,
    /// <c>numberHint</c>, <c>reminder</c>, <c>stayChanged</c>, optionally <c>forgotten</c>, by language); optional <c>closed</c>, a list of
    /// days, and <c>outsideGuests</c>, true where people without a stay may book.
    /// </remarks>
    /// <exception cref="AssistantDataException">Anything is wrong; the message lists everything that is.</exception>
    public static SpaCatalog Load(string folder, HotelCatalog hotels)
    {
        ArgumentNullException.ThrowIfNull(hotels);
        return new(hotels.ReadFiles(folder, FileName, (hotel, data, errors) =>
            new SpaFile(hotel, errors).Read(data) is { } plan ? new HotelSpa(hotel, plan) : null));
    }

    /// <summary>The spa of the hotel that an assistant speaks for; null when there is none.</summary>
    public HotelSpa? Find(Assistant assistant)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        return _spas.GetValueOrDefault(assistant.Name);
    }
}

/// <summary>A hotel and its spa.</summary>
public sealed record HotelSpa(Hotel Hotel, SpaPlan Plan);
