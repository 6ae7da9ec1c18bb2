using Microsoft.Extensions.Configuration;

namespace HotelConcierge.Settings;

/// <summary>Something a host cannot do without, and the settings that give it: all of one alternative.</summary>
/// <param name="Reason">What is missing without it, as the end of a sentence: <c>no guest would get an answer</c>.</param>
/// <param name="Alternatives">Sets of setting names in the environment's form; the first is the one to recommend.</param>
public sealed record SettingsNeed(string Reason, params IReadOnlyList<IReadOnlyList<string>> Alternatives)
{
    /// <summary>Names what is missing. Where an alternative was begun, only what it still lacks.</summary>
    /// <returns>A line for each setting that is missing from an alternative that was begun, one line for all where none was, none
    /// when the need is met.</returns>
    public IEnumerable<string> FindMissing(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (Alternatives.Any(names => names.All(IsSet)))
            return [];
        return Alternatives.FirstOrDefault(names => names.Any(IsSet)) is { } begun
            ? begun
                .Where(name => !IsSet(name))
                .Select(name => $"{name}: is missing, so {Reason}. It belongs with {string.Join(" and ", begun.Where(IsSet))}.")
            :
            [
                $"{string.Join(", or ", Alternatives.Select(names => string.Join(" and ", names)))}: {(Alternatives is [[_]] ? "is" : "are")} missing, so {Reason}.",
            ];

        bool IsSet(string name) =>
            !string.IsNullOrWhiteSpace(configuration[name.Replace(KnownSetting.Separator, ":", StringComparison.Ordinal)]);
    }
}
