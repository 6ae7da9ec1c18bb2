using System.Text.RegularExpressions;
using HotelConcierge.Tests.Infrastructure.Bicep;
using HotelConcierge.Tests.Settings;
using YamlDotNet.RepresentationModel;
using static HotelConcierge.Tests.Infrastructure.Bicep.BicepExpression;

namespace HotelConcierge.Tests.Infrastructure;

public sealed partial class ParameterFileTests
{
    [GeneratedRegex("azd env set (?<name>[A-Z_]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SetByReadme { get; }

    [GeneratedRegex("(azd env get-value|functionapp publish) (?<name>[A-Z_]+)|`(?<name>[A-Z_]+_URL)`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AskedByReadme { get; }

    public static TheoryData<string> Files => [.. Template.ParameterFiles.Keys];

    [Fact]
    public void There_is_one_for_development_and_one_for_production() =>
        Assert.Equal(["dev.bicepparam", "prod.bicepparam"], Template.ParameterFiles.Keys);

    [Theory]
    [MemberData(nameof(Files))]
    public void It_sets_everything_that_must_be_set_and_nothing_unknown(string file)
    {
        var set = Template.ParameterFiles[file].Assignments.Select(assignment => assignment.Name).ToList();

        Assert.Equal("./main.bicep", Template.ParameterFiles[file].Using);
        Assert.Equal(set.Distinct(StringComparer.Ordinal), set);
        Assert.Empty(set.Except(Template.Main.Parameters.Select(parameter => parameter.Name), StringComparer.Ordinal));
        Assert.Empty(Template.Main.Parameters.Where(parameter => parameter.Default is null).Select(parameter => parameter.Name).Except(set, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_secret_and_every_setting_is_read_from_the_environment(string file)
    {
        var settings = Assert.IsType<Properties>(Template.ParameterFiles[file].Assignment("settings")).All.Select(property => (Name: property.Key.Written!, property.Value));
        var secrets = Template.Main.Parameters.Where(parameter => parameter.IsSecure).Select(parameter => (parameter.Name, Value: Template.ParameterFiles[file].Assignment(parameter.Name)));

        Assert.All(settings.Concat(secrets), given =>
        {
            var read = Assert.IsType<Call>(given.Value);
            Assert.Equal("readEnvironmentVariable", read.Function);

            // WHATSAPP_APP_SECRET for whatsAppAppSecret: the same letters, so that a person finds one from the other.
            Assert.Equal(Letters(given.Name), Letters(read.Arguments[0].Written!), ignoreCase: true);
            Assert.Equal("", read.Arguments[1].Written);
        });

        static string Letters(string name) => name.Replace("_", "", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_written_value_is_one_that_the_template_allows(string file) => Assert.All(
        Template.ParameterFiles[file].Assignments.Where(assignment => assignment.Value is Literal or Text),
        assignment =>
        {
            var parameter = Template.Main.Parameters.Single(candidate => candidate.Name == assignment.Name);
            var value = (assignment.Value as Literal)?.Value ?? assignment.Value.Written;
            if (Find(parameter, "allowed") is Items allowed)
                Assert.Contains(value, allowed.All.Select(item => (item as Literal)?.Value ?? item.Written));
            if (Find(parameter, "minValue") is Literal { Value: long least })
                Assert.True((long)value! >= least);
            if (Find(parameter, "maxValue") is Literal { Value: long most })
                Assert.True((long)value! <= most);
        });

    [Fact]
    public void In_production_somebody_is_written_to_and_an_instance_may_be_lost()
    {
        var production = Template.ParameterFiles["prod.bicepparam"];

        // Without a default, so that a deployment without receivers fails.
        Assert.Single(production.Assignment("alertEmails").SelfAndAllWithin.OfType<Call>().Single(call => call.Function == "readEnvironmentVariable").Arguments);
        Assert.All(["alwaysReadyHttp", "alwaysReadyDurable"], name => Assert.Equal(2L, Assert.IsType<Literal>(production.Assignment(name)).Value));
    }

    [Fact]
    public void The_developer_cli_deploys_the_development_file_to_the_app_with_its_tag()
    {
        var project = Assert.IsType<YamlMappingNode>(Yaml.Read("azure.yaml"));
        var service = Assert.Single(Yaml.Map(project, "services").Children);
        var tag = Template.Resource("app", "Microsoft.Web/sites").Body.Find("tags")!.SelfAndAllWithin
            .Select(value => value.Find("azd-service-name")?.Written).Single(name => name is not null);

        Assert.Equal(Template.Folder, Yaml.Text(Yaml.Map(project, "infra"), "path"));
        Assert.Contains(Yaml.Text(Yaml.Map(project, "infra"), "module") + ".bicepparam", Template.ParameterFiles.Keys);
        Assert.Equal(tag, Yaml.Text(service.Key));
        Assert.Equal(
            ("src/HotelConcierge.Functions", "dotnet", "function"),
            (Yaml.Text(service.Value, "project"), Yaml.Text(service.Value, "language"), Yaml.Text(service.Value, "host")));
    }

    [Fact]
    public void What_the_readme_sets_and_asks_for_is_there()
    {
        var readme = RepositoryFile.Read("README.md");
        var read = Template.ParameterFiles["dev.bicepparam"].Expressions.OfType<Call>().Where(call => call.Function == "readEnvironmentVariable").Select(call => call.Arguments[0].Written!);
        var set = SetByReadme.Matches(readme).Select(match => match.Groups["name"].Value).ToList();
        var asked = AskedByReadme.Matches(readme).Select(match => match.Groups["name"].Value).ToList();

        Assert.NotEmpty(set);
        Assert.Empty(set.Except(read, StringComparer.Ordinal));
        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(Template.Main.Outputs.Select(output => output.Name), StringComparer.Ordinal));
    }

    private static BicepExpression? Find(BicepParameter parameter, string decorator) =>
        parameter.Decorators.FirstOrDefault(candidate => candidate.Function == decorator)?.Arguments[0];
}
