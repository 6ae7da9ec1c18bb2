using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Messages;
using HotelConcierge.Storage;
using HotelConcierge.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Turns;

/// <summary>Files of guests at the edges of a turn: late, interrupted, repeated, after "forget me".</summary>
public sealed class FileTurnTests : IDisposable
{
    private readonly Ears _ears = new();
    private readonly TurnWorld _world;

    public FileTurnTests() => _world = _ears.InWorld();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task What_is_said_is_answered_once_and_kept_with_the_guest()
    {
        _world.Hear(Voice("a"));
        await _world.RunAsync();

        Assert.Contains(_world.Model.Shown, prompt => prompt.Any(message => message.Text == Ears.Said));
        Assert.Single(_world.Phone.Shown);
        Assert.Single(await _world.RowsAsync(GuestTables.Files));
        Assert.Single(await BlobsAsync());
    }

    [Fact]
    public async Task A_host_that_dies_with_the_file_in_its_hands_fetches_it_again_and_answers_once()
    {
        var deaths = 0;
        _world.Host.CrashWhen = point => point.Where.Contains("after a file was fetched", StringComparison.Ordinal) && deaths++ == 0;
        _world.Hear(Voice("a"));
        await _world.RunAsync();

        Assert.Equal(2, _world.Phone.Fetched.Count);
        Assert.Equal(1, _ears.Heard);
        Assert.Single(_world.Phone.Shown);
        Assert.Single(await BlobsAsync());
    }

    [Fact]
    public async Task A_step_that_runs_again_hears_nothing_anew()
    {
        _world.Hear(Voice("a"));
        await _world.RunAsync();
        var run = _world.Host.Runs.First(run => run.Name == nameof(TakeFile));

        await ConciergeServices.Activities.Single(activity => activity.Name == run.Name)
            .RunAsync(_world.Services, run.Input, CancellationToken.None);

        Assert.Single(_world.Phone.Fetched);
        Assert.Equal(1, _ears.Heard);
    }

    [Fact]
    public async Task A_file_that_comes_after_forget_me_leaves_nothing()
    {
        _world.Host.Takes(nameof(TakeFile), TimeSpan.FromSeconds(30));
        _world.Hear(Voice("a"));
        _world.Hear("forget me", at: 4);
        await _world.RunAsync();

        Assert.Equal([_world.Reply(ReplyKeys.Forgotten)], _world.Phone.Shown);
        Assert.Empty(await _world.RowsAsync(GuestTables.Files));
        Assert.Empty(await BlobsAsync());
    }

    [Fact]
    public async Task A_channel_that_stays_silent_is_asked_three_times_and_the_guest_to_write()
    {
        _world.Phone.File = _ => throw new ChannelException("silent");
        _world.Hear(Voice("a"));
        await _world.RunAsync();

        Assert.Equal(3, _world.Phone.Fetched.Count);
        Assert.Equal([_world.Reply(ReplyKeys.VoiceUnclear)], _world.Phone.Shown);
    }

    [Fact]
    public async Task A_spoken_cry_for_help_interrupts_its_own_burst_and_the_rest_is_answered_after_it()
    {
        _ears.Says = "My baby is not breathing!";
        _world.Hear("Explain why the sky is blue", at: 0);
        _world.Hear(Voice("a"), at: 0.5);
        await _world.RunAsync();

        Assert.Equal(2, _world.Phone.Shown.Count);
        Assert.Contains("112", _world.Phone.Shown[0], StringComparison.Ordinal);
        Assert.Contains("answer 1", _world.Phone.Shown[1], StringComparison.Ordinal);
        Assert.Single(_world.Model.Shown);
    }

    [Fact]
    public async Task A_spoken_stop_reaches_the_conversation_also_where_the_step_could_not_say_it()
    {
        _ears.Says = "stop";
        var refused = 0;
        _world.StoreFailsAt = where => where.Contains("optouts", StringComparison.OrdinalIgnoreCase) && _ears.Heard > 0 && refused++ < 3;
        _world.Hear(Voice("a"));
        await _world.RunAsync();

        Assert.Equal([_world.Reply(ReplyKeys.Stopped)], _world.Phone.Shown);
    }

    [Fact]
    public async Task A_stop_while_a_file_is_fetched_is_all_that_is_answered()
    {
        _world.Host.Takes(nameof(TakeFile), TimeSpan.FromSeconds(30));
        _world.Hear(Voice("a"));
        _world.Hear("STOP", at: 4);
        await _world.RunAsync();

        Assert.Equal([_world.Reply(ReplyKeys.Stopped)], _world.Phone.Shown);
        Assert.Empty(_world.Model.Shown);
    }

    [Fact]
    public async Task A_file_of_a_kind_that_nothing_here_can_use_is_not_fetched()
    {
        _world.Hear(new InboundMessage("a", TurnWorld.Address, MessageKind.Picture, "") { Media = [new("1", "image/png")] });
        await _world.RunAsync();

        Assert.Equal([_world.Reply(ReplyKeys.CannotCarry(MessageKind.Picture))], _world.Phone.Shown);
        Assert.Empty(_world.Phone.Fetched);
    }

    [Fact]
    public async Task Content_goes_after_a_week_and_what_was_said_stays()
    {
        _world.Hear(Voice("a"));
        await _world.RunAsync();

        _world.Clock.Advance(TimeSpan.FromDays(6));
        await TidyAsync();
        Assert.Single(await BlobsAsync());
        _world.Clock.Advance(TimeSpan.FromDays(2));
        await TidyAsync();

        Assert.Empty(await BlobsAsync());
        Assert.Single(await _world.RowsAsync(GuestTables.Files));
    }

    private Task TidyAsync() => _world.Services.GetRequiredService<GuestTables>().TidyAsync(CancellationToken.None);

    private async Task<List<BlobName>> BlobsAsync()
    {
        var names = new List<BlobName>();
        await foreach (var name in _world.Files.ListAsync(new(TurnWorld.Guest.Value), CancellationToken.None))
            names.Add(name);
        return names;
    }

    private static InboundMessage Voice(string id) => new(id, TurnWorld.Address, MessageKind.Voice, "") { Media = [new("1", "audio/ogg")] };
}
