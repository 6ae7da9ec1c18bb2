using HotelConcierge.Channels.WebChat;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Messages;
using HotelConcierge.Tests.Turns;

namespace HotelConcierge.Tests.Channels.WebChat;

/// <summary>What was said in a web chat is there once, in order, until its guest is forgotten.</summary>
public sealed class WebLogTests
{
    private readonly WebSamples _web = new();

    [Fact]
    public async Task What_is_appended_again_stands_where_it_stood()
    {
        var first = await AppendAsync("a");
        var second = await AppendAsync("b");

        Assert.Equal(first, await AppendAsync("a"));
        Assert.Equal((1L, 2L), (first.Number, second.Number));
        Assert.Equal(["a", "b"], await ReadAsync(after: null));
        Assert.Equal(["b"], await ReadAsync(first));
        Assert.Empty(await ReadAsync(second));
    }

    [Fact]
    public async Task Many_at_once_all_get_a_number_of_their_own()
    {
        var keys = Enumerable.Range(0, 30).Select(number => $"key{number}").ToList();

        var positions = await Task.WhenAll(keys.Concat(keys).Select(key => Task.Run(() => AppendAsync(key))));

        Assert.Equal(Enumerable.Range(1, 30).Select(number => (long)number), positions.Select(position => position.Number).Distinct().Order());
        Assert.Equal(keys.Order(StringComparer.Ordinal), (await ReadAsync(after: null)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whoever_knows_nothing_reads_the_newest()
    {
        for (var number = 1; number <= WebLog.MostAtOnce + 5; number++)
            await AppendAsync($"k{number}");

        var read = await ReadAsync(after: null);

        Assert.Equal(WebLog.MostAtOnce, read.Count);
        Assert.Equal(("k6", $"k{WebLog.MostAtOnce + 5}"), (read[0], read[^1]));
    }

    [Fact]
    public async Task Whoever_has_seen_what_was_erased_is_told_and_goes_on_from_the_start()
    {
        var seen = await AppendAsync("secret");
        await _web.Log.EraseAsync(_web.Conversation, CancellationToken.None);

        var empty = await _web.Log.ReadAsync(_web.Conversation, seen, CancellationToken.None);
        Assert.True(empty.IsReset);
        Assert.Equal(WebPosition.Start, empty.Position);
        Assert.False((await _web.Log.ReadAsync(_web.Conversation, empty.Position, CancellationToken.None)).IsReset);

        _web.Clock.Advance(TimeSpan.FromSeconds(1));
        await AppendAsync("anew");
        var page = await _web.Log.ReadAsync(_web.Conversation, seen, CancellationToken.None);
        Assert.True(page.IsReset);
        Assert.Equal("anew", Assert.Single(page.Entries).Entry.Text);
        Assert.Equal(["anew"], await ReadAsync(WebPosition.Start));
    }

    [Fact]
    public async Task What_is_said_after_a_guest_was_forgotten_outlives_the_erasing_for_a_day()
    {
        await AppendAsync("secret");
        await _web.Log.EraseAsync(_web.Conversation, CancellationToken.None);
        await _web.Channel.SendAsync(_web.Ours("You are forgotten."), CancellationToken.None);

        await _web.Log.EraseAsync(_web.Conversation, CancellationToken.None);
        Assert.Single((await _web.Log.ReadAsync(_web.Conversation, after: null, CancellationToken.None)).Entries);

        _web.Clock.Advance(WebLog.FarewellKeptFor);
        await _web.Log.EraseAsync(_web.Conversation, CancellationToken.None);
        await foreach (var row in _web.Store.ScanAsync(WebLog.Table, _web.Conversation.Value, "", CancellationToken.None))
            Assert.Fail($"A row {row.Key} is left.");
    }

    [Fact]
    public async Task Erasing_one_guest_leaves_the_others()
    {
        await AppendAsync("mine");

        await _web.Log.EraseAsync(ConversationId.For(_web.Address with { Guest = "other" }), CancellationToken.None);
        await _web.Log.EraseAsync(new("telegram-abc"), CancellationToken.None);

        Assert.Equal(["mine"], await ReadAsync(after: null));
    }

    [Fact]
    public async Task What_is_appended_while_the_log_is_erased_goes_with_it_whole()
    {
        Action? happening = null;
        var web = new WebSamples(new PassingTableStore(new InMemoryTableStore(), Pass));
        await web.Log.AppendAsync(web.Conversation, "in-1", Said("old"), CancellationToken.None);
        happening = () => Assert.True(
            web.Log.AppendAsync(web.Conversation, "in-2", Said("new"), CancellationToken.None).IsCompletedSuccessfully);

        await web.Log.EraseAsync(web.Conversation, CancellationToken.None);

        // Appended before the erasing was done, it is erased with the rest: there is never half of it.
        var page = await web.Log.ReadAsync(web.Conversation, after: null, CancellationToken.None);
        Assert.Null(happening);
        Assert.Empty(page.Entries);
        Assert.Equal(WebPosition.Start, page.Position);

        void Pass(string point)
        {
            if (point is not "before batching in webchat" || happening is not { } happens)
                return;
            happening = null;
            happens();
        }
    }

    private static WebEntry Said(string text) => new(DateTimeOffset.UnixEpoch) { MessageId = text, Text = text };

    private Task<WebPosition> AppendAsync(string key) => _web.Log.AppendAsync(
        _web.Conversation, key, new(_web.Clock.GetUtcNow()) { MessageId = key, Text = key }, CancellationToken.None);

    private async Task<List<string>> ReadAsync(WebPosition? after) =>
        [.. (await _web.Log.ReadAsync(_web.Conversation, after, CancellationToken.None)).Entries.Select(each => each.Entry.Text!)];
}
