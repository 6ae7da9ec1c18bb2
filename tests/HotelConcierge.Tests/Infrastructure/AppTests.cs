using System.Text.Json;
using HotelConcierge.Settings;
using HotelConcierge.Tests.Infrastructure.Bicep;
using HotelConcierge.Tests.Settings;

namespace HotelConcierge.Tests.Infrastructure;

public sealed class AppTests
{
    private static readonly JsonElement Host = JsonDocument.Parse(RepositoryFile.Read("host.json")).RootElement;

    // The addresses that people paste into consoles, or ask.
    private static readonly Dictionary<string, string> Addresses = new(StringComparer.Ordinal)
    {
        ["TWILIO_WEBHOOK_URL"] = Routes.Full(Routes.Webhook.Replace("{channel}", "twilio", StringComparison.Ordinal)),
        ["TWILIO_STATUS_WEBHOOK_URL"] = Routes.Full(Routes.DeliveryReport.Replace("{channel}", "twilio", StringComparison.Ordinal)),
        ["TELEGRAM_WEBHOOK_URL"] = Routes.Full(Routes.Webhook.Replace("{channel}", "telegram", StringComparison.Ordinal)),
        ["WHATSAPP_WEBHOOK_URL"] = Routes.Full(Routes.Webhook.Replace("{channel}", "whatsapp", StringComparison.Ordinal)),
        ["CONVERSATIONS_WEBHOOK_URL"] = Routes.Full(Routes.Webhook.Replace("{channel}", "conversations", StringComparison.Ordinal)),
        ["LINE_WEBHOOK_URL"] = Routes.Full(Routes.Webhook.Replace("{channel}", "line", StringComparison.Ordinal)),
        ["FLEX_EVENTS_URL"] = Routes.Full(Routes.FlexEvents),
        ["CHAT_URL"] = Routes.Full(Routes.Chat),
        ["STAFF_SIGN_IN_CALLBACK_URL"] = Routes.Full(Routes.StaffSignInCallback),
        ["HEALTH_URL"] = Routes.Full(Routes.Health),
        ["READY_URL"] = Routes.Full(Routes.Ready),
        ["CONCIERGE_URL"] = "",
    };

    private static JsonElement Configuration => Deployment.Production.One("Microsoft.Web/sites").At("properties", "functionAppConfig");

    [BicepFact]
    public void It_runs_the_isolated_worker_on_the_framework_that_we_build_for()
    {
        var runtime = Configuration.GetProperty("runtime");

        Assert.Equal("dotnet-isolated", runtime.Text("name"));
        Assert.Contains(
            $"<TargetFramework>net{runtime.Text("version")}</TargetFramework>",
            RepositoryFile.Read("Directory.Build.props"),
            StringComparison.Ordinal);
    }

    [BicepFact]
    public void Instances_for_webhooks_and_for_turns_are_always_ready()
    {
        var groups = Configuration.At("scaleAndConcurrency", "alwaysReady").EnumerateArray();

        // Two each in production, so that one may be lost.
        Assert.Equal(
            [("http", 2), ("durable", 2)],
            groups.Select(group => (group.Text("name"), group.GetProperty("instanceCount").GetInt32())));
        Assert.All(
            new[] { "alwaysReadyHttp", "alwaysReadyDurable" },
            name => Assert.Equal(1, Template.Main.At("parameters", name, "minValue").GetInt32()));
    }

    [BicepFact]
    public void The_package_is_read_by_the_identity()
    {
        var storage = Configuration.At("deployment", "storage");

        Assert.Equal("UserAssignedIdentity", storage.Text("authentication", "type"));
        Assert.Equal(
            Deployment.Production.One("Microsoft.ManagedIdentity/userAssignedIdentities").Text("id"),
            storage.Text("authentication", "userAssignedIdentityResourceId"));
        Assert.Contains(
            Deployment.Production.Of("Microsoft.Storage/storageAccounts/blobServices/containers"),
            container => container.Text("name").EndsWith("/packages", StringComparison.Ordinal));
        Assert.Contains("packages", storage.Text("value"), StringComparison.Ordinal);
    }

    [BicepFact]
    public void The_plan_is_flex_consumption()
    {
        var sku = Deployment.Production.One("Microsoft.Web/serverfarms").GetProperty("sku");

        Assert.Equal(("FC1", "FlexConsumption"), (sku.Text("name"), sku.Text("tier")));
    }

    [BicepFact]
    public void The_outputs_name_every_address_that_people_need() => Assert.Equal(
        Addresses.Select(address => (address.Key, Deployment.Address + address.Value)).Order(),
        Deployment.Production.Outputs.Where(output => output.Key.EndsWith("_URL", StringComparison.Ordinal))
            .Select(output => (output.Key, output.Value)).Order());

    [BicepFact]
    public void The_schedulers_task_hub_is_the_hosts() => Assert.Equal(
        Host.Text("extensions", "durableTask", "hubName"),
        Deployment.Scheduler.One("Microsoft.DurableTask/schedulers/taskHubs").Text("name").Split('/')[1]);

    [BicepFact]
    public void The_models_that_are_deployed_are_the_ones_that_something_calls()
    {
        var deployed = Deployment
            .Production.Of("Microsoft.CognitiveServices/accounts/deployments")
            .Select(model => model.Text("name").Split('/')[1]);
        var settings = Deployment.Production.AppSettings.ToDictionary(
            setting => setting.Name,
            setting => setting.Value,
            StringComparer.Ordinal);

        Assert.Equal([settings["AzureOpenAI__Deployment"], settings["AzureOpenAI__EmbeddingDeployment"]], deployed);

        // The service refuses a second deployment while it works on the first.
        var copy = Template.Modules["openai"].At("template", "resources").EnumerateArray()
            .Single(resource => resource.Text("type") == "Microsoft.CognitiveServices/accounts/deployments").GetProperty("copy");
        Assert.Equal(("serial", 1), (copy.Text("mode"), copy.GetProperty("batchSize").GetInt32()));
    }

    [BicepFact]
    public void The_model_may_be_where_it_is_offered_and_the_default_is_one_of_these_places()
    {
        var region = Template.Main.At("parameters", "openAILocation");

        Assert.Contains(
            region.Text("defaultValue"),
            region.GetProperty("allowedValues").EnumerateArray().Select(value => value.GetString()));
    }
}
