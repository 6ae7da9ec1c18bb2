using System.Text.Json;
using System.Text.RegularExpressions;
using HotelConcierge.Tests.Infrastructure.Bicep;

namespace HotelConcierge.Tests.Infrastructure;

public sealed partial class RoleTests
{
    private const RegexOptions Strictly = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const string Queues = "974c5e8b-45b9-4653-ba55-5f855dd0fb88";
    private const string Turns = "0ad04412-c4d5-4796-b79c-f76d14c8d402";

    // Every right the app has: on what, the built-in role with its id, and what needs it. No right is given beyond this table.
    private static readonly (string On, string Id, string Role, string NeededBy)[] Rights =
    [
        (
            "Microsoft.Storage/storageAccounts",
            "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
            "Storage Blob Data Owner",
            "the host's own blobs (it asks for Owner), package, media"),
        (
            "Microsoft.Storage/storageAccounts",
            "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
            "Storage Table Data Contributor",
            "the table store; Durable Functions' history"),
        ("Microsoft.Storage/storageAccounts", Queues, "Storage Queue Data Contributor", "Durable Functions' queues"),
        ("Microsoft.KeyVault/vaults", "4633458b-17de-408a-b874-0445c86b69e6", "Key Vault Secrets User", "references in the app's settings"),
        (
            "Microsoft.CognitiveServices/accounts",
            "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd",
            "Cognitive Services OpenAI User",
            "the chat client"),
        (
            "Microsoft.Insights/components",
            "3913510d-42f4-4e42-8a64-420c390055eb",
            "Monitoring Metrics Publisher",
            "telemetry of host and app"),
        ("Microsoft.DurableTask/schedulers/taskHubs", Turns, "Durable Task Data Contributor", "starting and running turns"),
    ];

    [GeneratedRegex(@"^\[reference\('(?<identity>[^']+/userAssignedIdentities/[^']+)', '[0-9-]+'\)\.principalId\]$", Strictly, 30_000)]
    private static partial Regex IdentityOf { get; }

    [GeneratedRegex(@"^\[extensionResourceId\('(?<scope>[^']+)', 'Microsoft\.Authorization/roleAssignments', ", Strictly, 30_000)]
    private static partial Regex ScopeIn { get; }

    [BicepFact]
    public void The_app_has_exactly_the_rights_that_something_needs()
    {
        Assert.Equal(
            Rights.Where(right => right.Id != Turns).Select(right => (right.On, right.Id)).Order(),
            RightsIn(Deployment.Development));
        Assert.Equal(
            Rights.Where(right => right.Id != Turns).Select(right => (right.On, right.Id)).Order(),
            RightsIn(Deployment.Production));
    }

    [BicepFact]
    public void Without_queues_of_its_own_durable_functions_gets_no_right_to_queues() => Assert.Equal(
        Rights.Where(right => right.Id != Queues).Select(right => (right.On, right.Id)).Order(),
        RightsIn(Deployment.Scheduler));

    [BicepFact]
    public void Each_right_is_the_one_identitys_whom_the_app_runs_as()
    {
        var identity = Deployment.Scheduler.One("Microsoft.ManagedIdentity/userAssignedIdentities").Text("id");
        var worn = Deployment.Scheduler.One("Microsoft.Web/sites").GetProperty("identity");

        Assert.Equal("UserAssigned", worn.Text("type"));
        Assert.Equal([identity], worn.GetProperty("userAssignedIdentities").EnumerateObject().Select(wearing => wearing.Name));
        Assert.All(Assignments(Deployment.Scheduler), assignment =>
        {
            Assert.Equal(identity, IdentityOf.Match(Property(assignment, "principalId")).Groups["identity"].Value);
            Assert.Equal("ServicePrincipal", Property(assignment, "principalType"));
        });
    }

    [BicepFact]
    public void An_assignments_name_is_made_of_where_who_and_what_so_that_a_second_deployment_finds_it() => Assert.All(
        Assignments(Deployment.Scheduler),
        assignment => Assert.Equal(
            $"[guid('{ScopeOf(assignment)}', {Property(assignment, "principalId").Trim('[', ']')}, '{RoleOf(assignment)}')]",
            assignment.Text("name")));

    private static IEnumerable<JsonElement> Assignments(Deployment deployment) => deployment.Of("Microsoft.Authorization/roleAssignments");

    private static IEnumerable<(string On, string Id)> RightsIn(Deployment deployment) => Assignments(deployment).Select(assignment => (
        deployment.Resources.Single(resource => resource.Text("id") == ScopeOf(assignment)).Text("type"),
        RoleOf(assignment))).Order();

    private static string ScopeOf(JsonElement assignment) => ScopeIn.Match(assignment.Text("id")).Groups["scope"].Value;

    private static string RoleOf(JsonElement assignment)
    {
        var parts = Property(assignment, "roleDefinitionId").Split("/providers/Microsoft.Authorization/roleDefinitions/");
        Assert.Equal(2, parts.Length);
        return parts[1];
    }

    private static string Property(JsonElement assignment, string name) => assignment.Text("properties", name);
}
