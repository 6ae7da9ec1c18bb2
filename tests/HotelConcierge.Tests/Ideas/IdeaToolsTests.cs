using System.Text.Json.Nodes;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Ideas;
using HotelConcierge.Languages;
using HotelConcierge.Messages;
using HotelConcierge.Proposals;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tools;

namespace HotelConcierge.Tests.Ideas;

public sealed class IdeaToolsTests
{
    private const string Plan = "## Conversations\n\n### Mud talk\n\nTalk.\n\n## Games\n\n### **2) Mud cake**\n\nBake.\n\n### Mud race\n\nRun.";

    private static readonly ConversationId s_guest = new("phone-abc");
    private readonly ManualTimeProvider _clock = new();
    private readonly IdeaCatalog _catalog = IdeaCatalog.Load(Shipped.Folder);
    private readonly IdeaStore _store;
    private readonly IdeaDesk _desk;

    public IdeaToolsTests()
    {
        var rows = new InMemoryTableStore();
        _store = new(rows, _clock);
        _desk = new(_catalog, _store, new OpenProposals(rows, _clock), LanguageCatalog.Default, _clock);
    }

    [Fact]
    public async Task Whatever_model_wrote_a_plan_its_ideas_have_numbers_that_hold()
    {
        var plan = await FinishAsync("t1", 1, "activities", Plan);
        var more = await FinishAsync("t2", 2, "follow-up", "### Mud song\n\nSing.");
        var again = await FinishAsync("t3", 3, "follow-up", "### mud cake\n\nBake it longer.");
        var repeated = await FinishAsync("t3", 3, "follow-up", "### Mud bath\n\nSplash.");

        Assert.Contains("### 1. Mud talk", plan, StringComparison.Ordinal);
        Assert.Contains("### 2. Mud cake", plan, StringComparison.Ordinal);
        Assert.Contains("### 3. Mud race", plan, StringComparison.Ordinal);
        Assert.Contains("### 4. Mud song", more, StringComparison.Ordinal);
        Assert.Contains("### 2. mud cake", again, StringComparison.Ordinal);
        Assert.Contains("### 5. Mud bath", repeated, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3, 4, 5], (await _store.ReadAsync(s_guest, default)).Ideas.Select(idea => idea.Number));
    }

    [Fact]
    public async Task A_plan_that_the_guest_did_not_get_has_no_numbers()
    {
        await FinishAsync("t1", 1, "activities", Plan);
        var unsent = await new IdeaAnswers(_catalog, _store).FinishAsync(
            new("", s_guest, Shipped.EarlyYears, []) { Turn = "t2", TurnNumber = 2 },
            Shipped.EarlyYears.Route("activities")!,
            "### Snow cave\n\nDig.\n\n### Snow race\n\nRun.",
            new ChannelAbilities(new TextStyle(TextMarkup.Plain, 1600)),
            default);
        var saved = await new SaveIdea(_desk).RunAsync(Call("t3-0-0", "save 2", 2), default);

        Assert.NotNull(unsent.Remember);
        Assert.Contains("Mud cake", saved.Line!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_on_another_topic_starts_over_and_an_answer_without_ideas_changes_nothing()
    {
        await FinishAsync("t1", 1, "activities", Plan);
        var text = await FinishAsync("t2", 2, "follow-up", "Just go outside.");
        var other = await FinishAsync("t3", 3, "activities", "### Snow cave\n\nDig.");

        Assert.Equal("Just go outside.", text);
        Assert.Contains("### 1. Snow cave", other, StringComparison.Ordinal);
        Assert.Single((await _store.ReadAsync(s_guest, default)).Ideas);
    }

    [Fact]
    public async Task There_are_no_more_numbers_than_the_tools_take_and_the_oldest_idea_gives_way()
    {
        await FinishAsync("t1", 1, "activities", Plan);
        var last = "";
        for (var turn = 2; turn <= IdeaNumbering.Most; turn++)
            last = await FinishAsync($"t{turn}", turn, "follow-up", $"### Song {turn}\n\nSing.");

        var ideas = (await _store.ReadAsync(s_guest, default)).Ideas;
        Assert.Equal(IdeaNumbering.Most, ideas.Count);
        Assert.InRange(ideas.Max(idea => idea.Number), 1, IdeaNumbering.Most);
        Assert.Equal(ideas.Count, ideas.Select(idea => idea.Number).Distinct().Count());
        Assert.DoesNotContain(ideas, idea => idea.Name is "Mud talk");
        Assert.Equal($"Song {IdeaNumbering.Most}", ideas.Single(idea => last.Contains($"### {idea.Number}. ", StringComparison.Ordinal)).Name);
    }

    [Fact]
    public void Every_number_of_a_saved_idea_can_be_shown_and_saved_and_removed()
    {
        foreach (var tool in (ITool[])[new ShowIdea(_desk), new SaveIdea(_desk), new RemoveSavedIdea(_desk)])
        {
            var number = tool.DeclarationFor(Shipped.EarlyYears).JsonSchema.GetProperty("properties").GetProperty("number");
            Assert.InRange(IdeaStore.MostSaved, 1, number.GetProperty("maximum").GetInt32());
        }
    }

    [Theory]
    [InlineData("save 2", 2, "saved")]
    [InlineData("keep the second one for me", 2, "saved")]
    [InlineData("please save the mud cake", 2, "saved")]
    [InlineData("keep the second one", 3, "proposed")]
    [InlineData("keep that one", 2, "proposed")]
    [InlineData("guarda la segunda", 2, "saved")]
    [InlineData("speicher die zweite", 2, "saved")]
    [InlineData("garde la deuxième", 2, "saved")]
    public async Task An_idea_is_saved_at_once_only_where_the_guests_words_name_it(string heard, int number, string result)
    {
        await FinishAsync("t1", 1, "activities", Plan);

        Assert.Equal(result, ResultOf(await new SaveIdea(_desk).RunAsync(Call("t2-0-0", heard, number), default)));
        Assert.Equal(result is "saved" ? 1 : 0, (await _store.SavedAsync(s_guest, default)).Count);
    }

    [Fact]
    public async Task Saving_and_removing_are_done_once_however_often_a_call_runs()
    {
        await FinishAsync("t1", 1, "activities", Plan);
        var save = new SaveIdea(_desk);
        var first = await save.RunAsync(Call("t2-0-0", "save 2", 2), default);
        var repeated = await save.RunAsync(Call("t2-0-0", "save 2", 2), default);
        var other = await save.RunAsync(Call("t3-0-0", "save 2", 2), default);
        var list = await new SavedIdeas(_desk).RunAsync(Call("t4-0-0", "what did i save", null), default);
        var remove = new RemoveSavedIdea(_desk);
        var removed = await remove.RunAsync(Call("t5-0-0", "remove 1", 1), default);
        var left = await _store.SavedAsync(s_guest, default);
        var savedAgain = await save.RunAsync(Call("t6-0-0", "save 1", 1), default);

        Assert.Equal(first.Line, repeated.Line);
        Assert.Contains("already", other.Line!, StringComparison.Ordinal);
        Assert.EndsWith("1. Mud cake", list.Line, StringComparison.Ordinal);
        Assert.Equal("removed", ResultOf(removed));
        Assert.Empty(left);
        Assert.Equal("saved", ResultOf(savedAgain));
    }

    /// <summary>After the first removal the second idea has the number of the first.</summary>
    [Fact]
    public async Task A_removal_that_runs_again_does_not_remove_the_next_idea()
    {
        await FinishAsync("t1", 1, "activities", Plan);
        var (save, remove) = (new SaveIdea(_desk), new RemoveSavedIdea(_desk));
        await save.RunAsync(Call("t2-0-0", "save 1", 1), default);
        await save.RunAsync(Call("t3-0-0", "save 2", 2), default);
        var first = await remove.RunAsync(Call("t4-0-0", "remove 1", 1), default);
        var repeated = await remove.RunAsync(Call("t4-0-0", "remove 1", 1), default);

        Assert.Equal("removed", ResultOf(first));
        Assert.Equal(first.Line, repeated.Line);
        Assert.Single(await _store.SavedAsync(s_guest, default));
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("the third one", 3)]
    public async Task A_number_right_after_a_plan_is_the_idea_with_that_number(string heard, int number)
    {
        await FinishAsync("t1", 1, "activities", Plan);
        var show = new ShowIdea(_desk);

        var answer = Assert.Single(await show.ReadAnswersAsync(Call("", heard, null), default));
        var result = await show.RunAsync(Call("t2-0-0", heard, null) with { Arguments = answer.Arguments }, default);

        Assert.Equal(number, (int?)JsonNode.Parse(result.Text)!["number"]);
        Assert.Empty(await show.ReadAnswersAsync(Call("", heard, null) with { TurnNumber = 4 }, default));
    }

    [Fact]
    public async Task A_saved_idea_needs_a_result_to_be_claimed()
    {
        var proofs = new IdeaProofs(_catalog);
        var guest = Call("", "", null);

        Assert.False(await proofs.IsTrueAsync(guest, ClaimKind.Saved, "Saved!", [], default));
        Assert.True(await proofs.IsTrueAsync(guest, ClaimKind.Saved, "Saved!", ["""{"result":"saved"}"""], default));
        Assert.Null(await proofs.IsTrueAsync(guest, ClaimKind.Booked, "Booked!", [], default));
        Assert.Null(await proofs.IsTrueAsync(
            new("", s_guest, Shipped.Hotel, []), ClaimKind.Saved, "Saved!", [], default));
    }

    private static string ResultOf(ToolResult result) => (string?)JsonNode.Parse(result.Text)!["result"] ?? "";

    private static ToolCall Call(string id, string heard, int? number) => new(
        id, s_guest, Shipped.EarlyYears, number is null ? [] : new JsonObject { ["number"] = number })
    {
        Heard = heard,
        Turn = id.Length > 2 ? id[..2] : "t2",
        TurnNumber = 2,
    };

    private async Task<string> FinishAsync(string turn, long number, string route, string markdown)
    {
        var answers = new IdeaAnswers(_catalog, _store);
        var finished = await answers.FinishAsync(
            new("", s_guest, Shipped.EarlyYears, []) { Turn = turn, TurnNumber = number },
            Shipped.EarlyYears.Route(route)!,
            markdown,
            new ChannelAbilities(new TextStyle(TextMarkup.Plain, 1600)),
            default);
        if (finished.Remember is { } remember)
            await answers.RememberAsync(s_guest, remember, default);
        return finished.Markdown;
    }
}
