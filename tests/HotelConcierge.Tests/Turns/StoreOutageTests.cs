using HotelConcierge.Assistants;
using HotelConcierge.Diagnostics;

namespace HotelConcierge.Tests.Turns;

/// <summary>Our own store fails for a while: turns wait for it, and none keeps its conversation waiting for ever.</summary>
public sealed class StoreOutageTests : IDisposable
{
    private const string Question = "Explain why the sky is blue";
    private readonly TurnWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_turn_that_begins_during_an_outage_is_answered_after_it()
    {
        _world.StoreFailsAt = _ => _world.Elapsed < TimeSpan.FromMinutes(8);
        await _world.RunAsync(Question);

        Assert.EndsWith("answer 1", Assert.Single(_world.Phone.Shown), StringComparison.Ordinal);
        Assert.Single(_world.Model.Shown);
    }

    [Fact]
    public async Task A_receipt_that_could_not_be_written_costs_the_guest_no_second_copy()
    {
        var writes = 0;
        _world.StoreFailsAt = where => where == "before putting into receipts" && ++writes is 2 or 3 or 4;
        await _world.RunAsync(Question);

        Assert.EndsWith("answer 1", Assert.Single(_world.Phone.Shown), StringComparison.Ordinal);
        Assert.Equal([nameof(TurnOutcome.Answered)], _world.Outcomes());
        Assert.True(writes > 4);
    }

    [Fact]
    public async Task An_intent_that_cannot_be_written_keeps_the_chunk_from_being_sent()
    {
        _world.StoreFailsAt = where => where == "before putting into receipts";
        _world.Hear(Question);
        await _world.Host.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(0, _world.Phone.Calls);
    }

    [Fact]
    public async Task A_turn_whose_answer_could_not_be_kept_ends_with_an_apology()
    {
        _world.StoreFailsAt = where => where == "before batching in turns" && _world.Elapsed < TimeSpan.FromSeconds(10);
        await _world.RunAsync(Question);

        Assert.Equal([_world.Reply(ReplyKeys.Apology)], _world.Phone.Shown);
    }

    [Fact]
    public async Task After_an_outage_longer_than_all_patience_the_next_message_is_answered()
    {
        _world.StoreFailsAt = where => where.EndsWith("turns", StringComparison.Ordinal) && _world.Elapsed < TimeSpan.FromMinutes(30);
        _world.Hear(Question);
        _world.Hear("Explain why it rains", at: TimeSpan.FromMinutes(31).TotalSeconds);
        await _world.RunAsync();

        Assert.Equal([nameof(TurnOutcome.Undeliverable), nameof(TurnOutcome.Answered)], _world.Outcomes());
        Assert.EndsWith("answer 1", Assert.Single(_world.Phone.Shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_guest_has_read_before_an_outage_is_remembered_after_it()
    {
        _world.Model.Says(string.Join("\n\n", Enumerable.Range(1, 3).Select(part => $"Part {part}. " + new string('x', 1300) + ".")));
        _world.StoreFailsAt = where =>
            where == "before putting into receipts" && _world.Phone.Shown.Count == 2 && _world.Elapsed < TimeSpan.FromMinutes(30);
        _world.Hear(Question);
        _world.Hear("Explain why it rains", at: TimeSpan.FromMinutes(31).TotalSeconds);
        await _world.RunAsync();

        Assert.Equal([nameof(TurnOutcome.Undeliverable), nameof(TurnOutcome.Answered)], _world.Outcomes());
        Assert.Contains(_world.Model.Shown[1], message => message.Text.Contains("Part 1.", StringComparison.Ordinal));
    }
}
