using System.Text.Json;
using System.Text.RegularExpressions;
using HotelConcierge.Tests.Settings;

namespace HotelConcierge.Tests.Infrastructure.Bicep;

/// <summary>
/// What a parameter file deploys, evaluated by the compiler with every environment variable given as <c>value-of-NAME</c>. Only
/// what Azure alone knows, such as an identity's number, is still an expression.
/// </summary>
internal sealed partial class Deployment
{
    public const string Region = "norwayeast";

    public const string Environment = "everything";

    public const string Address = "https://concierge.hotel.example";

    private static readonly Lazy<Deployment> Small = new(() => Evaluate("dev.bicepparam", []));
    private static readonly Lazy<Deployment> Full = new(() => Evaluate("prod.bicepparam", []));
    private static readonly Lazy<Deployment> OnScheduler = new(() =>
        Evaluate("prod.bicepparam", new() { ["USE_DURABLE_TASK_SCHEDULER"] = "true" }));

    private Deployment(JsonElement snapshot) =>
        (Resources, Outputs, Diagnostics) = (
            [.. snapshot.GetProperty("predictedResources").EnumerateArray()],
            snapshot
                .GetProperty("outputs")
                .EnumerateObject()
                .ToDictionary(output => output.Name, output => output.Value.ToString(), StringComparer.Ordinal),
            [.. snapshot.GetProperty("diagnostics").EnumerateArray().Select(line => line.ToString())]);

    public static Deployment Development => Small.Value;

    public static Deployment Production => Full.Value;

    /// <summary>Production with its turns in the Durable Task Scheduler.</summary>
    public static Deployment Scheduler => OnScheduler.Value;

    public IReadOnlyList<JsonElement> Resources { get; }

    public IReadOnlyDictionary<string, string> Outputs { get; }

    /// <summary>What could not be evaluated.</summary>
    public IReadOnlyList<string> Diagnostics { get; }

    /// <summary>The app's settings; those that Azure alone can fill in are still expressions.</summary>
    public IReadOnlyList<(string Name, string Value)> AppSettings =>
        [
            .. One("Microsoft.Web/sites/config")
                .GetProperty("properties")
                .EnumerateObject()
                .Select(setting => (setting.Name, setting.Value.GetString()!)),
        ];

    // The compiler leaves a secret where it is, and with it everything that depends on whether there is one. Open, it can be followed.
    [GeneratedRegex(
        "\"type\": \"secure(?<kind>string|object)\"",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Secure { get; }

    public IReadOnlyList<JsonElement> Of(string type) => [.. Resources.Where(resource => resource.Text("type") == type)];

    public JsonElement One(string type) => Assert.Single(Of(type));

    /// <summary>The environment in which everything is given.</summary>
    public static Dictionary<string, string> EverythingGiven(string parameterFile)
    {
        var given = Template.VariablesOf(parameterFile).ToDictionary(name => name, name => $"value-of-{name}", StringComparer.Ordinal);
        given["AZURE_ENV_NAME"] = Environment;
        given["PUBLIC_BASE_URL"] = Address;
        given["ALERT_EMAILS"] = "night@hotel.example, ,day@hotel.example ";
        given["OPENAI_LOCATION"] = "francecentral";
        foreach (var name in new[] { "USE_DURABLE_TASK_SCHEDULER", "RECOVER_VAULT", "RECOVER_OPENAI" })
            given[name] = "false";
        return given;
    }

    private static Deployment Evaluate(string parameterFile, Dictionary<string, string> changed)
    {
        var folder = Directory.CreateTempSubdirectory("concierge-bicep-").FullName;
        try
        {
            var opened = Secure.Replace(Template.Main.GetRawText(), "\"type\": \"${kind}\"");
            File.WriteAllText(Path.Combine(folder, "main.json"), opened);
            var file = Path.Combine(folder, parameterFile);
            var parameters = RepositoryFile.Read($"{BicepCompiler.Folder}/{parameterFile}");
            File.WriteAllText(file, parameters.Replace("'./main.bicep'", "'./main.json'", StringComparison.Ordinal));
            var variables = EverythingGiven(parameterFile);
            foreach (var (name, value) in changed)
                variables[name] = value;
            var run = BicepCompiler.Snapshot(file, variables, Region);
            Assert.True(run.ExitCode == 0, run.Complaints);
            return new(JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(file, "snapshot.json"))).RootElement);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
