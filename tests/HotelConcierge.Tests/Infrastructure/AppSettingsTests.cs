using System.ComponentModel.DataAnnotations;
using System.Reflection;
using HotelConcierge.Settings;
using HotelConcierge.Tests.Infrastructure.Bicep;
using static HotelConcierge.Tests.Infrastructure.Bicep.BicepExpression;

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
        ["Knowledge__Path"] = "the papers are deployed beside the program",
        ["Admin__Key"] = "in Azure the function key counts",
        ["Twilio__MessagingApiBaseUrl"] = "Twilio's own address holds",
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

    private static readonly BicepFile App = Template.Module("app");

    private static readonly Call Union = Assert.IsType<Call>(
        Template.Resource("app", "Microsoft.Web/sites/config").Body.Find("properties"));

    private static readonly Properties Fixed = Assert.IsType<Properties>(Union.Arguments[0]);

    private static readonly IReadOnlyList<string> Scheduler =
        [.. App.Variable("schedulerSettings").SelfAndAllWithin.SelectMany(value => value.PropertyNames)];

    private static readonly Call Given = Assert.IsType<Call>(Template.Main.Modules.Single(module => module.Symbol == "app").Arguments.Find("settings"));

    private static readonly Properties Model = Assert.IsType<Properties>(Given.Arguments[1]);

    private static readonly IReadOnlyList<string> Plain = [.. Template.ParameterFiles["prod.bicepparam"].Assignment("settings").PropertyNames];

    private static readonly Properties Secret = Assert.IsType<Properties>(Template.Main.Variable("secrets"));

    private static IEnumerable<string> All => [.. Fixed.PropertyNames, .. Scheduler, .. Model.PropertyNames, .. Plain, .. Secret.PropertyNames];

    [Fact]
    public void The_app_gets_the_fixed_settings_those_of_the_scheduler_the_given_ones_and_references_to_secrets()
    {
        Assert.Equal("union", Union.Function);
        Assert.Equal(["schedulerSettings", "givenSettings", "secretReferences"], Union.Arguments.Skip(1).Select(argument => Assert.IsType<Name>(argument).Value));
        Assert.Equal(("union", new Name("settings")), (Given.Function, Given.Arguments[0]));
        Assert.Equal(All.Distinct(StringComparer.OrdinalIgnoreCase), All);
    }

    [Fact]
    public void Development_and_production_can_be_given_the_same_settings() =>
        Assert.Equal(Plain, Template.ParameterFiles["dev.bicepparam"].Assignment("settings").PropertyNames);

    [Fact]
    public void Each_is_a_setting_of_ours_or_one_of_the_platform_that_we_know()
    {
        var known = KnownSettings.All.Select(setting => setting.Name).Concat(PlatformSettings.Keys).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(All.Except(known, StringComparer.Ordinal));
        Assert.Empty(PlatformSettings.Keys.Except(All, StringComparer.Ordinal));
        Assert.Empty(All.Intersect(RefusedOnFlex, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Each_that_is_required_is_always_set()
    {
        var required = typeof(KnownSettings).Assembly.GetTypes()
            .Where(type => type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.IsLiteral == true)
            .SelectMany(type => type.GetProperties()
                .Where(property => property.IsDefined(typeof(RequiredAttribute)))
                .Select(property => $"{type.GetField("Section")!.GetRawConstantValue()}__{property.Name}"));

        Assert.Empty(required.Concat(NeededOnFunctions).Except(All, StringComparer.Ordinal));
        Assert.Empty(NeededOnFunctions.Intersect(LeftAlone.Keys, StringComparer.Ordinal));
    }

    [Fact]
    public void Each_setting_of_ours_without_a_default_can_be_set_or_has_a_reason_not_to_be()
    {
        var withoutDefault = KnownSettings.All.Where(setting => setting.Default.Length == 0).Select(setting => setting.Name).ToList();

        Assert.Equal(withoutDefault.Except(All, StringComparer.Ordinal).Order(StringComparer.Ordinal), LeftAlone.Keys.Where(withoutDefault.Contains).Order(StringComparer.Ordinal));
        Assert.Empty(All.Intersect(LeftAlone.Keys, StringComparer.Ordinal));
    }

    [Fact]
    public void Secrets_go_through_the_vault_and_nothing_else_does()
    {
        var secrets = KnownSettings.All.Where(setting => setting.IsSecret).Select(setting => setting.Name).ToList();

        Assert.Equal(secrets.Except(LeftAlone.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal), Secret.PropertyNames.Order(StringComparer.Ordinal));
        Assert.Empty(All.Except(Secret.PropertyNames, StringComparer.Ordinal).Intersect(secrets, StringComparer.Ordinal));
    }

    [Fact]
    public void Each_secret_comes_from_the_secure_parameter_of_the_same_name() => Assert.All(Secret.All, property =>
    {
        var parameter = Template.Main.Parameters.Single(candidate => new Name(candidate.Name) == property.Value);

        Assert.Equal(property.Key.Written!.Replace("__", "", StringComparison.Ordinal), parameter.Name, ignoreCase: true);
        Assert.True(parameter.IsSecure);
    });

    [Fact]
    public void The_model_is_the_one_that_is_deployed() =>
        Assert.All(Model.All, property => Assert.Equal(new Member(new Name("openAI"), "outputs"), Assert.IsType<Member>(property.Value).Target));

    [Fact]
    public void A_secret_stands_in_the_vault_under_the_name_by_which_the_app_refers_to_it()
    {
        var reference = App.Variable("secretReferences").SelfAndAllWithin.OfType<Text>().Single(text => text.Written is null);
        var stored = Assert.IsType<Call>(Template.Resource("vault", "Microsoft.KeyVault/vaults/secrets").Body.Find("name"));
        var referred = Assert.Single(reference.Parts.OfType<Call>());

        Assert.Equal("@Microsoft.KeyVault(VaultName=", Assert.IsType<Literal>(reference.Parts[0]).Value);
        Assert.Equal((stored.Function, stored.Arguments[1].Written, stored.Arguments[2].Written), (referred.Function, referred.Arguments[1].Written, referred.Arguments[2].Written));
        Assert.Equal("identityId", Assert.IsType<Name>(Template.Resource("app", "Microsoft.Web/sites").Body.Find("properties", "keyVaultReferenceIdentity")).Value);
    }
}
