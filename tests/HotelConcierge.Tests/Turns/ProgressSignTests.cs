using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Messages;
using HotelConcierge.Storage;
using HotelConcierge.Turns;

namespace HotelConcierge.Tests.Turns;

/// <summary>Signs of progress on messages with files: true while they stand, and ended whatever happens.</summary>
public sealed class ProgressSignTests : IDisposable
{
    private readonly Ears _ears = new();
    private readonly TurnWorld _world;

    public ProgressSignTests() => _world = _ears.InWorld(reacts: true);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_voice_message_is_seen_heard_and_without_a_sign_once_it_is_answered()
    {
        _world.Hear(Voice("a") with { SourceId = "7" });
        await _world.RunAsync();

        Assert.Equal([("7", ProgressSign.Seen), ("7", ProgressSign.Heard), ("7", ProgressSign.None)], _world.Phone.Signs);
        Assert.Single(_world.Phone.Shown);
        Assert.Equal(0, await KeptAsync());
    }

    [Fact]
    public async Task What_could_not_be_had_stays_marked_and_the_rest_does_not()
    {
        _world.Phone.File = media => media.Url is "2" ? new MediaFetch.Gone() : new MediaFetch.Fetched("OggS\u0001\u0002"u8.ToArray());
        _world.Hear(Voice("a"));
        _world.Hear(Voice("b", "2"), at: 0.5);
        await _world.RunAsync();

        Assert.Equal(ProgressSign.None, Last("a"));
        Assert.Equal(ProgressSign.Failed, Last("b"));
        Assert.Equal(0, await KeptAsync());
    }

    [Fact]
    public async Task A_failed_answer_is_a_failed_message()
    {
        _world.Model.Says("");
        _world.Hear(Voice("a"));
        await _world.RunAsync();

        Assert.Equal([_world.Reply(ReplyKeys.Apology)], _world.Phone.Shown.Select(shown => shown.Split("\n\n")[^1]));
        Assert.Equal(ProgressSign.Failed, Last("a"));
    }

    [Theory]
    [InlineData("STOP")]
    [InlineData("forget me")]
    public async Task A_file_that_comes_after_its_turn_was_interrupted_takes_its_sign_away(string command)
    {
        _world.Host.Takes(nameof(TakeFile), TimeSpan.FromSeconds(30));
        _world.Hear(Voice("a"));
        _world.Hear(command, at: 4);
        await _world.RunAsync();

        Assert.Equal(ProgressSign.None, Last("a"));
        Assert.Equal(0, await KeptAsync());
    }

    [Theory]
    [InlineData("after the sign Seen")]
    [InlineData("before the sign Heard")]
    [InlineData("after the sign Heard")]
    [InlineData("before the sign None")]
    [InlineData("after the sign None")]
    public async Task A_host_that_dies_at_any_sign_ends_it_all_the_same(string where)
    {
        var deaths = 0;
        _world.Host.CrashWhen = point => point.Where.Contains(where, StringComparison.Ordinal) && deaths++ == 0;
        _world.Hear(Voice("a"));
        await _world.RunAsync();

        Assert.True(deaths > 0);
        Assert.Equal(ProgressSign.None, Last("a"));
        Assert.Single(_world.Phone.Shown);
        Assert.Equal(0, await KeptAsync());
    }

    [Fact]
    public async Task A_provider_that_does_not_take_a_sign_holds_nothing_up()
    {
        _world.Phone.RefusesSigns = int.MaxValue;
        _world.Hear(Voice("a"));
        await _world.RunAsync();

        Assert.Empty(_world.Phone.Signs);
        Assert.Single(_world.Phone.Shown);
        Assert.Equal(0, await KeptAsync());
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Without_the_assistants_or_the_operators_wish_there_are_none(bool reacts, bool shows)
    {
        using var world = _ears.InWorld(reacts);
        world.Phone.ShowsProgress = shows;
        world.Phone.File = _world.Phone.File;
        world.Hear(Voice("a"));
        await world.RunAsync();

        Assert.Empty(world.Phone.Signs);
        Assert.Single(world.Phone.Shown);
    }

    private ProgressSign Last(string message) => _world.Phone.Signs.Last(sign => sign.MessageId == message).Sign;

    private async Task<int> KeptAsync() =>
        (await _world.RowsAsync(GuestTables.Turns)).Count(row => row.Key.Contains("sign-", StringComparison.Ordinal));

    private static InboundMessage Voice(string id, string url = "1") =>
        new(id, TurnWorld.Address, MessageKind.Voice, "") { Media = [new(url, "audio/ogg")] };
}
