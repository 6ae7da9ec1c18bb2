using HotelConcierge.Channels.WebChat;
using HotelConcierge.Contracts;
using HotelConcierge.Messages;

namespace HotelConcierge.Tests.Channels.WebChat;

public sealed class WebSignalsTests
{
    private static readonly ConversationId Ana = new("web-ana");
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly ManualTimeProvider _clock = new();
    private readonly WebSignals _signals = new();

    [Fact]
    public async Task News_that_come_after_a_wait_in_vain_are_told_at_once()
    {
        using var listener = _signals.Listen(Ana);
        var inVain = listener.WaitAsync(Long, _clock, CancellationToken.None);
        _clock.Advance(Long);
        await inVain;

        var waiting = listener.WaitAsync(Long, _clock, CancellationToken.None);
        _signals.Raise(Ana);

        await waiting;
    }

    [Fact]
    public async Task News_that_come_while_nobody_waits_are_told_to_whoever_waits_next()
    {
        using var listener = _signals.Listen(Ana);
        _signals.Raise(Ana);

        await listener.WaitAsync(Long, _clock, CancellationToken.None);
    }

    [Fact]
    public async Task Whoever_leaves_is_told_so()
    {
        using var listener = _signals.Listen(Ana);
        using var leaving = new CancellationTokenSource();
        var waiting = listener.WaitAsync(Long, _clock, leaving.Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
