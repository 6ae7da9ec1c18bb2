using System.Text.Json;
using HotelConcierge.Tests.Infrastructure.Bicep;

namespace HotelConcierge.Tests.Infrastructure;

/// <summary>What the real compiler says of the templates and parameter files.</summary>
public sealed class CompilerTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    public static TheoryData<string> ParameterFiles => ["dev.bicepparam", "prod.bicepparam"];

    [BicepFact]
    public void The_templates_compile_without_an_error_or_a_warning()
    {
        var run = BicepCompiler.Lint(BicepCompiler.PathOf("main.bicep"));

        Assert.Equal((0, ""), (run.ExitCode, run.Output + run.Complaints));
    }

    [BicepTheory]
    [InlineData("modules/app.bicep", "httpsOnly: true", "httpOnly: true", "BCP089")]
    [InlineData("modules/vault.bicep", "param principalId string", "param principal string", "BCP057")]
    [InlineData("modules/storage.bicep", "supportsHttpsTrafficOnly: true", "supportsHttpsTrafficOnly: 'yes'", "BCP036")]
    [InlineData("main.bicep", "params: {\n    name: 'st${suffix}'", "params: {\n    nam: 'st${suffix}'", "BCP035")]
    public void A_mistake_in_one_is_told(string file, string right, string wrong, string rule)
    {
        var folder = Directory.CreateTempSubdirectory("concierge-bicep-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "modules"));
            foreach (var template in Directory.EnumerateFiles(BicepCompiler.PathOf(""), "*.bicep", SearchOption.AllDirectories))
                File.Copy(template, Path.Combine(folder, Path.GetRelativePath(BicepCompiler.PathOf(""), template)));
            var text = File.ReadAllText(Path.Combine(folder, file));
            Assert.Contains(right, text, StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder, file), text.Replace(right, wrong, StringComparison.Ordinal));

            Assert.Contains(rule, BicepCompiler.Lint(Path.Combine(folder, "main.bicep")).Complaints, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [BicepTheory]
    [MemberData(nameof(ParameterFiles))]
    public void A_parameter_file_is_taken_where_everything_is_given(string file)
    {
        var run = BicepCompiler.BuildParameters(BicepCompiler.PathOf(file), Deployment.EverythingGiven(file));

        Assert.Equal((0, ""), (run.ExitCode, run.Complaints));
    }

    [BicepFact]
    public void Development_needs_nothing_to_be_given()
    {
        var run = BicepCompiler.BuildParameters(BicepCompiler.PathOf("dev.bicepparam"), Nothing);

        Assert.Equal((0, ""), (run.ExitCode, run.Complaints));
        Assert.Equal("dev", Parameter(run, "environmentName").GetString());
        Assert.Equal("swedencentral", Parameter(run, "openAILocation").GetString());
        Assert.All(Parameter(run, "settings").EnumerateObject(), setting => Assert.Equal("", setting.Value.GetString()));
    }

    [BicepTheory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" , ")]
    public void Production_is_not_deployed_without_somebody_to_write_to(string? emails)
    {
        var variables = emails is null ? Nothing : new Dictionary<string, string> { ["ALERT_EMAILS"] = emails };
        var run = BicepCompiler.BuildParameters(BicepCompiler.PathOf("prod.bicepparam"), variables);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("ALERT_EMAILS", run.Complaints, StringComparison.Ordinal);
    }

    [BicepTheory]
    [InlineData("OPENAI_LOCATION", "westindia", "'swedencentral'")]
    [InlineData("USE_DURABLE_TASK_SCHEDULER", "yes", "useDurableTaskScheduler")]
    [InlineData("RECOVER_VAULT", "please", "recoverVault")]
    public void A_value_that_is_not_possible_is_refused_by_name(string variable, string value, string told)
    {
        var run = BicepCompiler.BuildParameters(
            BicepCompiler.PathOf("dev.bicepparam"),
            new Dictionary<string, string> { [variable] = value }
        );

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(told, run.Complaints, StringComparison.Ordinal);
    }

    private static JsonElement Parameter(BicepRun run, string name)
    {
        using var output = JsonDocument.Parse(run.Output);
        return JsonDocument.Parse(output.RootElement.Text("parametersJson")).RootElement
            .At("parameters", name, "value");
    }
}
