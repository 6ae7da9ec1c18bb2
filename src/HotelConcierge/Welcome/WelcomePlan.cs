using HotelConcierge.Languages;
using HotelConcierge.Reservations;

namespace HotelConcierge.Welcome;

/// <summary>
/// How a hotel welcomes its guests, as its <c>welcome.json</c> describes it. Immutable; made by <see cref="WelcomeCatalog.Load"/>.
/// </summary>
public sealed record WelcomePlan
{
    /// <summary>How long before the check-in time a guest is written to; zero for never.</summary>
    public required TimeSpan BeforeCheckIn { get; init; }

    /// <summary>A picture in the assistant's folder, with forward slashes; null for none.</summary>
    public string? Picture { get; init; }

    internal WelcomeTexts Texts { get; init; } = WelcomeTexts.Empty;
}

/// <summary>A hotel and how it welcomes.</summary>
public sealed record HotelWelcome(Hotel Hotel, WelcomePlan Plan);

/// <summary>What a welcome says, by key and language.</summary>
internal sealed class WelcomeTexts(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> texts)
{
    public const string Today = "today";
    public const string Later = "later";
    public const string During = "during";
    public const string LastDay = "lastDay";
    public const string Nights = "nights";
    public const string Adults = "adults";
    public const string Minors = "minors";
    public const string Room = "room";
    public const string DigitalKey = "digitalKey";
    public const string PhysicalKey = "physicalKey";
    public const string Director = "director";
    public const string PictureShows = "pictureShows";
    public const string None = "none";
    public const string NoneUnnamed = "noneUnnamed";

    private const string OneSuffix = ".one";
    private const string OtherSuffix = ".other";

    public static WelcomeTexts Empty { get; } = new(new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal));

    /// <summary>Every text, and the slots that it may have.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Slots { get; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            [Today] = ["name", "hotel"],
            [Later] = ["name", "hotel", "date"],
            [During] = ["name", "hotel"],
            [LastDay] = ["name", "hotel", "time"],
            [Nights + OneSuffix] = ["count", "date"],
            [Nights + OtherSuffix] = ["count", "date"],
            [Adults + OneSuffix] = ["count", "names"],
            [Adults + OtherSuffix] = ["count", "names"],
            [Minors + OneSuffix] = ["count", "names"],
            [Minors + OtherSuffix] = ["count", "names"],
            [Room] = ["room"],
            [DigitalKey] = [],
            [PhysicalKey] = [],
            [Director] = [],
            [PictureShows] = ["hotel"],
            [None] = ["name", "hotel", "url"],
            [NoneUnnamed] = ["hotel", "url"],
        };

    /// <summary>A text in a language, English for one that has none.</summary>
    public string In(string language, string key) => texts[key].GetValueOrDefault(language) ?? texts[key][LanguageCatalog.FallbackCode];

    /// <summary>The text for a number of things. In all our languages one is singular, and more are plural.</summary>
    public string In(string language, string key, int count) => In(language, key + (count == 1 ? OneSuffix : OtherSuffix));
}
