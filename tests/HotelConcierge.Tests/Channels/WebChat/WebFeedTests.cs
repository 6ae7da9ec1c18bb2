using HotelConcierge.Channels.WebChat;

namespace HotelConcierge.Tests.Channels.WebChat;

/// <summary>A page hears what is said as it is said, and what it missed.</summary>
public sealed class WebFeedTests : IAsyncDisposable
{
    private readonly WebSamples _web = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(1));
    private IAsyncEnumerator<WebNews>? _following;

    public async ValueTask DisposeAsync()
    {
        await _patience.CancelAsync();
        if (_following is not null)
            await _following.DisposeAsync();
        _patience.Dispose();
    }

    [Fact]
    public async Task It_begins_at_once_and_tells_what_is_said_while_nobody_moves_the_clock()
    {
        Follow(after: null);
        Assert.IsType<WebNews.Quiet>(await NextAsync());
        var waiting = NextAsync();
        await _web.Clock.WaitForTimerAsync(_patience.Token);

        await _web.Channel.SendAsync(_web.Ours("Hello"), _patience.Token);

        Assert.Equal("Hello", Assert.IsType<WebNews.Said>(await waiting).Entry.Content!.Words);
    }

    [Fact]
    public async Task It_goes_on_after_what_was_seen()
    {
        await _web.Channel.SendAsync(_web.Ours("one"), _patience.Token);
        var seen = (await _web.Log.ReadAsync(_web.Conversation, after: null, _patience.Token)).Position;
        await _web.Channel.SendAsync(_web.Ours("two", 2), _patience.Token);

        Follow(seen);

        Assert.IsType<WebNews.Quiet>(await NextAsync());
        Assert.Equal("two", Assert.IsType<WebNews.Said>(await NextAsync()).Entry.Content!.Words);
    }

    [Fact]
    public async Task Typing_is_told_once_and_ends_with_the_answer()
    {
        Follow(after: null);
        await NextAsync();
        await _web.Channel.ShowTypingAsync(_web.Address, "m", _patience.Token);
        Assert.Equal(TimeSpan.FromSeconds(20), Assert.IsType<WebNews.Typing>(await NextAsync()).HowLong);
        var waiting = NextAsync();
        await _web.Clock.WaitForTimerAsync(_patience.Token);

        await _web.Channel.SendAsync(_web.Ours("Hello"), _patience.Token);

        Assert.IsType<WebNews.Said>(await waiting);
        Assert.Equal(TimeSpan.Zero, Assert.IsType<WebNews.Typing>(await NextAsync()).HowLong);
    }

    [Fact]
    public async Task News_of_another_process_are_found_by_looking()
    {
        var other = new WebLog(_web.Store, new WebSignals(), _web.Clock);
        Follow(after: null);
        await NextAsync();
        var waiting = NextAsync();
        var look = await _web.Clock.WaitForTimerAsync(_patience.Token);
        var entry = new WebEntry(_web.Clock.GetUtcNow()) { MessageId = "m", Text = "from elsewhere" };
        await other.AppendAsync(_web.Conversation, "in-m", entry, _patience.Token);

        _web.Clock.Advance(look);

        Assert.Equal("from elsewhere", Assert.IsType<WebNews.Said>(await waiting).Entry.Text);
    }

    [Fact]
    public async Task In_a_long_silence_it_says_that_it_is_there()
    {
        var began = _web.Clock.GetUtcNow();
        Follow(after: null);
        await NextAsync();
        var waiting = NextAsync();
        while (!waiting.IsCompleted)
        {
            _web.Clock.Advance(await _web.Clock.WaitForTimerAsync(_patience.Token));
            await Task.WhenAny(waiting, _web.Clock.WaitForTimerAsync(_patience.Token));
        }

        Assert.IsType<WebNews.Quiet>(await waiting);
        Assert.True(_web.Clock.GetUtcNow() - began >= WebFeed.LongestSilence);
    }

    [Fact]
    public async Task Whoever_asks_again_and_again_is_answered_as_soon_as_there_is_something()
    {
        var asking = _web.Feed.PollAsync(_web.Conversation, after: null, TimeSpan.FromSeconds(25), _patience.Token);
        await _web.Clock.WaitForTimerAsync(_patience.Token);
        await _web.Channel.SendAsync(_web.Ours("Hello"), _patience.Token);

        var (position, news) = await asking;

        Assert.Equal(1, position.Number);
        Assert.IsType<WebNews.Said>(Assert.Single(news));
    }

    [Fact]
    public async Task Whoever_asks_is_answered_with_nothing_when_their_time_is_over()
    {
        var asking = _web.Feed.PollAsync(_web.Conversation, after: null, TimeSpan.FromSeconds(25), _patience.Token);
        while (!asking.IsCompleted)
        {
            _web.Clock.Advance(await _web.Clock.WaitForTimerAsync(_patience.Token));
            await Task.WhenAny(asking, _web.Clock.WaitForTimerAsync(_patience.Token));
        }

        var (position, news) = await asking;
        Assert.Equal(WebPosition.Start, position);
        Assert.Empty(news);
    }

    private void Follow(WebPosition? after) =>
        _following = _web.Feed.FollowAsync(_web.Conversation, after, _patience.Token).GetAsyncEnumerator(_patience.Token);

    private async Task<WebNews> NextAsync() => await _following!.MoveNextAsync() ? _following.Current : throw new InvalidOperationException("It ended.");
}
