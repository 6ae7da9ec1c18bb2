using HotelConcierge.Tests.Infrastructure.Bicep;
using static HotelConcierge.Tests.Infrastructure.Bicep.BicepExpression;

namespace HotelConcierge.Tests.Infrastructure;

public sealed class RoleTests
{
    // Every right the app has: where, the built-in role with its id, and what needs it. No right is given beyond this table.
    private static readonly (string Module, string Id, string Scope, string Role, string NeededBy)[] Rights =
    [
        ("storage", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "account", "Storage Blob Data Owner", "the Functions host's own blobs (its documentation asks for Owner), the app's package, media"),
        ("storage", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", "account", "Storage Table Data Contributor", "the table store; Durable Functions' history"),
        ("storage", "974c5e8b-45b9-4653-ba55-5f855dd0fb88", "account", "Storage Queue Data Contributor", "Durable Functions' queues"),
        ("vault", "4633458b-17de-408a-b874-0445c86b69e6", "vault", "Key Vault Secrets User", "references in the app's settings"),
        ("openai", "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd", "account", "Cognitive Services OpenAI User", "the chat client"),
        ("monitoring", "3913510d-42f4-4e42-8a64-420c390055eb", "applicationInsights", "Monitoring Metrics Publisher", "telemetry of host and app"),
        ("scheduler", "0ad04412-c4d5-4796-b79c-f76d14c8d402", "hub", "Durable Task Data Contributor", "starting and running turns"),
    ];

    private static readonly (string File, BicepResource Resource)[] Assignments =
        [.. Template.Resources.Where(found => found.Resource.Type == "Microsoft.Authorization/roleAssignments")];

    [Fact]
    public void The_app_has_exactly_the_rights_that_something_needs() => Assert.Equal(
        Rights.Select(right => ($"modules/{right.Module}.bicep", right.Id, right.Scope)).Order(),
        Assignments.Select(found => (found.File, RoleOf(found.File, found.Resource), ScopeOf(found.Resource))).Order());

    [Fact]
    public void Each_right_is_on_a_resource_of_its_own_module_and_for_the_apps_identity_only() => Assert.All(Assignments, found =>
    {
        Assert.Contains(Template.Files[found.File].Resources, resource => resource.Symbol == ScopeOf(found.Resource) && !resource.Exists);
        Assert.Equal("principalId", Assert.IsType<Name>(found.Resource.Body.Find("properties", "principalId")).Value);
        Assert.Equal("ServicePrincipal", found.Resource.Body.Find("properties", "principalType")?.Written);
    });

    [Fact]
    public void The_identity_is_the_same_everywhere() => Assert.All(
        Template.Main.Modules.Where(module => Template.Files[module.Path].Parameters.Any(parameter => parameter.Name == "principalId")),
        module => Assert.Equal(
            new Member(new Member(new Name("identity"), "outputs"), "principalId"),
            module.Arguments.Find("principalId")));

    [Fact]
    public void An_assignments_name_is_made_of_where_who_and_what_so_that_a_second_deployment_finds_it() => Assert.All(Assignments, found =>
    {
        var name = Assert.IsType<Call>(found.Resource.Body.Find("name"));

        Assert.Equal("guid", name.Function);
        Assert.Equal(new Member(new Name(ScopeOf(found.Resource)), "id"), name.Arguments[0]);
        Assert.Equal(new Name("principalId"), name.Arguments[1]);
        Assert.Equal(RoleVariable(found.Resource), name.Arguments[2]);
    });

    [Fact]
    public void Without_queues_of_its_own_durable_functions_gets_no_right_to_queues()
    {
        var queues = Template.Module("storage").Resources.Single(resource => resource.Symbol == "queueRole");

        Assert.Equal(new Name("holdsTurns"), queues.Condition);
        Assert.Equal(
            new Unary("!", new Name("useDurableTaskScheduler")),
            Template.Main.Modules.Single(module => module.Symbol == "storage").Arguments.Find("holdsTurns"));
        Assert.Equal(new Name("useDurableTaskScheduler"), Template.Main.Modules.Single(module => module.Symbol == "scheduler").Condition);
    }

    private static string ScopeOf(BicepResource assignment) => Assert.IsType<Name>(assignment.Body.Find("scope")).Value;

    private static Name RoleVariable(BicepResource assignment)
    {
        var definition = Assert.IsType<Call>(assignment.Body.Find("properties", "roleDefinitionId"));
        Assert.Equal("subscriptionResourceId", definition.Function);
        Assert.Equal("Microsoft.Authorization/roleDefinitions", definition.Arguments[0].Written);
        return Assert.IsType<Name>(definition.Arguments[1]);
    }

    private static string RoleOf(string file, BicepResource assignment) => Template.Files[file].Variable(RoleVariable(assignment).Value).Written!;
}
