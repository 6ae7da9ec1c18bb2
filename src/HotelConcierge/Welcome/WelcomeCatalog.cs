using HotelConcierge.Assistants;
using HotelConcierge.Assistants.Loading;
using HotelConcierge.Reservations;

namespace HotelConcierge.Welcome;

/// <summary>How the hotels of a deployment welcome: one plan for each whose folder has a <c>welcome.json</c>.</summary>
public sealed class WelcomeCatalog
{
    private const string FileName = "welcome.json";
    private readonly IReadOnlyDictionary<string, HotelWelcome> _welcomes;

    private WelcomeCatalog(IReadOnlyDictionary<string, HotelWelcome> welcomes) => _welcomes = welcomes;

    /// <summary>All of them, by their assistants' names.</summary>
    public IEnumerable<HotelWelcome> All => _welcomes.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Value);

    /// <summary>Reads the plans of all hotels.</summary>
    /// <remarks>
    /// <c>welcome.json</c>: <c>hoursBeforeCheckIn</c> (0 for never), <c>texts</c>, each in every language that the assistant
    /// speaks and in English, with <c>{slots}</c>; optional <c>picture</c>, a PNG or JPEG in the assistant's folder.
    /// </remarks>
    /// <exception cref="AssistantDataException">Anything is wrong; the message lists everything that is.</exception>
    public static WelcomeCatalog Load(string folder, HotelCatalog hotels)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(hotels);
        var errors = new DataErrors();
        var welcomes = new Dictionary<string, HotelWelcome>(StringComparer.Ordinal);
        foreach (var hotel in hotels.All)
        {
            var own = Path.Combine(folder, hotel.Key);
            var path = Path.Combine(own, FileName);
            if (File.Exists(path) && DataFile.Json(path, $"{hotel.Key}/{FileName}", errors) is { } data
                && WelcomeFile.Read(data, own, hotel, errors) is { } plan)
                welcomes.Add(hotel.Key, new(hotel, plan));
        }

        return errors.All.Count > 0 ? throw new AssistantDataException(folder, errors.All) : new(welcomes);
    }

    /// <summary>How the hotel welcomes for which an assistant speaks; null when there is none, or it does not welcome.</summary>
    public HotelWelcome? Find(Assistant assistant)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        return _welcomes.GetValueOrDefault(assistant.Name);
    }
}
