using System.Text.RegularExpressions;
using HotelConcierge.Tests.Settings;

namespace HotelConcierge.Tests.Functions;

/// <summary>One function as it stands in the source of the Functions project, which is not compiled beside these tests.</summary>
/// <param name="Name">What stands between the brackets of its attribute.</param>
/// <param name="Code">From its attribute to the next one, or to the end of the file.</param>
internal sealed partial record FunctionSource(string File, string Name, string Code)
{
    public const string Folder = "src/HotelConcierge.Functions";

    public static IReadOnlyList<string> Files { get; } =
        [.. RepositoryFile.Find(Folder, "*.cs").Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))];

    public static IReadOnlyList<FunctionSource> All { get; } = [.. Files.SelectMany(In)];

    /// <summary>The expression that a typed name would be: what stands between the quotes, or the whole when it is no string.</summary>
    public string PlainName => Nameof().Match(Name) is { Success: true } match ? match.Groups["name"].Value : Name;

    private static IEnumerable<FunctionSource> In(string file)
    {
        var text = RepositoryFile.Read(file);
        var attributes = Attribute().Matches(text);
        for (var i = 0; i < attributes.Count; i++)
        {
            var end = i + 1 < attributes.Count ? attributes[i + 1].Index : text.Length;
            yield return new(file, attributes[i].Groups["name"].Value, text[attributes[i].Index..end]);
        }
    }

    [GeneratedRegex(@"\[Function\((?<name>.+?)\)\]\r?$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Attribute();

    [GeneratedRegex(@"^nameof\((?<name>\w+)\)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Nameof();
}
