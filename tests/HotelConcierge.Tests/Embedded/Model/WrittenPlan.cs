using System.Globalization;
using System.Text.RegularExpressions;

namespace HotelConcierge.Tests.Embedded.Model;

/// <summary>A plan taken apart as a reader sees it: sections, and items with their paragraphs.</summary>
internal sealed partial record WrittenPlan(IReadOnlyList<WrittenPlan.Section> Sections)
{
    public IEnumerable<Item> Items => Sections.SelectMany(section => section.Items);

    public static WrittenPlan Read(string markdown)
    {
        var sections = new List<Section>();
        foreach (var line in markdown.Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                sections.Add(new Section(line[3..], []));
            else if (ItemHeading().Match(line) is { Success: true } heading)
                sections[^1]
                    .Items.Add(
                        new Item(int.Parse(heading.Groups["number"].Value, CultureInfo.InvariantCulture), heading.Groups["name"].Value, [])
                    );
            else if (line.Length > 0 && sections is [.., { Items: [.., var item] }])
                item.Paragraphs.Add(line);
        }

        return new WrittenPlan(sections);
    }

    [GeneratedRegex(@"^### (?<number>\d+)\. (?<name>.+)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex ItemHeading();

    public sealed record Section(string Heading, List<Item> Items);

    public sealed record Item(int Number, string Name, List<string> Paragraphs);
}
