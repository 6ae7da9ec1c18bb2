using System.Text.Json;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Handoff;
using HotelConcierge.Messages;
using HotelConcierge.Model;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Turns;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Handoff;

/// <summary>A case of which nobody has said what it is about is summed up by a model, once, after it is there.</summary>
public sealed class CaseSummariesTests : IDisposable
{
    private const string Words = "my key does not work, room 12";
    private const string Summary = "The guest of room 12 cannot open the door.";

    private readonly DeskWorld _desk = DeskWorld.OfPeopleAlone("openai");

    public void Dispose() => _desk.Dispose();

    private CaseSummaries Summaries => _desk.Get<CaseSummaries>();

    [Fact]
    public async Task It_is_made_once_of_what_was_said_and_kept_with_the_case()
    {
        var one = await _desk.HearAsync(Words);
        Assert.Equal((true, null, ""), (one.WantsSummary, one.ModelSummary, one.Summary));

        _desk.World.Model.Says(Answer(Summary));
        Assert.IsType<DeskOutcome.Done>(await Summaries.MakeAsync(one.Id, default));
        Assert.IsType<DeskOutcome.Done>(await Summaries.MakeAsync(one.Id, default));

        one = Assert.Single(await _desk.OpenAsync());
        Assert.Equal((false, Summary, ""), (one.WantsSummary, one.ModelSummary, one.Summary));
        var shown = Assert.Single(_desk.World.Model.Shown);
        Assert.DoesNotContain(Words, shown[0].Text, StringComparison.Ordinal);
        Assert.Equal(Words, JsonDocument.Parse(shown[1].Text).RootElement.GetProperty("chat")[0].GetProperty("text").GetString());
        Assert.Contains("'en'", shown[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(_desk.World.Log, line => line.Contains("room 12", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_case_of_danger_has_one_and_is_urgent_without_it()
    {
        await _desk.World.RunAsync("my baby is not breathing");
        var one = Assert.Single(await _desk.OpenAsync());
        Assert.Equal((CaseUrgency.Urgent, true), (one.Urgency, one.WantsSummary));

        _desk.World.Model.Says(Answer("A baby is not breathing."));
        await Summaries.MakeAsync(one.Id, default);
        Assert.Equal("A baby is not breathing.", Assert.Single(await _desk.OpenAsync()).ModelSummary);
    }

    [Fact]
    public async Task What_the_concierge_has_summed_up_itself_is_not_summed_up_again()
    {
        using var desk = new DeskWorld();
        var one = await desk.AskForPersonAsync();

        Assert.False(one.WantsSummary);
        var asked = desk.World.Model.Shown.Count;
        await desk.Get<CaseSummaries>().MakeAsync(one.Id, default);
        Assert.Equal(asked, desk.World.Model.Shown.Count);
    }

    [Fact]
    public async Task A_long_one_is_cut()
    {
        var one = await _desk.HearAsync(Words);
        _desk.World.Model.Says(Answer(string.Concat(Enumerable.Repeat("Loud 😀\n", 200))));
        await Summaries.MakeAsync(one.Id, default);

        var made = Assert.Single(await _desk.OpenAsync()).ModelSummary!;
        Assert.InRange(made.Length, DeskCase.LongestModelSummary - 2, DeskCase.LongestModelSummary);
        Assert.EndsWith("…", made, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', made);
    }

    [Fact]
    public async Task A_model_that_fails_leaves_the_case_as_it_is_and_is_not_asked_again()
    {
        var one = await _desk.HearAsync(Words);
        _desk.World.Model.Throws(new ModelException(ModelTrouble.OutOfQuota, Words));
        Assert.IsType<DeskOutcome.Done>(await Summaries.MakeAsync(one.Id, default));
        await _desk.World.Host.AdvanceAsync(MadeTexts.ClaimCountsFor);
        Assert.IsType<DeskOutcome.Done>(await Summaries.MakeAsync(one.Id, default));

        Assert.Equal((false, null), Assert.Single(await _desk.OpenAsync()) is var after ? (after.WantsSummary, after.ModelSummary) : default);
        Assert.Single(_desk.World.Model.Shown);
        Assert.Contains(_desk.World.Log, line => line.Contains(nameof(ModelTrouble.OutOfQuota), StringComparison.Ordinal));
        Assert.DoesNotContain(_desk.World.Log, line => line.Contains("room 12", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_who_is_forgotten_or_closed_meanwhile_nothing_is_kept()
    {
        var one = await _desk.HearAsync(Words);
        _desk.World.Model.Does(async () =>
        {
            await _desk.World.RunAsync("forget me");
            return new(ChatRole.Assistant, Answer(Summary));
        });
        await Summaries.MakeAsync(one.Id, default);

        Assert.Null(await _desk.Get<DeskCases>().FindAsync(one.Id, default));
        Assert.DoesNotContain(await _desk.World.RowsAsync(GuestTables.Turns), row => row.Key.StartsWith("people-", StringComparison.Ordinal));
        Assert.IsType<DeskOutcome.NotFound>(await Summaries.MakeAsync(one.Id, default));

        one = await _desk.HearAsync("good evening");
        await _desk.Work.CloseAsync(one.Id, DeskWorld.Anna, "", default);
        Assert.IsType<DeskOutcome.IsClosed>(await Summaries.MakeAsync(one.Id, default));
    }

    [Fact]
    public async Task It_goes_when_the_guest_takes_words_back_that_it_may_repeat()
    {
        _desk.World.Hear(new InboundMessage("w1", TurnWorld.Address, MessageKind.Text, Words) { SourceId = "w1" });
        await _desk.World.RunAsync();
        var one = Assert.Single(await _desk.OpenAsync());
        _desk.World.Model.Says(Answer(Summary));
        await Summaries.MakeAsync(one.Id, default);

        await _desk.World.Conversations.SignalAsync(
            TurnWorld.Guest, new ConversationEvent.MessageRevoked("w1", _desk.World.Clock.GetUtcNow()), default);
        await _desk.World.RunAsync();

        Assert.Null(Assert.Single(await _desk.OpenAsync()).ModelSummary);
        Assert.DoesNotContain(await _desk.World.RowsAsync(GuestTables.Turns), row => row.Key.StartsWith("people-", StringComparison.Ordinal));
    }

    private static string Answer(string text) => JsonSerializer.Serialize(new { summary = text });
}
