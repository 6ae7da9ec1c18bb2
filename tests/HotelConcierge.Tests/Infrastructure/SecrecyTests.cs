using HotelConcierge.Tests.Infrastructure.Bicep;

namespace HotelConcierge.Tests.Infrastructure;

public sealed class SecrecyTests
{
    private static IEnumerable<string> SecureParameters => Template.Main.GetProperty("parameters").EnumerateObject()
        .Where(parameter => Template.IsSecure(parameter.Value)).Select(parameter => parameter.Name);

    // The environment gives each secret its own text, so that it is found wherever it comes to.
    private static IEnumerable<string> Secrets => Template.VariablesOf("prod.bicepparam")
        .Where(name => SecureParameters.Contains(name.Replace("_", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase))
        .Select(name => $"value-of-{name}");

    [BicepFact]
    public void No_key_is_asked_for_and_none_is_written()
    {
        var template = Template.Main.GetRawText();

        Assert.DoesNotMatch(@"(?i)\blist\w*\(", template);
        Assert.DoesNotMatch("(?i)AccountKey=|SharedAccess|InstrumentationKey=|Password=|Authentication=(?!ManagedIdentity)", template);
    }

    [BicepTheory]
    [InlineData("Microsoft.Storage/storageAccounts", "allowSharedKeyAccess", false)]
    [InlineData("Microsoft.Storage/storageAccounts", "allowBlobPublicAccess", false)]
    [InlineData("Microsoft.CognitiveServices/accounts", "disableLocalAuth", true)]
    [InlineData("Microsoft.Insights/components", "DisableLocalAuth", true)]
    [InlineData("Microsoft.KeyVault/vaults", "enableRbacAuthorization", true)]
    [InlineData("Microsoft.Web/sites", "httpsOnly", true)]
    public void Keys_and_passwords_do_not_work_where_they_could(string type, string property, bool value) => Assert.All(
        new[] { Deployment.Development, Deployment.Production },
        deployment => Assert.Equal(value, deployment.One(type).At("properties", property).GetBoolean()));

    [BicepFact]
    public void Nobody_publishes_with_a_password()
    {
        var policies = Deployment.Production.Of("Microsoft.Web/sites/basicPublishingCredentialsPolicies");

        Assert.Equal(["ftp", "scm"], policies.Select(policy => policy.Text("name").Split('/')[1]));
        Assert.All(policies, policy => Assert.False(policy.At("properties", "allow").GetBoolean()));
    }

    [BicepFact]
    public void The_workspace_takes_no_keys() =>
        Assert.True(
            Deployment
                .Production.One("Microsoft.OperationalInsights/workspaces")
                .At("properties", "features", "disableLocalAuth")
                .GetBoolean());

    [BicepFact]
    public void A_secret_comes_into_the_vault_and_nowhere_else()
    {
        var inVault = Deployment.Production.Of("Microsoft.KeyVault/vaults/secrets");
        var elsewhere = Deployment.Production.Resources.Where(resource => resource.Text("type") != "Microsoft.KeyVault/vaults/secrets")
            .Select(resource => resource.GetRawText()).Concat(Deployment.Production.Outputs.Values).ToList();

        Assert.Equal(SecureParameters.Count(), Secrets.Count());
        Assert.Equal(Secrets.Order(StringComparer.Ordinal), inVault.Texts("properties", "value").Order(StringComparer.Ordinal));
        Assert.All(Secrets, secret => Assert.All(elsewhere, text => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
    }

    [BicepFact]
    public void A_secret_is_handed_only_to_a_parameter_that_keeps_it()
    {
        var given = from module in Template.Modules
                    from argument in module.Value.GetProperty("parameters").EnumerateObject()
                    where IsSecret(argument.Value.GetRawText())
                    select (Name: $"{module.Key}.{argument.Name}", Parameter: module.Value.At("template", "parameters", argument.Name));

        Assert.Equal(["vault.secrets"], given.Select(argument => argument.Name));
        Assert.All(given, argument => Assert.True(Template.IsSecure(argument.Parameter)));

        // The names of the secrets are worked out of them and tell nothing.
        static bool IsSecret(string expression) =>
            expression.Contains("variables('secrets')", StringComparison.Ordinal)
            || SecureParameters.Any(name => expression.Contains($"parameters('{name}')", StringComparison.Ordinal));
    }

    [BicepFact]
    public void A_secret_has_no_default_but_none() => Assert.All(
        from template in Template.All
        from parameter in template.Template.GetProperty("parameters").EnumerateObject()
        where Template.IsSecure(parameter.Value)
        select parameter.Value,
        parameter => Assert.True(!parameter.TryGetProperty("defaultValue", out var value) || value.GetString() == ""));
}
