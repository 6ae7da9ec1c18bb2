using System.ComponentModel.DataAnnotations;
using System.Reflection;
using HotelConcierge.Settings;
using HotelConcierge.Tests.Infrastructure.Bicep;

namespace HotelConcierge.Tests.Infrastructure;

public sealed class AppSettingsTests
{
    // Settings that are not ours, each with who reads it.
    private static readonly Dictionary<string, string> PlatformSettings = new(StringComparer.Ordinal)
    {
        ["AzureWebJobsStorage__accountName"] = "the Functions host: its storage account, without a key",
        ["AzureWebJobsStorage__credential"] = "the Functions host: by managed identity",
        ["AzureWebJobsStorage__clientId"] = "the Functions host: by which one",
        ["AZURE_CLIENT_ID"] = "Azure.Identity: which identity the app's own code uses",
        ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "the Functions host and the exporter: where telemetry goes",
        ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = "the Functions host: telemetry by managed identity",
        ["DURABLE_TASK_SCHEDULER_CONNECTION_STRING"] = "Durable Functions: the scheduler, by managed identity",
        ["TASKHUB_NAME"] = "Durable Functions: the task hub on the scheduler",
    };

    // Settings that a deployment leaves alone, each with the reason. A new setting has to be set or to come onto this list.
    private static readonly Dictionary<string, string> LeftAlone = new(StringComparer.Ordinal)
    {
        ["TrustedProxies"] = "PublicBaseUrl is set, so forwarded headers do not matter",
        ["Data__Path"] = "is for the Local host",
        ["Knowledge__Path"] = "the documents are deployed beside the program",
        ["Admin__Key"] = "in Azure the function key counts",
        ["Twilio__MessagingApiBaseUrl"] = "Twilio's own address holds",
        ["WhatsApp__Numbers__106540352242922"] = "is an example: a line of the parameter file for each further number of the operator's",
        ["Twilio__DeskTemplates__answer"] = "is an example: a line of the parameter file for each template of people at the desk",
        ["WhatsApp__DeskTemplates__answer"] = "is an example: a line of the parameter file for each template of people at the desk",
        ["Staff__reception__Key"] = "staff sign in with accounts of the hotel's own issuer",
        ["Staff__reception__Role"] = "staff sign in with accounts of the hotel's own issuer",
        ["OpenAI__ApiKey"] = "Azure OpenAI is used",
        ["OpenAI__Model"] = "Azure OpenAI is used",
        ["OpenAI__EmbeddingModel"] = "Azure OpenAI is used",
        ["OpenAI__TranscriptionModel"] = "Azure OpenAI is used",
        ["AzureOpenAI__ApiKey"] = "the managed identity is used",
    };

    // Without these the app on Functions would answer nobody.
    private static readonly string[] NeededOnFunctions = ["PublicBaseUrl", "AzureOpenAI__Endpoint", "AzureOpenAI__Deployment"];

    // The platform decides these by functionAppConfig on Flex Consumption, and refuses or ignores them as settings.
    private static readonly string[] RefusedOnFlex =
    [
        "FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_EXTENSION_VERSION", "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_CONTENTSHARE",
        "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING", "SCM_DO_BUILD_DURING_DEPLOYMENT", "ENABLE_ORYX_BUILD", "WEBSITE_TIME_ZONE", "TZ",
    ];

    // Everything that can be given is given, and turns are in the scheduler, so that all settings are there.
    private static IReadOnlyList<(string Name, string Value)> Settings => Deployment.Scheduler.AppSettings;

    private static IReadOnlyList<string> Names => [.. Settings.Select(setting => setting.Name)];

    private static IReadOnlyList<string> InVault =>
        [
            .. Settings
                .Where(setting => setting.Value.StartsWith("@Microsoft.KeyVault(", StringComparison.Ordinal))
                .Select(setting => setting.Name),
        ];

    [BicepFact]
    public void Each_is_a_setting_of_ours_or_one_of_the_platform_that_we_know()
    {
        var known = ConciergeServices.Settings.All.Select(setting => setting.Name).Concat(PlatformSettings.Keys)
            .ToHashSet(StringComparer.Ordinal);

        Assert.Equal(Names.Distinct(StringComparer.OrdinalIgnoreCase), Names);
        Assert.Empty(Names.Except(known, StringComparer.Ordinal));
        Assert.Empty(PlatformSettings.Keys.Except(Names, StringComparer.Ordinal));
        Assert.Empty(Names.Intersect(RefusedOnFlex, StringComparer.OrdinalIgnoreCase));
    }

