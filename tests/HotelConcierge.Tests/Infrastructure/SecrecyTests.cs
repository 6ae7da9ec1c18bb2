using HotelConcierge.Tests.Infrastructure.Bicep;
using static HotelConcierge.Tests.Infrastructure.Bicep.BicepExpression;

namespace HotelConcierge.Tests.Infrastructure;

public sealed class SecrecyTests
{
    public static TheoryData<string> Files => [.. Template.Files.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void No_key_is_asked_for_and_none_is_written(string file)
    {
        var expressions = Template.Files[file].Expressions.ToList();

        Assert.DoesNotContain(expressions.OfType<Call>(), call => call.Function.StartsWith("list", StringComparison.OrdinalIgnoreCase));
        Assert.All(
            expressions.OfType<Literal>().Select(literal => literal.Value).OfType<string>(),
            text => Assert.DoesNotMatch("(?i)AccountKey=|SharedAccess|InstrumentationKey=|Password=|Authentication=(?!ManagedIdentity)", text));
    }

    [Theory]
    [InlineData("storage", "Microsoft.Storage/storageAccounts", "allowSharedKeyAccess", false)]
    [InlineData("storage", "Microsoft.Storage/storageAccounts", "allowBlobPublicAccess", false)]
    [InlineData("openai", "Microsoft.CognitiveServices/accounts", "disableLocalAuth", true)]
    [InlineData("monitoring", "Microsoft.Insights/components", "DisableLocalAuth", true)]
    [InlineData("vault", "Microsoft.KeyVault/vaults", "enableRbacAuthorization", true)]
    [InlineData("app", "Microsoft.Web/sites", "httpsOnly", true)]
    public void Keys_and_passwords_do_not_work_where_they_could(string module, string type, string property, bool value) =>
        Assert.Equal(new Literal(value), Template.Resource(module, type).Body.Find("properties", property));

    [Fact]
    public void Nobody_publishes_with_a_password() => Assert.Equal(
        [("ftp", new Literal(false)), ("scm", new Literal(false))],
        Template.Module("app").Resources
            .Where(resource => resource.Type == "Microsoft.Web/sites/basicPublishingCredentialsPolicies")
            .Select(resource => (resource.Body.Find("name")!.Written!, Assert.IsType<Literal>(resource.Body.Find("properties", "allow")))));

    [Fact]
    public void The_workspace_takes_no_keys() => Assert.Equal(
        new Literal(true),
        Template.Resource("monitoring", "Microsoft.OperationalInsights/workspaces").Body.Find("properties", "features", "disableLocalAuth"));

    [Theory]
    [MemberData(nameof(Files))]
    public void No_output_tells_a_secret(string file) =>
        Assert.All(Template.Files[file].Outputs, output => Assert.False(TellsASecret(Template.Files[file], output.Value), output.Name));

    [Fact]
    public void A_secret_is_handed_only_to_a_parameter_that_keeps_it() => Assert.All(
        from module in Template.Main.Modules
        from argument in module.Arguments.All
        where !Template.Files[module.Path].Parameters.Single(parameter => parameter.Name == argument.Key.Written).IsSecure
        select argument,
        argument => Assert.False(TellsASecret(Template.Main, argument.Value), argument.Key.Written));

    [Fact]
    public void Only_the_vault_is_handed_secrets() => Assert.Equal(
        ["vault"],
        Template.Main.Modules.Where(module => module.Arguments.All.Any(argument => TellsASecret(Template.Main, argument.Value))).Select(module => module.Symbol));

    [Fact]
    public void A_secret_has_no_default_but_none() => Assert.All(
        Template.Files.Values.SelectMany(file => file.Parameters).Where(parameter => parameter.IsSecure),
        parameter => Assert.True(parameter.Default is null || parameter.Default.Written == ""));

    /// <summary>Whether a secure parameter takes part in a value, also through variables. Names of secrets are no secrets.</summary>
    private static bool TellsASecret(BicepFile file, BicepExpression value) => value switch
    {
        Call { Function: "map", Arguments: [_, Lambda { Variables: [var item], Body: Member { Property: "key", Target: Name target } }] } when target.Value == item => false,
        Name name when file.Parameters.Any(parameter => parameter.Name == name.Value && parameter.IsSecure) => true,
        Name name when file.Variables.FirstOrDefault(variable => variable.Name == name.Value) is { } variable => TellsASecret(file, variable.Value),
        _ => value.Children.Any(child => TellsASecret(file, child)),
    };
}
