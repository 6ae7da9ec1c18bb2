using System.Text.Json;
using HotelConcierge.Tests.Infrastructure.Bicep;
using HotelConcierge.Tests.Settings;
using static HotelConcierge.Tests.Infrastructure.Bicep.BicepExpression;

namespace HotelConcierge.Tests.Infrastructure;

public sealed class AppTests
{
    // The routes of the design, and the consoles into which people paste them.
    private static readonly Dictionary<string, string> Webhooks = new(StringComparer.Ordinal)
    {
        ["TWILIO_WEBHOOK_URL"] = "/channels/twilio",
        ["TWILIO_STATUS_WEBHOOK_URL"] = "/channels/twilio/status",
        ["WHATSAPP_WEBHOOK_URL"] = "/channels/whatsapp",
        ["TELEGRAM_WEBHOOK_URL"] = "/channels/telegram",
        ["LINE_WEBHOOK_URL"] = "/channels/line",
        ["FLEX_WEBHOOK_URL"] = "/channels/flex",
        ["HEALTH_URL"] = "/health",
        ["READY_URL"] = "/ready",
    };

    private static readonly JsonElement Host = JsonDocument.Parse(RepositoryFile.Read("host.json")).RootElement;

    private static readonly BicepExpression Configuration = Template.Resource("app", "Microsoft.Web/sites").Body.Find("properties", "functionAppConfig")!;

    [Fact]
    public void It_runs_the_isolated_worker_on_the_framework_that_we_build_for()
    {
        Assert.Equal("dotnet-isolated", Configuration.Find("runtime", "name")!.Written);
        Assert.Contains($"<TargetFramework>net{Configuration.Find("runtime", "version")!.Written}</TargetFramework>", RepositoryFile.Read("Directory.Build.props"), StringComparison.Ordinal);
    }

    [Fact]
    public void Instances_for_webhooks_and_for_turns_are_always_ready()
    {
        var groups = Assert.IsType<Items>(Configuration.Find("scaleAndConcurrency", "alwaysReady")).All;

        Assert.Equal(
            [("http", "alwaysReadyHttp"), ("durable", "alwaysReadyDurable")],
            groups.Select(group => (group.Find("name")!.Written!, Assert.IsType<Name>(group.Find("instanceCount")).Value)));
        Assert.All(
            groups.Select(group => Template.Main.Parameters.Single(parameter => new Name(parameter.Name) == group.Find("instanceCount"))),
            parameter => Assert.Contains(parameter.Decorators, decorator => decorator.Function == "minValue" && decorator.Arguments[0] == new Literal(1L)));
    }

    [Fact]
    public void The_package_is_read_by_the_identity()
    {
        var authentication = Configuration.Find("deployment", "storage", "authentication")!;

        Assert.Equal("UserAssignedIdentity", authentication.Find("type")!.Written);
        Assert.Equal(new Name("identityId"), authentication.Find("userAssignedIdentityResourceId"));
    }

    [Fact]
    public void The_plan_is_flex_consumption()
    {
        var plan = Template.Resource("app", "Microsoft.Web/serverfarms").Body;

        Assert.Equal(("FC1", "FlexConsumption"), (plan.Find("sku", "name")!.Written, plan.Find("sku", "tier")!.Written));
    }

    [Fact]
    public void The_outputs_name_every_webhook_under_the_hosts_prefix()
    {
        var prefix = Host.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString();

        Assert.Equal(
            Webhooks.Select(webhook => (webhook.Key, $"/{prefix}{webhook.Value}")).Order(),
            Template.Main.Outputs.Where(output => output.Name.EndsWith("_URL", StringComparison.Ordinal) && output.Name != "PUBLIC_BASE_URL")
                .Select(output => (output.Name, PathUnderBase(output.Value))).Order());
    }

    [Fact]
    public void The_schedulers_task_hub_is_the_hosts() => Assert.Equal(
        Host.GetProperty("extensions").GetProperty("durableTask").GetProperty("hubName").GetString(),
        Template.Resource("scheduler", "Microsoft.DurableTask/schedulers/taskHubs").Body.Find("name")!.Written);

    [Fact]
    public void The_models_are_deployed_one_after_the_other_and_the_outputs_name_them_in_order()
    {
        var openAI = Template.Module("openai");
        var names = Assert.IsType<Items>(openAI.Variable("models")).All.Select(model => model.Find("deployment")!.Written).ToList();
        string[] outputs = ["chatDeployment", "embeddingDeployment", "transcriptionDeployment"];

        Assert.Equal(["chat", "embedding", "transcription"], names);
        Assert.All(outputs.Index(), output => Assert.Equal(
            new Member(new Item(new Name("deployments"), new Literal((long)output.Index)), "name"),
            openAI.Outputs.Single(candidate => candidate.Name == output.Item).Value));
    }

    private static string PathUnderBase(BicepExpression address)
    {
        var parts = Assert.IsType<Text>(address).Parts;
        Assert.Equal(new Member(new Member(new Name("app"), "outputs"), "baseUrl"), parts[0]);
        return Assert.IsType<string>(Assert.IsType<Literal>(parts[1]).Value);
    }
}