    [BicepFact]
    public void What_is_not_given_is_not_set_so_that_the_defaults_of_the_app_hold() =>
        Assert.All(Settings, setting => Assert.NotEqual("", setting.Value));

    [BicepFact]
    public void The_settings_of_the_scheduler_are_there_only_with_it() =>
        Assert.Equal(
            ["DURABLE_TASK_SCHEDULER_CONNECTION_STRING", "TASKHUB_NAME"],
            Names
                .Except(Deployment.Production.AppSettings.Select(setting => setting.Name), StringComparer.Ordinal)
                .Order(StringComparer.Ordinal));

    [BicepFact]
    public void Each_that_is_required_is_always_set()
    {
        var required = typeof(KnownSettings).Assembly.GetTypes()
            .Where(type => type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.IsLiteral == true)
            .SelectMany(type => type.GetProperties()
                .Where(property => property.IsDefined(typeof(RequiredAttribute)))
                .Select(property => $"{type.GetField("Section")!.GetRawConstantValue()}__{property.Name}"));

        Assert.Empty(required.Concat(NeededOnFunctions).Except(Names, StringComparer.Ordinal));
        Assert.Empty(NeededOnFunctions.Intersect(LeftAlone.Keys, StringComparer.Ordinal));
    }

    [BicepFact]
    public void Each_setting_of_ours_without_a_default_can_be_set_or_has_a_reason_not_to_be()
    {
        var withoutDefault = ConciergeServices.Settings.All.Where(setting => setting.Default.Length == 0)
            .Select(setting => setting.Name).ToList();

        Assert.Equal(
            withoutDefault.Except(Names, StringComparer.Ordinal).Order(StringComparer.Ordinal),
            LeftAlone.Keys.Where(withoutDefault.Contains).Order(StringComparer.Ordinal));
        Assert.Empty(Names.Intersect(LeftAlone.Keys, StringComparer.Ordinal));
    }

    [BicepFact]
    public void Secrets_go_through_the_vault_and_nothing_else_does()
    {
        var secrets = ConciergeServices.Settings.All.Where(setting => setting.IsSecret).Select(setting => setting.Name);

        Assert.Equal(
            secrets.Except(LeftAlone.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal),
            InVault.Order(StringComparer.Ordinal));
    }

    [BicepFact]
    public void Each_secret_comes_from_the_secure_parameter_of_the_same_name() => Assert.All(
        Template.Main.At("variables", "secrets").EnumerateObject(),
        secret =>
        {
            var name = secret.Value.GetString()!["[parameters('".Length..^"')]".Length];

            Assert.Equal(secret.Name.Replace("__", "", StringComparison.Ordinal), name, ignoreCase: true);
            Assert.True(Template.IsSecure(Template.Main.At("parameters", name)));
        });

    [BicepFact]
    public void A_secret_stands_in_the_vault_under_the_name_by_which_the_app_refers_to_it()
    {
        var app = Deployment.Scheduler.One("Microsoft.Web/sites");
        var stored = Deployment.Scheduler.Of("Microsoft.KeyVault/vaults/secrets").Select(secret => secret.Text("name").Split('/'));

        Assert.Equal(
            stored.Select(name => $"@Microsoft.KeyVault(VaultName={name[0]};SecretName={name[1]})").Order(StringComparer.Ordinal),
            Settings.Where(setting => InVault.Contains(setting.Name)).Select(setting => setting.Value).Order(StringComparer.Ordinal));
        Assert.Equal(
            Deployment.Scheduler.One("Microsoft.ManagedIdentity/userAssignedIdentities").Text("id"),
            app.Text("properties", "keyVaultReferenceIdentity"));
    }

    [BicepFact]
    public void The_address_that_signatures_are_checked_against_is_the_one_that_providers_are_given() =>
        Assert.Equal(Deployment.Address, Settings.Single(setting => setting.Name == "PublicBaseUrl").Value);

    [BicepFact]
    public void The_model_is_the_one_that_is_deployed() => Assert.Contains(
        Deployment.Scheduler.One("Microsoft.CognitiveServices/accounts").Text("id"),
        Settings.Single(setting => setting.Name == "AzureOpenAI__Endpoint").Value,
        StringComparison.Ordinal);
}
