using System.Text.RegularExpressions;
using HotelConcierge.Tests.Infrastructure.Bicep;
using HotelConcierge.Tests.Settings;

namespace HotelConcierge.Tests.Infrastructure;

public sealed partial class TemplateTests
{
    [GeneratedRegex(@"^20\d\d-[01]\d-[0-3]\d$", RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex StableVersion { get; }

    [BicepFact]
    public void Each_module_file_is_used_once_and_its_deployment_has_its_name() => Assert.Equal(
        RepositoryFile.Find($"{BicepCompiler.Folder}/modules", "*.bicep").Select(path => Path.GetFileNameWithoutExtension(path)),
        Template.Modules.Keys.Order(StringComparer.Ordinal));

    [BicepFact]
    public void What_people_and_modules_give_and_get_is_described() => Assert.All(
        from template in Template.All
        from kind in new[] { "parameters", "outputs" }
        where template.Template.TryGetProperty(kind, out _)
        from described in template.Template.GetProperty(kind).EnumerateObject()
        select (template.Name, described),
        found => Assert.True(
            found.described.Value.TryGetProperty("metadata", out var metadata) && metadata.Text("description").EndsWith('.'),
            $"{found.Name}: {found.described.Name}"));

    [BicepFact]
    public void Everything_that_Azure_does_not_decide_is_known_before_a_deployment()
    {
        Assert.Empty(Deployment.Development.Diagnostics);
        Assert.Empty(Deployment.Production.Diagnostics);
        Assert.Empty(Deployment.Scheduler.Diagnostics);
    }

    [BicepFact]
    public void All_resources_of_a_provider_have_one_stable_version()
    {
        // Microsoft.Insights publishes its resource types apart, each with versions of its own.
        var versions = Deployment.Scheduler.Resources.GroupBy(
            resource =>
                resource.Text("type").StartsWith("Microsoft.Insights/", StringComparison.Ordinal)
                    ? resource.Text("type")
                    : resource.Text("type").Split('/')[0],
            resource => resource.Text("apiVersion"),
            StringComparer.Ordinal);

        Assert.All(versions, group => Assert.Matches(StableVersion, Assert.Single(group.Distinct(StringComparer.Ordinal))));
    }

    [BicepFact]
    public void Every_resource_that_can_carries_the_tags_and_is_in_the_groups_region() => Assert.All(
        Deployment.Scheduler.Resources
            .Where(resource => resource.Text("type").Count(letter => letter == '/') == 1)
            .Where(resource => resource.Text("type") != "Microsoft.Authorization/roleAssignments"),
        resource =>
        {
            Assert.Equal(Deployment.Environment, resource.Text("tags", "azd-env-name"));
            Assert.Equal(
                resource.Text("type") switch
                {
                    "Microsoft.CognitiveServices/accounts" => "francecentral",
                    "Microsoft.Insights/actionGroups" or "Microsoft.Insights/metricAlerts" => "global",
                    _ => Deployment.Region,
                },
                resource.Text("location"));
        });

    [BicepFact]
    public void An_installation_that_was_deleted_is_taken_back_only_when_asked_to()
    {
        Assert.Equal("default", Deployment.Production.One("Microsoft.KeyVault/vaults").Text("properties", "createMode"));
        Assert.False(Deployment.Production.One("Microsoft.CognitiveServices/accounts").At("properties", "restore").GetBoolean());

        var vault = Template.Modules["vault"].At("template", "resources").EnumerateArray().First().GetProperty("properties");
        Assert.Equal("[if(parameters('recover'), 'recover', 'default')]", vault.Text("createMode"));
        Assert.Equal("[parameters('recoverVault')]", Template.Modules["vault"].Text("parameters", "recover", "value"));
        Assert.Equal("[parameters('recoverOpenAI')]", Template.Modules["openai"].Text("parameters", "recover", "value"));
    }

    [BicepFact]
    public void The_time_that_a_deleted_vault_is_kept_is_the_same_for_everybody_because_it_can_never_be_changed() =>
        Assert.All(
            new[] { Deployment.Development, Deployment.Production },
            deployment =>
                Assert.Equal(90, deployment.One("Microsoft.KeyVault/vaults").At("properties", "softDeleteRetentionInDays").GetInt32()));
}
