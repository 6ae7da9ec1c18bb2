using System.Text.RegularExpressions;
using HotelConcierge.Tests.Infrastructure.Bicep;
using static HotelConcierge.Tests.Infrastructure.Bicep.BicepExpression;

namespace HotelConcierge.Tests.Infrastructure;

public sealed partial class TemplateTests
{
    // What the templates may call; a misspelt function would otherwise fail only when somebody deploys.
    private static readonly string[] Functions =
    [
        "bool", "empty", "filter", "guid", "items", "map", "readEnvironmentVariable", "replace", "resourceGroup", "split",
        "subscriptionResourceId", "tenant", "toObject", "union", "uniqueString",
    ];

    public static TheoryData<string> Files => [.. Template.Files.Keys];

    public static TheoryData<string> ModuleSymbols => [.. Template.Main.Modules.Select(module => module.Symbol)];

    [GeneratedRegex(@"^20\d\d-[01]\d-[0-3]\d$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex StableVersion { get; }

    [Fact]
    public void Each_module_file_is_used_once_and_each_module_has_its_file() => Assert.Equal(
        Template.Files.Keys.Where(path => path != "main.bicep").Order(StringComparer.Ordinal),
        Template.Main.Modules.Select(module => module.Path).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(ModuleSymbols))]
    public void A_module_gets_each_parameter_it_needs_and_none_it_does_not_know(string symbol)
    {
        var given = Template.Main.Modules.Single(module => module.Symbol == symbol).Arguments.PropertyNames;
        var parameters = Template.ModuleCalled(symbol).Parameters;

        Assert.Empty(given.Except(parameters.Select(parameter => parameter.Name), StringComparer.Ordinal));
        Assert.Empty(parameters.Where(parameter => parameter.Default is null).Select(parameter => parameter.Name).Except(given, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_people_and_modules_give_and_get_is_described(string file)
    {
        Assert.All(Template.Files[file].Parameters, parameter => Assert.EndsWith(".", parameter.Description, StringComparison.Ordinal));
        Assert.All(Template.Files[file].Outputs, output => Assert.EndsWith(".", output.Description, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_name_is_declared_and_every_parameter_and_variable_is_used(string file)
    {
        var template = Template.Files[file];
        var used = template.Expressions.OfType<Name>().Select(name => name.Value).ToHashSet(StringComparer.Ordinal);
        var chosen = template.Parameters.Select(parameter => parameter.Name).Concat(template.Variables.Select(variable => variable.Name)).ToList();
        var declared = chosen
            .Concat(template.Resources.Select(resource => resource.Symbol))
            .Concat(template.Modules.Select(module => module.Symbol))
            .Concat(template.Expressions.SelectMany(Variables));

        Assert.Empty(used.Except(declared, StringComparer.Ordinal));
        Assert.Empty(chosen.Except(used, StringComparer.Ordinal));

        static IEnumerable<string> Variables(BicepExpression expression) => expression switch
        {
            Lambda lambda => lambda.Variables,
            Loop loop => loop.Variables,
            _ => [],
        };
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_function_exists(string file) => Assert.Empty(
        Template.Files[file].Expressions.OfType<Call>().Where(call => call.Target is null).Select(call => call.Function).Except(Functions, StringComparer.Ordinal));

    [Fact]
    public void Every_output_of_a_module_that_is_read_exists()
    {
        var read = Template.Main.Expressions.OfType<Member>()
            .Select(member => member is { Target: Member { Property: "outputs", Target: Name module } } ? (Module: module.Value, Output: member.Property) : default)
            .Where(pair => pair.Module is not null)
            .ToList();

        Assert.NotEmpty(read);
        Assert.All(read, pair => Assert.Contains(Template.ModuleCalled(pair.Module).Outputs, output => output.Name == pair.Output));
    }

    [Fact]
    public void All_resources_of_a_provider_have_one_stable_version()
    {
        // Microsoft.Insights publishes its resource types apart, each with versions of its own.
        var versions = Template.Resources.Select(found => found.Resource).GroupBy(
            resource => resource.Type.StartsWith("Microsoft.Insights/", StringComparison.Ordinal) ? resource.Type : resource.Type.Split('/')[0],
            resource => resource.ApiVersion,
            StringComparer.Ordinal);

        Assert.All(versions, group => Assert.Matches(StableVersion, Assert.Single(group.Distinct(StringComparer.Ordinal))));
    }

    [Fact]
    public void Every_resource_that_can_carries_the_tags_and_no_region_is_written_out()
    {
        string[] withoutTags = ["Microsoft.Authorization/roleAssignments"];

        Assert.All(
            Template.Resources.Select(found => found.Resource).Where(resource => resource.Type.Count(letter => letter == '/') == 1 && !withoutTags.Contains(resource.Type)),
            resource =>
            {
                Assert.NotNull(resource.Body.Find("tags"));

                // Action groups are in no region.
                Assert.Contains(resource.Body.Find("location")?.Written, new[] { null, "global" });
            });
    }
}
