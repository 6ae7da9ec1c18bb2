using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Settings;

/// <summary>Finds everything that is wrong with the settings at once, so that an operator has to start the host only once more.</summary>
public static class SettingsCheck
{
    /// <summary>
    /// Looks for names that do not exist in our sections (elsewhere they are none of our business) and for values that
    /// cannot be read or are out of bounds.
    /// </summary>
    /// <returns>A line for each problem, beginning with the setting's name in the environment.</returns>
    public static IReadOnlyList<string> FindProblems(IConfiguration configuration, KnownSettings known)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(known);
        return [.. FindBadValues(configuration, known), .. FindUnknownNames(configuration, known)];
    }

    /// <summary>
    /// Throws when there is any problem: with the settings themselves, one that is missing, or found by a feature's own check of its
    /// options.
    /// </summary>
    /// <param name="configuration">The host's whole configuration.</param>
    /// <param name="known">Every setting there is.</param>
    /// <param name="startupValidator">Runs the features' checks; a host gets it from its services once they are built.</param>
    /// <param name="needs">What this host cannot do without.</param>
    /// <exception cref="SettingsException">Lists every problem.</exception>
    public static void Require(
        IConfiguration configuration,
        KnownSettings known,
        IStartupValidator? startupValidator = null,
        params IEnumerable<SettingsNeed> needs)
    {
        List<SettingsNeed> needed = [.. needs];
        List<string> problems =
        [
            .. FindProblems(configuration, known),
            .. FindUnresolved(configuration, known, needed),
            .. needed.SelectMany(need => need.FindMissing(configuration)),
        ];

        // A feature may complain again about a setting that was found unreadable; once is enough.
        problems.AddRange(RunFeatureChecks(startupValidator, problems.Count > 0)
            .Where(later => !problems.Exists(earlier => NameIn(earlier).Equals(NameIn(later), StringComparison.OrdinalIgnoreCase))));
        if (problems.Count > 0)
            throw new SettingsException(problems);
    }

    private static IEnumerable<string> FindBadValues(IConfiguration configuration, KnownSettings known) =>
        from setting in known.All
        let value = configuration[setting.Path]
        where !string.IsNullOrEmpty(value)
        let problem = setting.FindProblem(value)
        where problem is not null
        select $"{setting.Name}: {problem}";

    /// <summary>Settings that a host needs and that are not ours, such as the storage account's.</summary>
    private static IEnumerable<string> FindUnresolved(IConfiguration configuration, KnownSettings known, IEnumerable<SettingsNeed> needs) =>
        from name in needs.SelectMany(need => need.Alternatives).SelectMany(names => names).Distinct(StringComparer.OrdinalIgnoreCase)
        let path = name.Replace(KnownSetting.Separator, ":", StringComparison.Ordinal)
        where known.At(path) is null
        let problem = KnownSetting.FindUnresolved(configuration[path])
        where problem is not null
        select $"{name}: {problem}";

    private static IEnumerable<string> FindUnknownNames(IConfiguration configuration, KnownSettings known) =>
        from section in known.Sections
        from path in FindPaths(configuration.GetSection(section))
        where known.At(path) is null
        select DescribeUnknown(path.Replace(":", KnownSetting.Separator, StringComparison.Ordinal), known);

    private static IEnumerable<string> FindPaths(IConfigurationSection section) =>
        section
            .GetChildren()
            .SelectMany(child => string.IsNullOrEmpty(child.Value) ? FindPaths(child) : FindPaths(child).Prepend(child.Path));

    private static string DescribeUnknown(string name, KnownSettings known) =>
        ClosestName.Find(name, known.All.Select(setting => setting.Name)) is { } closest
            ? $"{name}: there is no such setting. Did you mean {closest}?"
            : $"{name}: there is no such setting. Remove it; local.settings.sample.json names all there are.";

    private static IEnumerable<string> RunFeatureChecks(IStartupValidator? startupValidator, bool someAreUnreadable)
    {
        try
        {
            startupValidator?.Validate();
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures;
        }
        catch (AggregateException exception) when (exception.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            return exception.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures);
        }
        catch (InvalidOperationException) when (someAreUnreadable)
        {
            // The binder met one of the values that are already on the list; the list is what helps.
            return [];
        }
    }

    private static string NameIn(string problem) =>
        string.Concat(problem.TakeWhile(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_'));
}
