using System.Text.Json;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Storage;
using HotelConcierge.Turns;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Turns;

/// <summary>What is left of a message that the guest took back after it was answered.</summary>
public sealed class RevokedMessageTests : IDisposable
{
    private readonly Ears _ears = new();
    private readonly TurnWorld _world;

    public RevokedMessageTests() => _world = _ears.InWorld();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Words_that_were_answered_are_nowhere_and_no_model_sees_them_again()
    {
        await HearAsync("a", "Explain why quokkas smile");
        await RevokeAsync("a");
        await HearAsync("b", "Explain the moon");

        await AssertNowhereAsync("quokkas");
        Assert.DoesNotContain(_world.Model.Shown[^1], message => message.Text.Contains("quokkas", StringComparison.Ordinal));
        Assert.Contains(_world.Model.Shown[^1], message => message.Text == "Explain the moon");
        Assert.Equal(2, _world.Phone.Shown.Count);
    }

    [Fact]
    public async Task Of_a_burst_the_other_words_stay()
    {
        _world.Hear(Message("a", "Explain why quokkas smile"), at: 0);
        _world.Hear(Message("b", "and why it rains"), at: 0.3);
        await _world.RunAsync();
        await RevokeAsync("a");
        await HearAsync("c", "Explain the moon");

        await AssertNowhereAsync("quokkas");
        var said = _world.Model.Shown[^1].Where(message => message.Role == ChatRole.User).Select(message => message.Text);
        Assert.Equal(["and why it rains", "Explain the moon"], said);
        await RevokeAsync("b");
        await AssertNowhereAsync("rains");
    }

    [Fact]
    public async Task Words_taken_back_while_they_are_answered_are_answered_and_then_erased()
    {
        _world.Host.Takes(nameof(AskModel), TimeSpan.FromSeconds(3));
        _world.Hear(Message("a", "Explain why quokkas smile"));
        _world.Happens(() => SignalAsync("a"), at: 3);
        await _world.RunAsync();

        Assert.Single(_world.Phone.Shown);
        await AssertNowhereAsync("quokkas");
    }

    [Fact]
    public async Task A_recording_goes_with_its_words_and_the_answer_that_repeats_them()
    {
        _ears.Says = "Explain why quokkas smile";
        _world.Hear(new InboundMessage("v", TurnWorld.Address, MessageKind.Voice, "") { SourceId = "v", Media = [new("voice-1", "audio/ogg")] });
        await _world.RunAsync();
        Assert.Single(await _world.RowsAsync(GuestTables.Files));

        await RevokeAsync("v");

        Assert.Empty(await _world.RowsAsync(GuestTables.Files));
        await foreach (var name in _world.Files.ListAsync(new(TurnWorld.Guest.Value), CancellationToken.None))
            Assert.Fail($"{name} is still there");
        await AssertNowhereAsync("quokkas");
    }

    [Fact]
    public async Task A_host_that_dies_while_it_erases_erases_the_rest()
    {
        for (var deaths = 0; deaths < 6; deaths++)
        {
            var at = deaths;
            await HearAsync($"a{at}", "Explain why quokkas smile");
            var writes = 0;
            _world.Host.CrashWhen = point => point.Where.Contains("delet", StringComparison.OrdinalIgnoreCase) && writes++ == at;
            await RevokeAsync($"a{at}");
            _world.Host.CrashWhen = _ => false;

            await AssertNowhereAsync("quokkas");
        }
    }

    [Fact]
    public async Task An_alarm_is_told_to_staff_also_when_its_words_are_gone()
    {
        await HearAsync("a", "My baby swallowed quokka bait and is not breathing!");
        await RevokeAsync("a");

        await AssertNowhereAsync("quokka bait");
        Assert.Contains(_world.Log, line => line.Contains("a guest may be in danger", StringComparison.Ordinal));
        Assert.Contains("112", Assert.Single(_world.Phone.Shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_never_heard_of_leaves_everything_as_it_is()
    {
        await HearAsync("a", "Explain why quokkas smile");
        var before = (await _world.RowsAsync(GuestTables.Transcripts)).Count;
        await RevokeAsync("z");

        Assert.Equal(before, (await _world.RowsAsync(GuestTables.Transcripts)).Count);
        Assert.Single(_world.Phone.Shown);
    }

    private async Task HearAsync(string id, string text)
    {
        _world.Hear(Message(id, text), _world.Elapsed.TotalSeconds);
        await _world.RunAsync();
    }

    private async Task RevokeAsync(string source)
    {
        _world.Happens(() => SignalAsync(source), _world.Elapsed.TotalSeconds);
        await _world.RunAsync();
    }

    private Task SignalAsync(string source) => _world.Conversations.SignalAsync(
        TurnWorld.Guest, new ConversationEvent.MessageRevoked(source, _world.Clock.GetUtcNow()), CancellationToken.None);

    private static InboundMessage Message(string id, string text) => new(id, TurnWorld.Address, MessageKind.Text, text) { SourceId = id };

    private async Task AssertNowhereAsync(string words)
    {
        foreach (var table in GuestTables.All)
        {
            foreach (var row in await _world.RowsAsync(table))
                Assert.DoesNotContain(row.Properties.Values, value => value.Contains(words, StringComparison.OrdinalIgnoreCase));
        }

        var state = JsonSerializer.Serialize(await _world.StateAsync(), TurnJson.Options);
        Assert.DoesNotContain(words, state, StringComparison.OrdinalIgnoreCase);
    }
}
