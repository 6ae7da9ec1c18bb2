using HotelConcierge.Assistants;
using HotelConcierge.Assistants.Loading;
using HotelConcierge.Calendar;
using HotelConcierge.Languages;

namespace HotelConcierge.Reservations;

/// <summary>The hotels of a deployment: one for each assistant whose folder has a <c>hotel.json</c>.</summary>
public sealed class HotelCatalog : IAssistantClocks
{
    internal const string FileName = "hotel.json";

    private readonly IReadOnlyDictionary<string, Hotel> _hotels;

    private HotelCatalog(IReadOnlyDictionary<string, Hotel> hotels) => _hotels = hotels;

    /// <summary>All of them, by their assistants' names.</summary>
    public IEnumerable<Hotel> All => _hotels.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Value);

    /// <summary>Reads the hotels of all assistants' folders.</summary>
    /// <remarks>
    /// <c>hotel.json</c>: <c>name</c>, <c>stars</c>, <c>url</c>, <c>timeZone</c> (IANA), <c>place</c> (<c>latitude</c>,
    /// <c>longitude</c>, <c>address</c>), <c>checkInFrom</c> and <c>checkOutUntil</c> (<c>15:00</c>); for emergencies, where they are known,
    /// <c>country</c> (ISO 3166) and <c>reception</c>, a telephone number that is answered day and night.
    /// </remarks>
    /// <param name="languages">Those in which days are read and written; null for <see cref="LanguageCatalog.Default"/>.</param>
    /// <exception cref="AssistantDataException">Anything is wrong; the message lists everything that is.</exception>
    public static HotelCatalog Load(string folder, TimeProvider clock, LanguageCatalog? languages = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(clock);
        return new(FeatureFiles.ReadAll(
            folder,
            FileName,
            FeatureFiles.Find(folder, FileName),
            (name, data, errors) => new HotelFile(folder, clock, languages ?? LanguageCatalog.Default, errors).Read(name, data)));
    }

    /// <summary>The hotel that an assistant speaks for; null when it speaks for none.</summary>
    public Hotel? Find(Assistant assistant)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        return _hotels.GetValueOrDefault(assistant.Name);
    }

    /// <summary>Reads a feature's files in the folders of those hotels that have one.</summary>
    /// <param name="read">What a hotel's file says; null after noting what is wrong with it.</param>
    /// <returns>What was read, by the hotels' keys.</returns>
    /// <exception cref="AssistantDataException">Anything is wrong; the message lists everything that is.</exception>
    internal IReadOnlyDictionary<string, T> ReadFiles<T>(string folder, string fileName, Func<Hotel, DataObject, DataErrors, T?> read)
        where T : class
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var having = FeatureFiles.Find(folder, fileName).Where(_hotels.ContainsKey);
        return FeatureFiles.ReadAll(folder, fileName, having, (name, data, errors) => read(_hotels[name], data, errors));
    }

    public HotelClock? ClockOf(Assistant assistant) => Find(assistant)?.Clock;
}
