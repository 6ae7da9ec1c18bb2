using System.Text.Json;
using System.Text.RegularExpressions;
using HotelConcierge.Tests.Settings;

namespace HotelConcierge.Tests.Infrastructure.Bicep;

/// <summary>The compiled template of this repository: what Azure is given.</summary>
internal static partial class Template
{
    private static readonly Lazy<JsonElement> Compiled = new(() => Compile("main.bicep"));

    [GeneratedRegex(@"readEnvironmentVariable\('(?<name>[A-Z_]+)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex ReadVariable { get; }

    public static JsonElement Main => Compiled.Value;

    /// <summary>The deployments that the modules became, by the name of the module's file.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Modules => Main.GetProperty("resources").EnumerateArray()
        .Where(resource => resource.Text("type") == "Microsoft.Resources/deployments")
        .ToDictionary(resource => resource.Text("name"), resource => resource.GetProperty("properties"), StringComparer.Ordinal);

    /// <summary>The main template and those of the modules, by name.</summary>
    public static IEnumerable<(string Name, JsonElement Template)> All =>
        Modules.Select(module => (module.Key, module.Value.GetProperty("template"))).Prepend(("main", Main));

    /// <summary>The environment variables that a parameter file reads.</summary>
    public static IReadOnlyList<string> VariablesOf(string parameterFile) =>
        [.. ReadVariable.Matches(RepositoryFile.Read($"{BicepCompiler.Folder}/{parameterFile}"))
            .Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether the parameter of this definition is kept out of logs and of the portal.</summary>
    public static bool IsSecure(JsonElement parameter) =>
        parameter.Text("type").StartsWith("secure", StringComparison.OrdinalIgnoreCase);

    private static JsonElement Compile(string name)
    {
        var run = BicepCompiler.Build(BicepCompiler.PathOf(name));
        Assert.True(run.ExitCode == 0, run.Complaints);
        return JsonDocument.Parse(run.Output).RootElement;
    }
}
