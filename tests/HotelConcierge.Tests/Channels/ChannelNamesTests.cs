using System.Text.RegularExpressions;
using HotelConcierge.Contracts;

namespace HotelConcierge.Tests.Channels;

/// <summary>
/// A channel is a folder and a line: no other source knows which ones there are. What a comment says about one is no knowledge.
/// </summary>
public sealed class ChannelNamesTests
{
    public static TheoryData<string, string[]> Projects => new()
    {
        { "HotelConcierge", ["ConciergeServices.cs"] },
        { "HotelConcierge.AspNetCore", [] },
        { "HotelConcierge.Embedded", [] },
        { "HotelConcierge.Functions", [] },
        { "HotelConcierge.Local", [] },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_source_outside_of_the_channels_folder_names_a_channel(string project, string[] except)
    {
        var folder = Path.Combine(Repository.Top, "src", project);
        var naming = from file in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
                     let path = Path.GetRelativePath(folder, file).Replace('\\', '/')
                     where !path.StartsWith("Channels/", StringComparison.Ordinal) && !IsItsPage(path) && !IsItsDesk(path)
                     where NamesChannel(File.ReadLines(file))
                     select path;

        Assert.Equal(except, naming);
    }

    [Fact]
    public void A_source_that_names_one_would_be_found()
    {
        Assert.True(NamesChannel(["    // as every channel", "    if (name == \"telegram\")"]));
        Assert.True(NamesChannel(["using HotelConcierge.Channels.Line;"]));
        Assert.True(NamesChannel(["using HotelConcierge.Channels.Conversations;"]));
        Assert.False(NamesChannel(["    writer.WriteLine(lines[0]);"]));
        Assert.False(NamesChannel(["using HotelConcierge.Conversations;"]));
        Assert.False(NamesChannel(["    /// <summary>Less than Telegram takes.</summary>", "    if (name == other)"]));
    }

    // One channel is served by the hosts themselves, and what they share of it stands together.
    private static bool IsItsPage(string path) => path.StartsWith("WebChat/", StringComparison.Ordinal);

    // A provider's own desk looks after the guests of one channel, in whose conversations it writes.
    private static bool IsItsDesk(string path) => path.StartsWith("Handoff/Flex/", StringComparison.Ordinal);

    // Names of types and settings, and channels' names as texts. An example in a message may be of some channel.
    private static bool NamesChannel(IEnumerable<string> lines) =>
        lines.Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .Any(line => ConciergeServices.Channels.Select(channel => channel.Section).Append("WhatsApp").Any(name =>
                Names(line, name)));

    // Two channels are called as a word of every day: of them only their namespace, types, settings and name as one count.
    private static bool Names(string line, string name) => name is "Line" or "Conversations"
        ? Regex.IsMatch(
            line,
            $@"\b{name}(__|Channel|Options|Settings|Registration|Webhook)|Channels\.{name}\b|new(\sChannelName)?\(""{name.ToLowerInvariant()}""\)",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(30))
        : line.Contains(name, StringComparison.Ordinal) || line.Contains($"\"{name}\"", StringComparison.OrdinalIgnoreCase);
}
