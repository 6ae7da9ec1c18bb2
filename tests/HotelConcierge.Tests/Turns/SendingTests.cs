using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Messages;
using HotelConcierge.Storage;
using HotelConcierge.Turns;

namespace HotelConcierge.Tests.Turns;

/// <summary>What becomes of a reply when the provider is slow, full, silent or says no.</summary>
public sealed class SendingTests : IDisposable
{
    private const string Question = "Explain why the sky is blue";
    private static readonly string LongAnswer = string.Join(
        "\n\n",
        Enumerable.Range(1, 3).Select(part => $"Part {part}. " + new string('x', 1300) + "."));
    private readonly TurnWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_full_provider_is_asked_again_after_the_time_it_gave()
    {
        List<TimeSpan> calls = [];
        _world.Phone.WhileSending = _ =>
        {
            calls.Add(_world.Elapsed);
            return Task.CompletedTask;
        };
        _world.Phone.Fails(SendFailure.RateLimited, TimeSpan.FromSeconds(37));
        await _world.RunAsync(Question);

        Assert.EndsWith("answer 1", Assert.Single(_world.Phone.Shown), StringComparison.Ordinal);
        Assert.Equal([TimeSpan.FromSeconds(1.2), TimeSpan.FromSeconds(38.2)], calls);
    }

