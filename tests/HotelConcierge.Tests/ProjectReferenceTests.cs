using System.Xml.Linq;
using HotelConcierge.Contracts;

namespace HotelConcierge.Tests;

/// <summary>
/// References point one way: hosts use what both share of HTTP, that uses the core, and what ships to production knows no demo and
/// no simulator.
/// </summary>
public sealed class ProjectReferenceTests
{
    private const string Core = "HotelConcierge";

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        [Core] = [],
        ["HotelConcierge.AspNetCore"] = [Core],
        ["HotelConcierge.Embedded"] = [Core],
        ["HotelConcierge.Functions"] = [Core, "HotelConcierge.AspNetCore"],
        ["HotelConcierge.Local"] = [Core, "HotelConcierge.AspNetCore", "HotelConcierge.Embedded", "HotelConcierge.Simulators"],
        ["HotelConcierge.Simulators"] = [],
    };

    [Fact]
    public void Every_project_of_the_product_references_what_it_may_and_nothing_else()
    {
        var projects = Directory.GetFiles(Path.Combine(Repository.Top, "src"), "*.csproj", SearchOption.AllDirectories);

        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), projects.Select(NameOf).Order(StringComparer.Ordinal));
        Assert.All(projects, project => Assert.Equal(Allowed[NameOf(project)].Order(StringComparer.Ordinal), ReferencesOf(project)));
    }

    [Fact]
    public void No_project_compiles_the_files_of_another() => Assert.DoesNotContain(
        Directory.GetFiles(Path.Combine(Repository.Top, "src"), "*.csproj", SearchOption.AllDirectories)
            .SelectMany(project => XDocument.Load(project).Descendants("Compile")),
        file => file.Attribute("Include")?.Value.StartsWith("..", StringComparison.Ordinal) is true);

    private static string NameOf(string project) => Path.GetFileNameWithoutExtension(project);

    private static IEnumerable<string> ReferencesOf(string project) => XDocument.Load(project).Descendants("ProjectReference")
        .Select(reference => NameOf(reference.Attribute("Include")!.Value.Replace('\\', '/')))
        .Order(StringComparer.Ordinal);
}
