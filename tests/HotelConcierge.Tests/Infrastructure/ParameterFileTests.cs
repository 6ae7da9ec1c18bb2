using System.Text.Json;
using System.Text.RegularExpressions;
using HotelConcierge.Tests.Infrastructure.Bicep;
using HotelConcierge.Tests.Settings;
using YamlDotNet.RepresentationModel;

namespace HotelConcierge.Tests.Infrastructure;

public sealed partial class ParameterFileTests
{
    private const RegexOptions Strictly = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private static readonly string[] Both = ["dev.bicepparam", "prod.bicepparam"];
    private static readonly string[] Documents = ["README.md", "docs/deploy.md"];

    [GeneratedRegex("azd env set (?<name>[A-Z_]+)", Strictly, 30_000)]
    private static partial Regex SetByDocuments { get; }

    [GeneratedRegex("azd env get-value (?<name>[A-Z_]+)|`(?<name>[A-Z_]+_URL|FUNCTION_APP_NAME|KEY_VAULT_NAME)`", Strictly, 30_000)]
    private static partial Regex AskedByDocuments { get; }

    public static TheoryData<string> Files => [.. Both];

    [Fact]
    public void There_is_one_for_development_and_one_for_production() =>
        Assert.Equal(Both, RepositoryFile.Find(BicepCompiler.Folder, "*.bicepparam").Select(path => Path.GetFileName(path)));

    [BicepTheory]
    [MemberData(nameof(Files))]
    public void Every_secret_and_every_setting_is_read_from_the_environment(string file)
    {
        var given = Read(file, Deployment.EverythingGiven(file));
        var bare = Read(file, new Dictionary<string, string> { ["ALERT_EMAILS"] = "night@hotel.example" });

        Assert.NotEmpty(given);
        Assert.All(given, value =>
        {
            // WHATSAPP_APP_SECRET for whatsAppAppSecret: the same letters, so that a person finds one from the other.
            Assert.StartsWith("value-of-", value.Value, StringComparison.Ordinal);
            Assert.Equal(Letters(value.Key), Letters(value.Value["value-of-".Length..]), ignoreCase: true);
            Assert.Equal("", bare[value.Key]);
        });

        static string Letters(string name) => name.Replace("_", "", StringComparison.Ordinal);
    }

    [BicepFact]
    public void Development_and_production_can_be_given_the_same() =>
        Assert.Equal(
            Template.VariablesOf("prod.bicepparam").Order(StringComparer.Ordinal),
            Template.VariablesOf("dev.bicepparam").Order(StringComparer.Ordinal));

    [BicepFact]
    public void Whoever_is_written_to_is_read_as_people_write_lists() => Assert.Equal(
        ["night@hotel.example", "day@hotel.example"],
        Deployment.Production.One("Microsoft.Insights/actionGroups").At("properties", "emailReceivers").EnumerateArray()
            .Select(receiver => receiver.Text("emailAddress")));

    [BicepFact]
    public void What_a_deployment_says_does_not_become_what_the_next_one_is_given() =>
        Assert.Empty(
            Template
                .Main.GetProperty("outputs")
                .EnumerateObject()
                .Select(output => output.Name)
                .Intersect(
                    [.. Template.VariablesOf("dev.bicepparam"), .. Template.VariablesOf("prod.bicepparam")],
                    StringComparer.OrdinalIgnoreCase));

    [BicepFact]
    public void The_developer_cli_deploys_the_development_file_to_the_app_with_its_tag()
    {
        var project = Assert.IsType<YamlMappingNode>(Yaml.Read("azure.yaml"));
        var service = Assert.Single(Yaml.Map(project, "services").Children);

        Assert.Equal(BicepCompiler.Folder, Yaml.Text(Yaml.Map(project, "infra"), "path"));
        Assert.Contains(Yaml.Text(Yaml.Map(project, "infra"), "module") + ".bicepparam", Both);
        Assert.Equal(
            Deployment.Development.One("Microsoft.Web/sites").Text("tags", "azd-service-name"),
            Yaml.Text(service.Key));
        Assert.Equal(
            ("src/HotelConcierge.Functions", "dotnet", "function"),
            (Yaml.Text(service.Value, "project"), Yaml.Text(service.Value, "language"), Yaml.Text(service.Value, "host")));
    }

    [BicepFact]
    public void What_the_documents_set_and_ask_for_is_there()
    {
        var text = string.Concat(Documents.Select(RepositoryFile.Read));
        var set = SetByDocuments.Matches(text).Select(match => match.Groups["name"].Value).ToList();
        var asked = AskedByDocuments.Matches(text).Select(match => match.Groups["name"].Value).ToList();

        Assert.NotEmpty(set);
        Assert.Empty(set.Except(Template.VariablesOf("dev.bicepparam"), StringComparer.Ordinal));
        Assert.NotEmpty(asked);
        Assert.Empty(
            asked.Except(Template.Main.GetProperty("outputs").EnumerateObject().Select(output => output.Name), StringComparer.Ordinal));
    }

    /// <summary>The settings and the secrets that a parameter file gives, by the name of the setting or the parameter.</summary>
    private static Dictionary<string, string> Read(string file, IReadOnlyDictionary<string, string> variables)
    {
        var run = BicepCompiler.BuildParameters(BicepCompiler.PathOf(file), variables);
        Assert.True(run.ExitCode == 0, run.Complaints);
        using var output = JsonDocument.Parse(run.Output);
        using var parameters = JsonDocument.Parse(output.RootElement.Text("parametersJson"));
        var values = parameters.RootElement.GetProperty("parameters").EnumerateObject()
            .ToDictionary(parameter => parameter.Name, parameter => parameter.Value.GetProperty("value"));
        var secrets = Template.Main.GetProperty("parameters").EnumerateObject()
            .Where(parameter => Template.IsSecure(parameter.Value)).Select(parameter => parameter.Name);
        return values["settings"].EnumerateObject().Select(setting => (setting.Name, setting.Value))
            .Concat(secrets.Select(name => (Name: name, Value: values[name])))
            .ToDictionary(given => given.Name, given => given.Value.GetString()!);
    }
}
