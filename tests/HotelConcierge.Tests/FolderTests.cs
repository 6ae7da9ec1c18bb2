using System.Text.RegularExpressions;
using ArchUnitNET.Loader;
using HotelConcierge.Contracts;

namespace HotelConcierge.Tests;

/// <summary>
/// Folders of the core use only what stands before them in docs/architecture.md, so that none of them can come into a cycle. The
/// compiled core is asked, and the sources as well: constants and links in docstrings are in them only.
/// </summary>
public sealed partial class FolderTests
{
    private const string Core = "HotelConcierge.";

    private static readonly string Folder = Path.Combine(Repository.Top, "src", "HotelConcierge");

    [Fact]
    public void Every_folder_of_the_core_has_its_place() => Assert.Equal(
        Directory.GetDirectories(Folder)
            .Where(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Any())
            .Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal),
        Places().Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_compiled_uses_only_folders_that_stand_before_its_own()
    {
        var core = new ArchLoader().LoadAssembly(typeof(ConciergeServices).Assembly).Build();
        var uses = from type in core.Types
                   where type.FullName.StartsWith(Core, StringComparison.Ordinal) && type.FullName != typeof(ConciergeServices).FullName
                   from dependency in type.Dependencies
                   where dependency.Target.FullName.StartsWith(Core, StringComparison.Ordinal)
                   select (File: FolderOf(type.Namespace.FullName) + '/' + type.Name, Used: FolderOf(dependency.Target.Namespace.FullName));
        var all = uses.Distinct().Where(use => use.File[0] is not '/').ToList();

        Assert.Contains(all, use => use is ("Turns/SendChunk", "Channels"));
        Assert.Empty(Wrong(Places(), all));
    }

    [Fact]
    public void Sources_name_only_folders_that_stand_before_their_own()
    {
        var uses = from folder in Directory.GetDirectories(Folder)
                   from file in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
                   from use in Using().Matches(File.ReadAllText(file))
                   select (File: Path.GetRelativePath(Folder, file).Replace('\\', '/'), Used: use.Groups["folder"].Value);
        var all = uses.ToList();

        Assert.Contains(all, use => use is ("Turns/SendChunk.cs", "Channels"));
        Assert.Empty(Wrong(Places(), all));
    }

    [Fact]
    public void A_cycle_would_be_seen()
    {
        string[] places = ["Text", "Channels", "Turns"];

        Assert.Empty(Wrong(places, [("Turns/Y", "Channels"), ("Turns/Y", "Turns")]));
        Assert.Equal(["Channels/X uses Turns, which stands after it"], Wrong(places, [("Turns/Y", "Channels"), ("Channels/X", "Turns")]));
        Assert.Equal(["Text/X uses Nowhere, which has no place"], Wrong(places, [("Text/X", "Nowhere")]));
    }

    private static IEnumerable<string> Wrong(IReadOnlyList<string> places, IEnumerable<(string File, string Used)> uses)
    {
        var at = places.Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => pair.place, StringComparer.Ordinal);
        return from use in uses
               let used = at.GetValueOrDefault(use.Used, int.MaxValue)
               where used > at.GetValueOrDefault(use.File[..use.File.IndexOf('/', StringComparison.Ordinal)], -1)
               select $"{use.File} uses {use.Used}, which {(used is int.MaxValue ? "has no place" : "stands after it")}";
    }

    /// <summary>The folder of a namespace; nothing for what stands above all folders.</summary>
    private static string FolderOf(string space) => space.Length <= Core.Length ? "" : space[Core.Length..].Split('.')[0];

    /// <summary>The folders in the order of the picture, lowest first.</summary>
    private static List<string> Places()
    {
        var picture = Picture().Match(File.ReadAllText(Path.Combine(Repository.Top, "docs", "architecture.md")).ReplaceLineEndings("\n"));
        Assert.True(picture.Success, "docs/architecture.md has no block that begins with ```folders");
        return [.. Place().Matches(picture.Groups["folders"].Value).Select(place => place.Groups["name"].Value)];
    }

    [GeneratedRegex(
        @"^using (static )?(\w+ = )?HotelConcierge\.(?<folder>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 30_000
    )]
    private static partial Regex Using();

    [GeneratedRegex(
        "^```folders\n(?<folders>.*?)^```",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Picture();

    [GeneratedRegex(@"(?<name>[A-Z]\w+)/", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Place();
}
