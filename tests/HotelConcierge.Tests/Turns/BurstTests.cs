using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Orchestration;
using HotelConcierge.Turns;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Turns;

/// <summary>Which messages become which turn, and what each turn knows of the others.</summary>
public sealed class BurstTests : IDisposable
{
    private readonly TurnWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Four_messages_in_a_second_are_one_turn_whose_model_call_read_all_four()
    {
        string[] texts = ["Explain", "why the sky is blue", "and also", "why it rains"];
        for (var i = 0; i < texts.Length; i++)
            _world.Hear(texts[i], at: i * 0.3);
        await _world.RunAsync();

        Assert.Single(_world.Conversations.Started);
        Assert.Equal(string.Join('\n', texts), Assert.Single(_world.Model.Shown)[^1].Text);
        Assert.Single(_world.Phone.Shown);
    }

    [Fact]
    public async Task A_message_during_a_turn_becomes_a_second_turn_that_knows_the_first()
    {
        _world.Host.Takes(nameof(AskModel), TimeSpan.FromSeconds(20));
        _world.Hear("Explain why the sky is blue");
        _world.Hear("Explain why it rains", at: 5);
        _world.Hear("and why it snows", at: 8);
        await _world.RunAsync();

        Assert.Equal([1L, 2L], _world.Conversations.Started.Select(turn => turn.Number));
        var prompt = _world
            .Model.Shown[1]
            .Where(message => message.Role != ChatRole.System)
            .Select(message => $"{message.Role}: {message.Text}");
        Assert.Equal(["user: Explain why the sky is blue", "assistant: answer 1", "user: Explain why it rains\nand why it snows"], prompt);
        Assert.Equal(
            ["answer 1", "answer 2"],
            _world.Phone.Shown.Where(text => text != _world.Reply(ReplyKeys.Hold)).Select(text => text[^8..]));
    }

    [Fact]
    public async Task The_second_turn_starts_as_soon_as_the_first_is_over()
    {
        _world.Host.Takes(nameof(AskModel), TimeSpan.FromSeconds(20));
        _world.Hear("Explain why the sky is blue");
        _world.Hear("Explain why it rains", at: 5);
        await _world.RunAsync();

        var runs = _world.Host.Runs.Where(run => run.Name is nameof(BeginTurn) or nameof(EndTurn)).ToList();
        Assert.Equal([nameof(BeginTurn), nameof(EndTurn), nameof(BeginTurn), nameof(EndTurn)], runs.Select(run => run.Name));
        Assert.Equal(runs[1].At, runs[2].At);
    }

    [Fact]
    public async Task The_same_webhook_fifty_times_is_one_turn_also_during_it_and_after_it()
    {
        _world.Host.Takes(nameof(AskModel), TimeSpan.FromSeconds(20));
        for (var i = 0; i < 50; i++)
            _world.Hear("Explain why the sky is blue", at: i, id: "wamid.A=");
        await _world.RunAsync();

        Assert.Single(_world.Conversations.Started);
        Assert.Single(_world.Model.Shown);
        Assert.Equal(2, _world.Phone.Shown.Count);
    }

    [Fact]
    public async Task A_message_redelivered_after_the_guest_was_forgotten_is_not_answered_again()
    {
        _world.Hear("Explain why the sky is blue", id: "m-1");
        await _world.RunAsync();
        await _world.RunAsync("forget me");
        _world.Hear("Explain why the sky is blue", at: _world.Elapsed.TotalSeconds + 60, id: "m-1");
        await _world.RunAsync();

        Assert.Equal(2, _world.Phone.Shown.Count);
    }

    [Fact]
    public async Task The_disclaimer_comes_once_before_the_first_answer()
    {
        await _world.RunAsync("Explain why the sky is blue");
        await _world.RunAsync("Explain why it rains");
        await _world.RunAsync("new conversation");
        await _world.RunAsync("Explain why it snows");

        Assert.Equal($"{_world.Reply("disclaimer")}\n\nanswer 1", _world.Phone.Shown[0]);
        Assert.Single(_world.Phone.Shown, text => text.Contains(_world.Reply("disclaimer"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_guest_who_got_only_an_apology_reads_the_disclaimer_with_the_first_answer()
    {
        _world.Model.Says("");
        await _world.RunAsync("Explain why the sky is blue");
        await _world.RunAsync("Explain why it rains");

        Assert.Equal([_world.Reply(ReplyKeys.Apology), $"{_world.Reply("disclaimer")}\n\nanswer 2"], _world.Phone.Shown);
    }

    [Fact]
    public async Task Every_kind_of_turn_ends_properly_and_counts()
    {
        await _world.RunAsync("Explain why the sky is blue");
        await _world.RunAsync("help");
        await _world.RunAsync("new conversation");
        await _world.RunAsync("STOP");
        await _world.RunAsync("START");
        await _world.RunAsync("he is not breathing");
        await _world.RunAsync("forget me");

        // These are begun by Telegram's START, by operators, by a guest's phone, and where people are at a desk.
        Assert.Equal(
            Enum.GetValues<TurnKind>().Except([TurnKind.Welcome, TurnKind.ProactiveMessage, TurnKind.Revoked, TurnKind.Forward, TurnKind.Desk]).Order(),
            _world.Conversations.Started.Select(turn => turn.Kind).Order());
        Assert.Equal([1L, 2L, 3L, 4L, 5L, 6L, 7L], _world.Conversations.Started.Select(turn => turn.Number));
        Assert.All(_world.Outcomes(), outcome => Assert.Equal(nameof(TurnOutcome.Answered), outcome));
        Assert.All(_world.Conversations.Started, turn => Assert.Empty(_world.Host.ForgottenTimers(turn.TurnId)));
    }

    [Fact]
    public async Task A_turn_with_three_chunks_costs_eleven_durable_actions()
    {
        _world.Model.Says(string.Join("\n\n", Enumerable.Range(1, 3).Select(part => $"Part {part}. " + new string('x', 1300) + ".")));
        await _world.RunAsync("Explain why the sky is blue");

        Assert.Equal(3, _world.Phone.Shown.Count);
        Assert.Equal(
            ["BeginTurn", "AskModel", "ComposeReply", "SendChunk", "SendChunk", "SendChunk", "EndTurn"],
            _world.Host.Runs.Select(run => run.Name));
        // Seven activities, the timers of hold message and deadline, the wait for an interruption; and the turn's completion.
        // On Azure each is paid for and takes its time in the task hub.
        Assert.Equal(11, _world.Host.Runs[^1].Sequence + 1);
    }

    [Fact]
    public async Task What_stands_in_a_turns_history_is_small_and_holds_no_words_of_the_guest()
    {
        _world.Model.Says(new string('x', 5000) + " The sky is blue.");
        await _world.RunAsync("Explain why the sky is blue");

        var history = _world
            .Host.Runs.Select(run => run.Input)
            .Concat(
                _world
                    .Host.History(_world.Conversations.Started[0].TurnId)
                    .OfType<TurnEvent.ActivityCompleted>()
                    .Select(done => done.Result))
            .ToList();
        Assert.All(history, json => Assert.InRange(json.Length, 2, 600));
        Assert.DoesNotContain(history, json => json.Contains("sky", StringComparison.Ordinal));
        Assert.DoesNotContain(history, json => json.Contains(TurnWorld.Address.Guest, StringComparison.Ordinal));
    }
}
