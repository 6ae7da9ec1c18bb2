using HotelConcierge.Assistants;
using HotelConcierge.Reservations;

namespace HotelConcierge.Welcome;

/// <summary>How the hotels of a deployment welcome: one plan for each whose folder has a <c>welcome.json</c>.</summary>
public sealed class WelcomeCatalog
{
    internal const string FileName = "welcome.json";

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
        ArgumentNullException.ThrowIfNull(hotels);
        return new(hotels.ReadFiles(folder, FileName, (hotel, data, errors) =>
            WelcomeFile.Read(data, Path.Combine(folder, hotel.Key), hotel, errors) is { } plan ? new HotelWelcome(hotel, plan) : null));
    }

    /// <summary>How the hotel welcomes for which an assistant speaks; null when there is none, or it does not welcome.</summary>
    public HotelWelcome? Find(Assistant assistant)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        return _welcomes.GetValueOrDefault(assistant.Name);
    }
}
