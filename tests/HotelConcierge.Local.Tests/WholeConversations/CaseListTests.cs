using System.Globalization;
using HotelConcierge.Evaluate.Conversations;
using Xunit.Abstractions;

namespace HotelConcierge.Local.Tests.WholeConversations;

/// <summary>Holds <c>tests/conversations/cases.md</c> and the conversations to each other.</summary>
public sealed class CaseListTests(ITestOutputHelper output)
{
    /// <summary>One of each situation, and five more of its kind.</summary>
    private const int Least = 6;

    private static readonly IReadOnlyList<(int Case, string Title, string Aside)> Cases =
    [
        .. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "conversations", "cases.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length > 4 && int.TryParse(cells[1], CultureInfo.InvariantCulture, out _))
            .Select(cells => (int.Parse(cells[1], CultureInfo.InvariantCulture), cells[2], cells[3])),
    ];

    private static readonly ILookup<int, ConversationScript> Told =
        ConversationFile.All.Values.Where(script => script.Case is not null).ToLookup(script => script.Case!.Value);

    [Fact]
    public void Every_reported_situation_is_had_in_six_wordings_at_least()
    {
        List<string> lacking = [];
        foreach (var (number, title, aside) in Cases.Where(entry => entry.Aside.Length == 0))
        {
            var wordings = Told[number].Select(WordsOf).Distinct(StringComparer.OrdinalIgnoreCase).Count();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number}: {wordings}"));
            if (wordings < Least)
                lacking.Add(string.Create(CultureInfo.InvariantCulture, $"{number}, {title}: {Least - wordings} more"));
        }

        Assert.True(lacking.Count == 0, string.Join('\n', lacking));
    }

    [Fact]
    public void Every_conversation_of_a_situation_is_of_one_that_is_listed() =>
        Assert.Empty(Told.Select(group => group.Key).Except(Cases.Select(entry => entry.Case)));

    [Fact]
    public void What_is_no_conversation_says_why_and_has_none() =>
        Assert.All(Cases.Where(entry => entry.Aside.Length > 0), entry => Assert.Empty(Told[entry.Case]));

    [Fact]
    public void There_are_so_many_situations_and_each_is_listed_once()
    {
        Assert.True(Cases.Count >= 42, "Rows of cases.md are missing, or are not read.");
        Assert.Distinct(Cases.Select(entry => entry.Case));
        Assert.All(Cases, entry => Assert.NotEmpty(entry.Title));
    }

    [Fact]
    public void There_are_many_conversations() => Assert.InRange(ConversationFile.All.Count, 500, int.MaxValue);

    /// <summary>What the guest says and does in it; the same with another provider's words is another.</summary>
    private static string WordsOf(ConversationScript script) => string.Join(
        '\n',
        script.Lines.SelectMany(line => line.Burst ?? [$"{line.Guest}{line.Tap}{line.Event?.Reaction}"]).Prepend(script.At));
}
