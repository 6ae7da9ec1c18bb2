using HotelConcierge.Assistants;
using HotelConcierge.Assistants.Loading;
using HotelConcierge.Calendar;
using HotelConcierge.Languages;

namespace HotelConcierge.Reservations;

/// <summary>The hotels of a deployment: one for each assistant whose folder has a <c>hotel.json</c>.</summary>
public sealed class HotelCatalog : IAssistantClocks
{
    private const string FileName = "hotel.json";
    private readonly IReadOnlyDictionary<string, Hotel> _hotels;

    private HotelCatalog(IReadOnlyDictionary<string, Hotel> hotels) => _hotels = hotels;

    /// <summary>All of them, by their assistants' names.</summary>
    public IEnumerable<Hotel> All => _hotels.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Value);

    /// <summary>Reads the hotels of all assistants' folders.</summary>
    /// <remarks>
    /// <c>hotel.json</c>: <c>name</c>, <c>stars</c>, <c>url</c>, <c>timeZone</c> (IANA), <c>place</c> (<c>latitude</c>,
    /// <c>longitude</c>, <c>address</c>), <c>checkInFrom</c> and <c>checkOutUntil</c> (<c>15:00</c>).
    /// </remarks>
    /// <param name="languages">Those in which days are read and written; null for <see cref="LanguageCatalog.Default"/>.</param>
    /// <exception cref="AssistantDataException">Anything is wrong; the message lists everything that is.</exception>
    public static HotelCatalog Load(string folder, TimeProvider clock, LanguageCatalog? languages = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(clock);
        var errors = new DataErrors();
        List<string> names = Directory.Exists(folder)
            ? [.. Directory.GetDirectories(folder).Where(sub => File.Exists(Path.Combine(sub, FileName))).Select(sub => Path.GetFileName(sub)).Order(StringComparer.Ordinal)]
            : [];
        var hotels = names
            .Select(name => new HotelFolder(Path.Combine(folder, name), name, clock, languages ?? LanguageCatalog.Default, errors).Read())
            .OfType<Hotel>()
            .ToDictionary(hotel => hotel.Key, StringComparer.Ordinal);
        return errors.All.Count > 0 ? throw new AssistantDataException(folder, errors.All) : new(hotels);
    }

    /// <summary>The hotel that an assistant speaks for; null when it speaks for none.</summary>
    public Hotel? Find(Assistant assistant)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        return _hotels.GetValueOrDefault(assistant.Name);
    }

    public HotelClock? ClockOf(Assistant assistant) => Find(assistant)?.Clock;
}
