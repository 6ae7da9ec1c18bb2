using System.Net;
using System.Net.Sockets;
using HotelConcierge.Channels;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Hosting;
using Xunit;

namespace HotelConcierge.Contracts.Channels;

/// <summary>
/// Something that behaves like a messaging service with files of guests, as far as <see cref="ChannelMediaContract"/> steers it.
/// </summary>
public interface IMediaServer : IAsyncDisposable
{
    /// <summary>The channel under test, connected to this server as the hosts connect it.</summary>
    IFetchesMedia Channel { get; }

    /// <summary>A conversation with the guest.</summary>
    ConversationAddress Address { get; }

    /// <summary>The clock of the channel.</summary>
    ManualTimeProvider Clock { get; }

    /// <summary>A guest sends a file.</summary>
    /// <returns>It, as the webhook names it.</returns>
    InboundMedia Keep(byte[] bytes, FileConduct conduct);

    /// <summary>Has the service fail at what it is asked next of a file, in a way that may pass.</summary>
    void FailNext();
}

/// <summary>
/// What every channel promises about fetching guests' files, over real HTTP to something that behaves like its service and gives nothing
/// away without the right credentials, nor takes those for another host.
/// </summary>
public abstract class ChannelMediaContract : IAsyncLifetime
{
    private const int Most = 300_000;

    private IMediaServer _server = null!;

    /// <summary>Starts a server.</summary>
    protected abstract Task<IMediaServer> StartAsync();

    public async Task InitializeAsync() => _server = await StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(1, false)]
    [InlineData(Most, false)]
    [InlineData(Most, true)]
    public async Task A_file_arrives_whole(int length, bool hidesLength)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);

        var fetched = Assert.IsType<MediaFetch.Fetched>(await FetchAsync(_server.Keep(bytes, new() { HidesLength = hidesLength })));

        Assert.True(fetched.Bytes.Span.SequenceEqual(bytes));
    }

    [Theory]
    [InlineData(Most + 1, false)]
    [InlineData(Most + 1, true)]
    [InlineData(100_000_000, false)]
    [InlineData(100_000_000, true)]
    public async Task Of_a_file_over_the_limit_nothing_is_had_whether_or_not_its_length_is_said(int length, bool hidesLength) =>
        Assert.IsType<MediaFetch.TooLarge>(await FetchAsync(_server.Keep(new byte[length], new() { HidesLength = hidesLength })));

    [Fact]
    public async Task A_file_that_the_service_has_no_more_is_gone() =>
        Assert.IsType<MediaFetch.Gone>(await FetchAsync(_server.Keep([1], new() { IsGone = true })));

    [Theory]
    [InlineData("made-up")]
    [InlineData("../../etc/passwd")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("https://127.0.0.1/file")]
    [InlineData("file:///etc/passwd")]
    public async Task A_file_that_nobody_sent_is_gone(string url) =>
        Assert.IsType<MediaFetch.Gone>(await FetchAsync(new(url, "image/png")));

    [Fact]
    public async Task What_is_sent_on_to_another_host_is_gone_and_that_host_hears_nothing()
    {
        using var trap = new TcpListener(IPAddress.Loopback, 0);
        trap.Start();
        var nearby = $"http://127.0.0.1:{((IPEndPoint)trap.LocalEndpoint).Port}/";
        foreach (var elsewhere in new[] { nearby, "http://169.254.169.254/latest/meta-data" })
            Assert.IsType<MediaFetch.Gone>(await FetchAsync(_server.Keep([1], new() { RedirectsTo = elsewhere })));

        // Who had connected would wait here, since a connection is taken before anybody asks for it.
        Assert.False(trap.Pending());
    }

    [Fact]
    public async Task A_download_that_hangs_is_given_up_for_another_try()
    {
        var conduct = new FileConduct { Hangs = true };
        var fetching = FetchAsync(_server.Keep([1, 2], conduct));
        await conduct.Hanging;

        _server.Clock.Advance(MediaDownload.Patience);

        await Assert.ThrowsAsync<ChannelException>(() => fetching);
    }

    [Fact]
    public async Task Cancelling_ends_it()
    {
        var conduct = new FileConduct { Hangs = true };
        using var enough = new CancellationTokenSource();
        var fetching = _server.Channel.FetchAsync(_server.Address, _server.Keep([1, 2], conduct), Most, enough.Token);
        await conduct.Hanging;

        await enough.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);
    }

    [Fact]
    public async Task A_service_that_fails_for_now_is_asked_again()
    {
        var file = _server.Keep([1], new());
        _server.FailNext();

        await Assert.ThrowsAsync<ChannelException>(() => FetchAsync(file));
        Assert.IsType<MediaFetch.Fetched>(await FetchAsync(file));
    }

    private Task<MediaFetch> FetchAsync(InboundMedia media) =>
        _server.Channel.FetchAsync(_server.Address, media, Most, CancellationToken.None);
}