    [Theory]
    [InlineData(SendFailure.RateLimited)]
    [InlineData(SendFailure.Transient)]
    public async Task Without_a_time_given_each_pause_is_twice_the_one_before_up_to_a_minute(SendFailure failure)
    {
        List<TimeSpan> calls = [];
        _world.Phone.WhileSending = _ =>
        {
            calls.Add(_world.Elapsed);
            return Task.CompletedTask;
        };
        _world.Phone.Fails(failure, times: 9);
        await _world.RunAsync(Question);

        Assert.Single(_world.Phone.Shown);
        var pauses = calls.Zip(calls.Skip(1), (earlier, later) => (later - earlier).TotalSeconds);
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60, 60], pauses);
    }

    [Fact]
    public async Task What_was_refused_for_sure_is_sent_again_without_a_question()
    {
        _world.Phone.Fails(SendFailure.Transient).Fails(SendFailure.RateLimited);
        await _world.RunAsync(Question);

        Assert.Equal((3, 0), (_world.Phone.Calls, _world.Phone.Questions));
    }

    [Fact]
    public async Task The_chunks_after_a_hindered_one_wait_for_it()
    {
        _world.Model.Says(LongAnswer);
        _world.Phone.Takes(1).Fails(SendFailure.Transient, times: 3);
        await _world.RunAsync(Question);

        Assert.Equal(
            ["Part 1", "Part 2", "Part 3"],
            _world.Phone.Shown.Select(text => text[text.IndexOf("Part", StringComparison.Ordinal)..][..6]));
    }

    [Fact]
    public async Task A_message_the_provider_took_without_our_hearing_of_it_is_not_sent_twice()
    {
        _world.Model.Says(LongAnswer);
        _world.Phone.Takes(1).TakesAndFallsSilent();
        await _world.RunAsync(Question);

        Assert.Equal((3, 3, 1), (_world.Phone.Shown.Count, _world.Phone.Calls, _world.Phone.Questions));
        Assert.Equal(["sent-1", "sent-2", "sent-3"], (await _world.RowsAsync(GuestTables.Receipts)).Select(row => row["messageId"]));
        Assert.Equal([nameof(TurnOutcome.Answered)], _world.Outcomes());
    }

    [Fact]
    public async Task A_message_that_got_lost_on_the_way_is_sent_again()
    {
        _world.Phone.Fails(SendFailure.Unknown);
        await _world.RunAsync(Question);

        Assert.EndsWith("answer 1", Assert.Single(_world.Phone.Shown), StringComparison.Ordinal);
        Assert.Equal((2, 1), (_world.Phone.Calls, _world.Phone.Questions));
    }

    [Fact]
    public async Task A_piece_has_the_same_key_at_every_try_and_no_other_piece_has_it()
    {
        _world.Model.Says(LongAnswer);
        _world.Phone.Takes(1).Fails(SendFailure.Unknown).Fails(SendFailure.Transient);
        await _world.RunAsync(Question);
        await _world.RunAsync("Explain why grass is green");

        var keys = _world.Phone.Keys;
        Assert.Equal(6, keys.Count);
        Assert.Equal([keys[0], keys[1], keys[4], keys[5]], keys.Distinct());
        Assert.Equal((keys[1], keys[1]), (keys[2], keys[3]));
    }

    [Fact]
    public async Task While_the_provider_cannot_be_asked_nothing_is_sent_again()
    {
        _world.Phone.TakesAndFallsSilent().CannotBeAsked(times: 5);
        await _world.RunAsync(Question);

        Assert.EndsWith("answer 1", Assert.Single(_world.Phone.Shown), StringComparison.Ordinal);
        Assert.Equal((1, 6), (_world.Phone.Calls, _world.Phone.Questions));
    }

    [Fact]
    public async Task The_same_words_said_before_do_not_pass_for_a_message_that_got_lost()
    {
        _world.Model.Says("Yes.").Says("Yes.").Says("Yes.");
        await _world.RunAsync(Question);
        await _world.RunAsync("Explain why grass is green");
        _world.Phone.Fails(SendFailure.Unknown);
        await _world.RunAsync("Explain why it rains");

        Assert.Equal(3, _world.Phone.Shown.Count);
        Assert.Equal("Yes.", _world.Phone.Shown[2]);
    }

    [Fact]
    public async Task A_guest_who_blocked_us_with_the_provider_is_sent_nothing_more_until_they_write_again()
    {
        _world.Model.Says(LongAnswer);
        _world.Phone.Takes(1).Fails(SendFailure.OptedOut);
        await _world.RunAsync(Question);

        Assert.Equal((1, 2), (_world.Phone.Shown.Count, _world.Phone.Calls));
        Assert.Equal(ConversationMode.OptedOut, (await _world.StateAsync())!.Mode);
        Assert.Equal([nameof(TurnOutcome.Stopped)], _world.Outcomes());

        await _world.RunAsync("Explain why grass is green");
        Assert.EndsWith("answer 2", _world.Phone.Shown[^1], StringComparison.Ordinal);
        Assert.Equal(ConversationMode.Bot, (await _world.StateAsync())!.Mode);
    }

    [Fact]
    public async Task A_guests_own_stop_outlasts_a_block_of_the_provider_until_start()
    {
        await _world.RunAsync(Question);
        _world.Phone.Fails(SendFailure.OptedOut);
        await _world.RunAsync("Stop, thank you");
        var shown = _world.Phone.Shown.Count;

        await _world.RunAsync("Explain why grass is green");
        Assert.Equal(shown, _world.Phone.Shown.Count);

        await _world.RunAsync("START");
        Assert.Equal(_world.Reply(ReplyKeys.Resumed), _world.Phone.Shown[^1]);
    }

    [Theory]
    [InlineData(SendFailure.WindowClosed)]
    [InlineData(SendFailure.Permanent)]
    public async Task What_will_fail_the_same_way_every_time_is_tried_once_and_the_conversation_goes_on(SendFailure failure)
    {
        _world.Model.Says(LongAnswer);
        _world.Phone.Takes(1).Fails(failure);
        await _world.RunAsync(Question);
        Assert.Equal((1, 2), (_world.Phone.Shown.Count, _world.Phone.Calls));
        Assert.Equal([nameof(TurnOutcome.Undeliverable)], _world.Outcomes());

        await _world.RunAsync("Explain why it rains");
        Assert.EndsWith("answer 2", _world.Phone.Shown[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chunk_whose_turn_comes_after_the_window_closed_is_not_even_tried()
    {
        _world.Phone.ReplyWindow = TimeSpan.FromHours(24);
        _world.Model.Says(LongAnswer);
        _world.Phone.Takes(1);
        for (var i = 0; i < 3; i++)
            _world.Phone.Fails(SendFailure.RateLimited, TimeSpan.FromMinutes(59));
        _world.Host.Takes(nameof(SendChunk), TimeSpan.FromHours(8));
        await _world.RunAsync(Question);

        // The second chunk was tried after 8 and 17 hours; 26 are too many.
        Assert.Equal((1, 3), (_world.Phone.Shown.Count, _world.Phone.Calls));
        Assert.Equal([nameof(TurnOutcome.Stopped)], _world.Outcomes());
    }

    [Theory]
    [InlineData(SendFailure.Transient)]
    [InlineData(SendFailure.Unknown)]
    [InlineData(SendFailure.RateLimited)]
    public async Task A_chunk_is_given_up_after_twenty_tries(SendFailure failure)
    {
        _world.Phone.Fails(failure, times: 30);
        await _world.RunAsync(Question);

        Assert.Equal(TurnOrchestration.MostTries, _world.Phone.Calls);
        Assert.Equal(20, TurnOrchestration.MostTries);
        Assert.Equal([nameof(TurnOutcome.Undeliverable)], _world.Outcomes());
        Assert.InRange(_world.Elapsed, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(20));
    }

    [Theory]
    [InlineData(SendFailure.Transient)]
    [InlineData(SendFailure.Unknown)]
    [InlineData(SendFailure.RateLimited)]
    public async Task A_provider_that_asks_for_a_pause_of_days_does_not_keep_the_guest_waiting_for_days(SendFailure failure)
    {
        _world.Phone.Fails(failure, TimeSpan.FromDays(9), times: 30);
        _world.Hear(Question);
        _world.Hear("Explain why it rains", at: 60);
        await _world.RunAsync();

        Assert.True(_world.Elapsed < TimeSpan.FromDays(2), $"It took {_world.Elapsed}.");
    }

    [Fact]
    public async Task The_bot_says_nothing_more_once_a_person_took_over()
    {
        _world.Model.Says(LongAnswer);
        _world.Phone.WhileSending = call =>
            call != 1
                ? Task.CompletedTask
                : _world.Conversations.SignalAsync(
                    TurnWorld.Guest,
                    new ConversationEvent.PersonJoined(_world.Clock.GetUtcNow()),
                    CancellationToken.None);
        await _world.RunAsync(Question);

        Assert.Single(_world.Phone.Shown);
        Assert.Equal([nameof(TurnOutcome.Stopped)], _world.Outcomes());
    }
}
