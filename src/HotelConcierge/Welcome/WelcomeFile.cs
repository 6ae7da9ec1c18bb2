using System.Globalization;
using HotelConcierge.Assistants.Loading;
using HotelConcierge.Media;
using HotelConcierge.Reservations;

namespace HotelConcierge.Welcome;

/// <summary>Reads a <c>welcome.json</c>.</summary>
internal static class WelcomeFile
{
    private const int MostHoursAhead = 14 * 24;

    /// <summary>All lines of a caption together have to stay below what Telegram takes.</summary>
    private const int LongestText = 160;

    /// <returns>The plan; null after noting what is wrong with it.</returns>
    public static WelcomePlan? Read(DataObject data, string folder, Hotel hotel, DataErrors errors)
    {
        var before = errors.All.Count;
        var plan = new WelcomePlan
        {
            BeforeCheckIn = TimeSpan.FromHours(data.Whole("hoursBeforeCheckIn", 0, MostHoursAhead)),
            Picture = Picture(data, folder),
            Texts = Texts(data, hotel),
        };
        data.NothingElse();
        return errors.All.Count > before ? null : plan;
    }

    /// <summary>The type that a picture's name says; null for none that every channel shows.</summary>
    public static string? PictureType(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".PNG" => "image/png",
        ".JPG" or ".JPEG" => "image/jpeg",
        _ => null,
    };

    private static string? Picture(DataObject data, string folder)
    {
        if (data.OptionalText("picture", "a file in this folder, such as pictures/hotel.jpg") is not { Length: > 0 } picture)
            return null;
        var file = new FileInfo(Path.GetFullPath(Path.Combine(folder, picture)));
        if (PictureType(picture) is null)
            data.Add("picture", "must be a PNG or a JPEG, which every channel shows");
        else if (
            !file.FullName.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !file.Exists)
            data.Add("picture", $"'{picture}' is not in this folder; put it there, or name one that is");
        else if (file.Length > ReplyMedia.LargestPicture)
            data.Add(
                "picture",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"has {file.Length} bytes; {ReplyMedia.LargestPicture} are the most that every channel takes"));
        return picture;
    }

    private static WelcomeTexts Texts(DataObject data, Hotel hotel)
    {
        var texts = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        if (data.Object("texts", $"an object with {string.Join(", ", WelcomeTexts.Slots.Keys)}") is not { } all)
            return new(texts);
        foreach (var (key, slots) in WelcomeTexts.Slots)
        {
            if (all.Object(key, "an object of texts by language") is { } byLanguage)
                texts[key] = Texts(byLanguage, byLanguage.LanguagesFor(hotel), slots);
        }

        all.NothingElse();
        return new(texts);
    }

    private static Dictionary<string, string> Texts(DataObject byLanguage, IEnumerable<string> languages, IReadOnlyList<string> slots)
    {
        var texts = byLanguage.TextsByLanguage(languages, slots);
        foreach (var (code, _) in texts.Where(text => text.Value.Length > LongestText))
            byLanguage.Add(
                code,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"must be at most {LongestText} characters long, so that all fits below the picture"));
        return texts;
    }
}
