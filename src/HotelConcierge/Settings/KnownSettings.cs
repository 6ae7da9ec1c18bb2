namespace HotelConcierge.Settings;

/// <summary>
/// Every setting that a program takes: what its features and its channels bring, each its own. Whatever else stands in one of their
/// sections is a mistake.
/// </summary>
public sealed class KnownSettings
{
    private readonly Dictionary<string, KnownSetting> _byPath;

    /// <exception cref="ArgumentException">Two settings have one name.</exception>
    public KnownSettings(IEnumerable<KnownSetting> settings)
    {
        All = [.. settings];
        _byPath = All.ToDictionary(setting => setting.Path, StringComparer.OrdinalIgnoreCase);
        Sections = [.. All.Select(setting => setting.Section).Where(section => section.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>All settings, a section's own ones together.</summary>
    public IReadOnlyList<KnownSetting> All { get; }

    /// <summary>The sections that belong to the program: whatever stands in them has to be known.</summary>
    internal IReadOnlyList<string> Sections { get; }

    /// <summary>The setting at a path of the configuration (<c>Admin:Key</c>, in any case), or null.</summary>
    public KnownSetting? At(string path) =>
        _byPath.GetValueOrDefault(path) ?? All.FirstOrDefault(setting => setting.IsAt(path));
}
