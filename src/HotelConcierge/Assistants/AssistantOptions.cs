using HotelConcierge.Settings;
using Microsoft.Extensions.Configuration;

namespace HotelConcierge.Assistants;

/// <summary>
/// Who answers what is written to an address, where the operator says otherwise than the assistants' own files. Section
/// <c>Assistants</c>.
/// </summary>
public sealed class AssistantOptions
{
    public const string Section = "Assistants";

    /// <summary>Nothing is said: the files hold.</summary>
    public static AssistantOptions None { get; } = new();

    /// <summary>The assistant that answers addresses nobody lists.</summary>
    /// <value>Empty: the one whose file says <c>default</c>.</value>
    public string Default { get; set; } = "";

    /// <summary>
    /// The addresses of assistants, by the name that stands in the setting: there an assistant's hyphens may be underscores, which is
    /// all that an environment takes everywhere. An assistant that is not here has those of its file.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Addresses { get; set; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>
    /// The addresses at which people answer and no model does, by the name that stands in the setting, as of <see cref="Addresses"/>. The
    /// assistant of that name answers them otherwise.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> PeopleOnly { get; set; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>
    /// The sections in which anything is set, in any case of letters; null where that is not known. What begins like one provider's addresses
    /// may be meant for another's, unless the first is set up.
    /// </summary>
    public IReadOnlySet<string>? SetUp { get; set; }

    /// <summary>Whether the operator says anything.</summary>
    internal bool IsEmpty => Default.Length == 0 && Addresses.Count == 0 && PeopleOnly.Count == 0;

    /// <summary>Reads them.</summary>
    /// <param name="configuration">The host's whole configuration.</param>
    public static AssistantOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new()
        {
            Default = configuration[$"{Section}:{nameof(Default)}"] ?? "",
            Addresses = ListsOf(configuration.GetSection(Section), nameof(Addresses)),
            PeopleOnly = ListsOf(configuration.GetSection(Section), nameof(PeopleOnly)),
            SetUp = configuration.GetChildren()
                .Where(section => section.GetChildren().Any(setting => setting.Value is { Length: > 0 }))
                .Select(section => section.Key)
                .ToHashSet(StringComparer.OrdinalIgnoreCase),
        };
    }

    /// <summary>What the operator gave an assistant; null when the file's addresses hold.</summary>
    internal IReadOnlyList<string>? AddressesOf(string assistant) =>
        Addresses.Where(entry => IsName(entry.Key, assistant)).Select(entry => entry.Value).FirstOrDefault();

    /// <summary>At which of its addresses people answer.</summary>
    internal IReadOnlyList<string> PeopleOnlyOf(string assistant) =>
        [.. PeopleOnly.Where(entry => IsName(entry.Key, assistant)).SelectMany(entry => entry.Value)];

    /// <summary>The name in the environment of the setting of <see cref="Default"/>.</summary>
    internal static string DefaultName => Section + KnownSetting.Separator + nameof(Default);

    /// <summary>The name in the environment of the setting with an assistant's addresses.</summary>
    public static string NameOf(string assistant) => NameOf(assistant, nameof(Addresses));

    /// <summary>The name in the environment of the setting with the addresses at which people answer.</summary>
    public static string PeopleOnlyNameOf(string assistant) => NameOf(assistant, nameof(PeopleOnly));

    /// <summary>Whether a name in a setting is that of an assistant.</summary>
    internal static bool IsName(string written, string assistant) =>
        string.Equals(written.Replace('-', '_'), assistant.Replace('-', '_'), StringComparison.OrdinalIgnoreCase);

    private static string NameOf(string assistant, string key) =>
        string.Join(KnownSetting.Separator, Section, assistant.Replace('-', '_'), key);

    private static Dictionary<string, IReadOnlyList<string>> ListsOf(IConfigurationSection assistants, string key)
    {
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var assistant in assistants.GetChildren())
        {
            if (assistant[key] is { Length: > 0 } list)
                lists[assistant.Key] = list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }

        return lists;
    }
}
