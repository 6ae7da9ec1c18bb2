using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.Storage;
using HotelConcierge.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Turns;

/// <summary>What a guest can say at any moment, and which ends whatever is under way.</summary>
public sealed class InterruptedTurnTests : IDisposable
{
    private const string Question = "Explain why the sky is blue";
    private static readonly string LongAnswer = string.Join(
        "\n\n",
        Enumerable.Range(1, 3).Select(part => $"Part {part}. " + new string('x', 1300) + "."));
    private readonly TurnWorld _world = new();

    public void Dispose() => _world.Dispose();

    public static TheoryData<string, string> Commands => new()
    {
        { "STOP", ReplyKeys.Stopped },
        { "new conversation", ReplyKeys.Reset },
        { "forget me", ReplyKeys.Forgotten },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task While_the_model_works_a_command_is_all_that_is_answered(string command, string confirmation)
    {
        _world.Host.Takes(nameof(AskModel), TimeSpan.FromSeconds(30));
        _world.Hear(Question);
        _world.Hear(command, at: 4);
        await _world.RunAsync();

        Assert.Equal([_world.Reply(confirmation)], _world.Phone.Shown);
        Assert.Equal([nameof(TurnOutcome.Stopped), nameof(TurnOutcome.Answered)], _world.Outcomes());
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_is_confirmed_at_once_and_does_not_wait_for_the_model(string command, string confirmation)
    {
        _world.Host.Takes(nameof(AskModel), TimeSpan.FromMinutes(4));
        _world.Hear(Question);
        _world.Hear(command, at: 30);
        await _world.Host.AdvanceAsync(TimeSpan.FromSeconds(30));

        Assert.Equal([_world.Reply(ReplyKeys.Hold), _world.Reply(confirmation)], _world.Phone.Shown);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task While_a_chunk_waits_for_the_provider_a_command_ends_the_waiting(string command, string confirmation)
    {
        _world.Phone.Fails(SendFailure.RateLimited, TimeSpan.FromMinutes(10));
        _world.Hear(Question);
        _world.Hear(command, at: 60);
        await _world.Host.AdvanceAsync(TimeSpan.FromSeconds(61));

        Assert.Equal([_world.Reply(confirmation)], _world.Phone.Shown);
        await _world.RunAsync();
        Assert.Single(_world.Phone.Shown);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Between_two_chunks_a_command_keeps_the_rest_from_the_guest(string command, string confirmation)
    {
        _world.Model.Says(LongAnswer);
        _world.Host.Takes(nameof(SendChunk), TimeSpan.FromSeconds(2));
        _world.Hear(Question);
        _world.Hear(command, at: 2.2);
        await _world.RunAsync();

        Assert.Equal(2, _world.Phone.Shown.Count);
        Assert.Contains("Part 1", _world.Phone.Shown[0], StringComparison.Ordinal);
        Assert.Equal(_world.Reply(confirmation), _world.Phone.Shown[1]);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_chunk_that_the_provider_already_has_comes_before_the_confirmation_and_is_the_last(
        string command,
        string confirmation)
    {
        _world.Model.Says(LongAnswer);
        _world.Phone.WhileSending = call => call == 2 ? _world.HearNowAsync(command) : Task.CompletedTask;
        await _world.RunAsync(Question);

        Assert.Equal(3, _world.Phone.Shown.Count);
        Assert.Contains("Part 2", _world.Phone.Shown[1], StringComparison.Ordinal);
        Assert.Equal(_world.Reply(confirmation), _world.Phone.Shown[2]);
    }

    [Theory]
    [InlineData("alto", "es")]
    [InlineData("abmelden", "de")]
    [InlineData("désabonner", "fr")]
    [InlineData("หยุด", "th")]
    public async Task A_command_is_confirmed_in_the_language_of_its_word(string command, string language)
    {
        await _world.RunAsync(command);

        Assert.Equal([_world.Reply(ReplyKeys.Stopped, language)], _world.Phone.Shown);
    }

    [Theory]
    [InlineData("Explain why the sky is blue")]
    [InlineData("forget me")]
    public async Task A_turn_whose_conversation_cannot_be_seen_yet_looks_again_and_nothing_fails(string text)
    {
        _world.Conversations.HiddenReads = 3;
        if (text != "forget me")
            _world.Model.Says("It scatters.");

        await _world.RunAsync(text);

        Assert.Single(_world.Phone.Shown);
        Assert.Equal(4, _world.Host.Runs.Count(run => run.Name is nameof(BeginTurn) or nameof(ForgetGuest)));
        Assert.All(_world.Host.Runs, run => Assert.Equal(1, run.Attempt));
    }

    [Fact]
    public async Task After_stop_nothing_is_answered_until_start_resumes()
    {
        await _world.RunAsync("STOP");
        foreach (var text in new[] { Question, "hello?", "help", "new conversation", "STOP" })
            await _world.RunAsync(text);
        Assert.Equal([_world.Reply(ReplyKeys.Stopped)], _world.Phone.Shown);
        Assert.Equal(ConversationMode.OptedOut, (await _world.StateAsync())!.Mode);

        await _world.RunAsync("START");
        await _world.RunAsync(Question);

        Assert.Equal(3, _world.Phone.Shown.Count);
        Assert.Equal(_world.Reply(ReplyKeys.Resumed), _world.Phone.Shown[1]);
        Assert.EndsWith("answer 1", _world.Phone.Shown[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_who_changes_their_mind_at_once_reads_both_confirmations_in_order()
    {
        _world.Host.Takes(nameof(AskModel), TimeSpan.FromSeconds(30));
        _world.Hear(Question);
        _world.Hear("STOP", at: 3);
        _world.Hear("START", at: 3);
        await _world.RunAsync();

        Assert.Equal([_world.Reply(ReplyKeys.Stopped), _world.Reply(ReplyKeys.Resumed)], _world.Phone.Shown);
    }

    [Fact]
    public async Task A_new_conversation_forgets_what_was_said_and_keeps_what_is_known_of_the_guest()
    {
        await _world.RunAsync("Activities dinosaurs in the garden for a 2 year old");
        await _world.Services.GetRequiredService<GuestProfiles>().ChangeAsync(
            TurnWorld.Guest,
            guest => guest with { Profile = guest.Profile with { Values = guest.Profile.Values.SetItem("children", "24") } },
            CancellationToken.None);
        var before = await ProfileAsync();
        await _world.RunAsync("new conversation");
        await _world.RunAsync(Question);

        Assert.Equal("24", before.Profile["children"]);
        Assert.Equal(before.Profile["children"], (await ProfileAsync()).Profile["children"]);
        Assert.DoesNotContain(_world.Model.Shown[1], message => message.Text.Contains("dinosaurs", StringComparison.Ordinal));
        Assert.DoesNotContain(_world.Model.Shown[1], message => message.Text.Contains("answer 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Forget_me_erases_every_table_and_says_so()
    {
        await FillTablesAsync();
        await _world.RunAsync("olvídame");

        Assert.Equal(_world.Reply(ReplyKeys.Forgotten, "es"), _world.Phone.Shown[^1]);
        await AssertErasedAsync();
        Assert.Null((await _world.StateAsync())!.Address);
        Assert.Equal(GuestRecord.Unknown, await ProfileAsync());
    }

    [Fact]
    public async Task Forget_me_during_a_turn_leaves_nothing_of_that_turn_either()
    {
        await FillTablesAsync();
        _world.Host.Takes(nameof(AskModel), TimeSpan.FromSeconds(30));
        _world.Hear("Explain why it rains", at: _world.Elapsed.TotalSeconds);
        _world.Hear("forget me", at: _world.Elapsed.TotalSeconds + 4);
        await _world.RunAsync();

        Assert.Equal(_world.Reply(ReplyKeys.Forgotten), _world.Phone.Shown[^1]);
        await AssertErasedAsync();
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_guest_was_forgotten_is_not_kept()
    {
        // The model's call outlives its interrupted turn; meanwhile the turn that forgets runs on another worker.
        _world.Model.Does(async () =>
        {
            await _world
                .Services.GetRequiredService<GuestTables>()
                .EraseAsync(TurnWorld.Guest, exceptKeyPrefix: "", CancellationToken.None);
            return new(Microsoft.Extensions.AI.ChatRole.Assistant, "The sky is blue.");
        });
        _world.Hear(Question);
        _world.Hear("forget me", at: 1.3);
        _world.Host.Takes(nameof(AskModel), TimeSpan.FromSeconds(30));
        await _world.Host.AdvanceAsync(TimeSpan.FromSeconds(1.25));

        await AssertErasedAsync();
        await _world.RunAsync();
        Assert.Equal([_world.Reply(ReplyKeys.Forgotten)], _world.Phone.Shown);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Stop_after_forget_me_prevents_no_erasing_and_is_confirmed(double later)
    {
        await FillTablesAsync();
        _world.Host.Takes(nameof(ForgetGuest), TimeSpan.FromSeconds(2));
        var now = _world.Elapsed.TotalSeconds;
        _world.Hear("forget me", now);
        _world.Hear("STOP", now + later);
        await _world.RunAsync();

        Assert.Equal(_world.Reply(ReplyKeys.Stopped), _world.Phone.Shown[^1]);
        Assert.DoesNotContain(_world.Reply(ReplyKeys.Forgotten), _world.Phone.Shown);
        Assert.DoesNotContain(
            await _world.RowsAsync(GuestTables.Turns),
            row => row.Key.StartsWith(TurnIds.KeyPrefix(1), StringComparison.Ordinal));
        Assert.Empty(await _world.RowsAsync(GuestTables.Transcripts));
        Assert.Equal(GuestRecord.Unknown, await ProfileAsync());
        Assert.Equal(ConversationMode.OptedOut, (await _world.StateAsync())!.Mode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Forget_me_after_stop_erases_and_leaves_the_confirmation_of_stop_the_last_word(double later)
    {
        await FillTablesAsync();
        var already = _world.Phone.Shown.Count;
        _world.Host.Takes(nameof(BeginTurn), TimeSpan.FromSeconds(2));
        var now = _world.Elapsed.TotalSeconds;
        _world.Hear("STOP", now);
        _world.Hear("forget me", now + later);
        await _world.RunAsync();

        Assert.Equal([_world.Reply(ReplyKeys.Stopped)], _world.Phone.Shown.Skip(already));
        await AssertErasedAsync();
        Assert.Equal(ConversationMode.OptedOut, (await _world.StateAsync())!.Mode);
    }

    [Fact]
    public async Task A_guest_who_was_forgotten_starts_as_a_stranger()
    {
        await FillTablesAsync();
        await _world.RunAsync("forget me");
        await _world.RunAsync(Question);

        Assert.StartsWith(_world.Reply("disclaimer"), _world.Phone.Shown[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(_world.Model.Shown[^1], message => message.Text.Contains("dinosaurs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_guest_writes_while_being_forgotten_is_answered_as_to_a_stranger()
    {
        await FillTablesAsync();
        _world.Host.Takes(nameof(ForgetGuest), TimeSpan.FromSeconds(3));
        var now = _world.Elapsed.TotalSeconds;
        _world.Hear("forget me", now);
        _world.Hear(Question, now + 1);
        await _world.RunAsync();

        Assert.Equal(_world.Reply(ReplyKeys.Forgotten), _world.Phone.Shown[^2]);
        Assert.Equal($"{_world.Reply("disclaimer")}\n\nanswer 2", _world.Phone.Shown[^1]);
        Assert.DoesNotContain(_world.Model.Shown[^1], message => message.Text.Contains("dinosaurs", StringComparison.Ordinal));
    }

    private async Task FillTablesAsync()
    {
        await _world.RunAsync("Activities dinosaurs in the garden for a 2 year old");
        foreach (var table in GuestTables.All)
        {
            // What this turn had no occasion for: bookings, pictures, reports.
            await _world.Memory.TryInsertAsync(
                table,
                new(TurnWorld.Guest.Value, "one more", new Dictionary<string, string>(StringComparer.Ordinal)),
                CancellationToken.None);
        }

        foreach (var table in GuestTables.All)
            Assert.NotEmpty(await _world.RowsAsync(table));
    }

    private async Task AssertErasedAsync()
    {
        foreach (var table in GuestTables.All)
            Assert.Empty(await _world.RowsAsync(table));
    }

    private Task<GuestRecord> ProfileAsync() =>
        _world.Services.GetRequiredService<GuestProfiles>().ReadAsync(TurnWorld.Guest, CancellationToken.None);
}
